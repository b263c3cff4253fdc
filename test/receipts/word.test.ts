import { expect, it } from 'vitest';
import { senderOf } from '#receipts/sender.ts';
import { safeWord, word } from '#receipts/word.ts';

it('leaves a plain word as it is, up to its length', () => {
  expect(word('SM0123456789abcdef', 200)).toBe('SM0123456789abcdef');
  expect(word('x'.repeat(81))).toBe('x'.repeat(80));
  expect(word('x'.repeat(80))).toBe('x'.repeat(80));
  expect(word(undefined)).toBe('');
});

it('puts words on one line, without what no database keeps', () => {
  expect(word(' North\t\u0000 Clinic\n')).toBe('North Clinic');
  expect(word('\u007f')).toBe('');
  expect(word('half \ud83d')).toBe('half \ufffd');
  expect(word('Zahnärzte Süd')).toBe('Zahnärzte Süd');
});

it('says the same of a word whenever it is asked, and nothing where a number may stand in it', () => {
  for (const _ of [1, 2]) {
    expect(safeWord('North Clinic')).toBe('North Clinic');
    expect(safeWord('call 212 555 0123')).toBe('');
    expect(safeWord('someone@example.com')).toBe('');
    expect(safeWord(`${'long '.repeat(30)}212 555 0123`)).toBe('long '.repeat(16));
  }
});

it('reads a sender by its country, whichever was asked first', () => {
  for (const _ of [1, 2]) {
    expect(senderOf('(212) 555-0100', 'US')).toBe('+12125550100');
    expect(senderOf('07700 900123', 'GB')).toBe('+447700900123');
    expect(senderOf('07700 900123', 'US')).not.toBe('+447700900123');
    expect(senderOf('North Clinic', 'US')).toBe('North Clinic');
    expect(senderOf('22395', 'US')).toBe('22395');
  }
});
