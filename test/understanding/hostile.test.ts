import { describe, expect, it } from 'vitest';
import { understand } from '#understanding/understand.ts';
import { ownUtterances } from './own-utterances.ts';

const context = { now: new Date('2026-03-02T15:00:00Z'), country: 'US' };
const filled = (piece: string) => piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000);

/** Shapes that make careless patterns retrace their steps: near misses of every family, over and over. */
const pieces = [
  'a',
  '1',
  '1 ',
  '512-',
  '5-',
  '+1 ',
  '(',
  '((1',
  'a@',
  'a.',
  'a@a.',
  '10-',
  'at 9 ',
  'half past ',
  'not ',
  'no no ',
  'only just the ',
  'reminders messenger ',
  'share same phone ',
  'Jane ',
  'Jane Sample ',
  'Ab-',
  '"error says ',
  "says '",
  'error code ',
  'number is 555 ',
  'been through ',
  'minus 3 ',
  'patient ',
  'mr ',
  'dob 4/',
  '😀',
  '\u0000',
  '\n',
  ' ',
  "'",
  '…',
  '‖¶⁇',
  'EC_',
  'http 404 ',
  'from caremessage to ',
];

describe('hostile and endless input', () => {
  it.each(pieces)('comes to an end: %j', (piece) => {
    expect(understand(filled(piece), context).intent).toBeTypeOf('string');
  });

  it('reads four thousand characters of ordinary talk, and no more than that', () => {
    const talk = ownUtterances.map(({ text }) => text).join('. ');

    expect(understand(`${talk.slice(0, 4000)}`, context).facts.status).toBeTypeOf('string');
    expect(understand(`${'ok '.repeat(1400)} it failed`, context).facts).toEqual({});
  });

  it('never throws on odd characters', () => {
    for (let code = 0; code < 0x3000; code += 61) {
      expect(() =>
        understand(`${String.fromCharCode(code)} failed ${String.fromCharCode(code)}`, context),
      ).not.toThrow();
    }
  });
});
