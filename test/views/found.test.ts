import { describe, expect, it } from 'vitest';
import { day, type Found, foundBlock, moment } from '#views/found.ts';

const noon = Date.parse('2026-03-02T17:00:00Z');
const plain: Found = {
  asked: 'number',
  tail: '67',
  ended: { delivered: 0, failed: 0, unknown: 0, pending: 0 },
  alike: false,
  features: [],
  patients: 0,
  contradicted: false,
  zone: 'America/New_York',
};
const said = (more: Partial<Found>): string => {
  const block = foundBlock({ ...plain, ...more });
  if (block.kind !== 'list') throw new Error('no list');
  return block.items.map((item) => item.join('')).join('\n');
};
const ended = (failed: number, delivered = 0, unknown = 0, pending = 0) => ({
  failed,
  delivered,
  unknown,
  pending,
});

describe('which texts fail, read aloud', () => {
  it.each<[string, Partial<Found>]>([
    ['I hold no receipt of a text to …67.', {}],
    ['I hold no receipt of a text to this phone.', { tail: undefined }],
    [
      '4 of the last 4 texts to …67 failed since 2 March, each with 30006 (Landline).',
      { ended: ended(4), since: noon, alike: true, code: '30006', title: 'Landline' },
    ],
    ['2 of the last 5 texts to …67 failed.', { ended: ended(2, 3), code: '30006' }],
    [
      'The only text to …67 failed on 2 March, with 30006.',
      { ended: ended(1), since: noon, alike: true, code: '30006' },
    ],
    ['The only text to …67 was delivered.', { ended: ended(0, 1) }],
    ['All of the last 3 texts to …67 were delivered.', { ended: ended(0, 3) }],
    ['1 is still under way.', { ended: ended(0, 0, 0, 1) }],
    ['2 ended without an answer, which is neither delivered nor failed.', { ended: ended(0, 0, 2) }],
  ])('%s', (sentence, found) => {
    expect(said(found)).toBe(sentence);
  });

  it('speaks of the one text whose id was given', () => {
    const text = { at: noon, outcome: 'failed' } as const;

    expect(said({ asked: 'message', text, ended: ended(1), code: '30006', alike: true })).toBe(
      'That text failed with 30006. It was sent on 2 March at 12:00 pm.',
    );
    expect(said({ asked: 'message', text, ended: ended(2, 1) })).toContain(
      '2 of the last 3 texts to …67 failed.',
    );
  });
});

it('says what else speaks for or against the phone', () => {
  const text = said({
    ended: ended(2, 1),
    delivered: noon - 3 * 86_400_000,
    features: [
      { name: 'reminder', failed: 2, delivered: 0 },
      { name: 'messenger', failed: 0, delivered: 1 },
    ],
    patients: 3,
    contradicted: true,
    others: { now: { failed: 31, delivered: 9 }, usual: { failed: 3, delivered: 97 }, seems: 'many' },
  });

  expect(text).toContain('A text reached this phone on 27 February, so the line can take texts.');
  expect(text).toContain('Texts fail through reminder; through messenger all got through.');
  expect(text).toContain('3 patient records share this number.');
  expect(text).toContain(
    'It is not this patient alone: 31 of 40 texts to others failed around then (before that 3 of 100).',
  );
  expect(text).toContain('Two receipts of the same text contradict each other.');
  expect(
    said({
      others: { now: { failed: 2, delivered: 58 }, usual: { failed: 0, delivered: 0 }, seems: 'usual' },
    }),
  ).toContain("Other patients' texts got through as usual then: 2 of 60 failed.");
  expect(
    said({
      others: { now: { failed: 2, delivered: 2 }, usual: { failed: 0, delivered: 0 }, seems: 'unclear' },
    }),
  ).not.toContain('ther');
});

it('tells the day and the time in the practice zone, and says when it is UTC', () => {
  const late = Date.parse('2026-03-03T02:30:00Z');

  expect(day(late, 'America/New_York')).toBe('2 March');
  expect(moment(late, 'America/New_York')).toBe('2 March at 9:30 pm');
  expect(moment(late, undefined)).toBe('3 March at 2:30 am UTC');
});
