import { describe, expect, it } from 'vitest';
import { finalRank as finalInTheBooks, states } from '#knowledge/outcomes.ts';
import { contribution, finalRank, settle } from '#store/settle.ts';
import type { ReceiptRow } from '#store/store.ts';
import { agreeing, as, contradicting, dice, noon, receipt } from './rows.ts';

const heard = (...said: Partial<ReceiptRow>[]) => said.map(receipt).reduce(settle);
const failed = (code: string | null) => ({ ...as.failed, code, field: code && 'error' });

it('means by an end what the books mean', () => {
  expect(finalRank).toBe(finalInTheBooks);
  expect(
    Object.values(states).every(({ rank, outcome }) => rank === finalRank || outcome === 'pending'),
  ).toBe(true);
});

describe('a state', () => {
  it('gives way to a higher one, with all that belongs to it', () => {
    const end = { ...failed('30003'), at: noon + 9000, said: 'Failed!' };

    expect(heard(as.queued, end)).toEqual(receipt(end));
  });

  it('does not go back, and not aside', () => {
    expect(heard(as.sent, as.queued)).toEqual(receipt(as.sent));
    expect(heard(as.sent, { ...as.sent, at: noon + 5000, said: 'dispatched' })).toEqual(receipt(as.sent));
    expect(heard(as.accepted, { ...as.accepted, state: 'scheduled' })).toEqual(receipt(as.accepted));
  });

  it('stays at its first end, heard again or not', () => {
    const known = receipt(failed('30003'));

    expect(settle(known, receipt({ ...failed('30003'), at: noon + 9000 }))).toBe(known);
    expect(settle(known, receipt(as.sent))).toBe(known);
    expect(settle(known, receipt(failed(null)))).toBe(known);
  });

  it.each([as.unknown, as.canceled])('that ended nobody knows how gives way to a delivery: $state', (end) => {
    const delivered = { ...as.delivered, at: noon + 9000 };

    expect(heard({ ...end, code: '9902', field: 'error' }, delivered)).toEqual(receipt(delivered));
    expect(heard(delivered, { ...end, code: '9902', field: 'error' })).toEqual(receipt(delivered));
  });

  it('that ended nobody knows how stays so when a failure is told later', () => {
    expect(heard(as.unknown, failed('30003'))).toEqual(receipt({ ...as.unknown, note: 'failed 30003' }));
    expect(heard(as.unknown, failed('30003'), as.delivered)).toEqual(
      receipt({ ...as.delivered, note: 'failed 30003' }),
    );
  });
});

describe('a second end that contradicts the first is a note', () => {
  it.each([
    ['another outcome', as.delivered, failed('30003'), 'failed 30003'],
    ['another outcome without a code', failed('30003'), as.delivered, 'delivered'],
    ['another code', failed('30003'), failed('30005'), 'failed 30005'],
    ['a code for another state', as.undelivered, failed('30005'), 'failed 30005'],
  ])('%s', (_name, first, second, note) => {
    expect(heard(first, second)).toEqual(receipt({ ...first, note }));
  });

  it('and the first note is kept', () => {
    expect(heard(as.delivered, failed('30003'), failed('30005'), as.undelivered).note).toBe('failed 30003');
  });

  it.each([
    ['nobody knows', failed('30003'), as.unknown],
    ['the same code by another name', failed('30003'), { ...as.undelivered, code: '30003' }],
    ['a state on the way', as.delivered, as.sent],
  ])('but not where it says no more: %s', (_name, first, second) => {
    expect(heard(first, second)).toEqual(receipt(first));
  });
});

describe('what was unknown', () => {
  const blank = { recipient: null, tail: null, patient: null, line: null } as const;
  const nowhere = { platform: '', site: '', feature: '', sender: '', carrier: '' };
  const all = receipt({ patient: 'p', line: 'landline' });

  it('is filled in by any later receipt, even one of a lower state', () => {
    expect(settle(receipt({ ...as.delivered, ...blank, ...nowhere }), { ...all, ...as.queued })).toEqual({
      ...all,
      ...as.delivered,
    });
  });

  it('and what was known stays', () => {
    const other = receipt({
      recipient: 'x',
      tail: '99',
      patient: 'x',
      line: 'x',
      platform: 'x',
      site: 'x',
      feature: 'x',
      sender: 'x',
      carrier: 'x',
    });

    expect(settle(all, other)).toBe(all);
    expect(settle(all, receipt({ ...blank, ...nowhere }))).toBe(all);
  });

  it('is, of a code, filled in by the same state only', () => {
    expect(heard(failed(null), failed('30003'))).toEqual(receipt(failed('30003')));
    expect(heard(as.sent, { ...as.queued, code: '1', field: 'status' })).toEqual(receipt(as.sent));
    expect(heard({ ...failed('30003'), field: 'error' }, { ...failed('30003'), field: 'status' }).field).toBe(
      'error',
    );
  });
});

describe('the time of sending', () => {
  const guessed = (ms: number) => ({ sentAt: noon + ms, sentKnown: false });
  const told = (ms: number) => ({ sentAt: noon + ms, sentKnown: true });

  it.each([
    ['told beats guessed', guessed(1), told(5), told(5)],
    ['guessed does not beat told', told(5), guessed(1), told(5)],
    ['of two guesses the earlier', guessed(5), guessed(1), guessed(1)],
    ['of two guesses the earlier, again', guessed(1), guessed(5), guessed(1)],
    ['of two told ones the first', told(5), told(1), told(5)],
  ])('%s', (_name, first, second, kept) => {
    expect(heard(first, second)).toEqual(receipt(kept));
  });
});

describe('in whatever order receipts that agree come, and however often', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('the texts end the same (%i)', (seed) => {
    const thrown = dice(seed);
    const receipts = agreeing(12, thrown);
    const again = thrown.shuffled([...receipts, ...receipts.filter(() => thrown.maybe(0.3))]);

    expect(ends(again)).toEqual(ends(receipts));
    expect(new Set(ends(receipts).map(([, { note }]) => note))).toEqual(new Set([null]));
  });

  it('even hearing everything again changes nothing', () => {
    const thrown = dice(7);
    for (const receipts of [agreeing(30, thrown), contradicting(5, 200, thrown)]) {
      const known = new Map(ends(receipts));

      // a contradiction is noted once; then nothing is new
      for (const one of receipts) known.set(one.message, settle(known.get(one.message)!, one));
      for (const one of receipts) expect(settle(known.get(one.message)!, one)).toBe(known.get(one.message));
    }
  });
});

function ends(receipts: readonly ReceiptRow[]): [string, ReceiptRow][] {
  const texts = Map.groupBy(receipts, ({ message }) => message);
  return [...texts]
    .map(([message, said]): [string, ReceiptRow] => [message, said.reduce(settle)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('a text counts', () => {
  const slice = {
    workspace: 'w1',
    provider: 'twilio',
    platform: 'cliniko',
    site: 'north',
    feature: 'reminder',
    sender: 'main',
    carrier: 'acme',
  };
  const minute = noon / 60_000;

  it.each([
    [as.sent, { code: '', delivered: 0, failed: 0, unknown: 0 }],
    [as.delivered, { code: '', delivered: 1, failed: 0, unknown: 0 }],
    [
      { ...as.delivered, code: '0' },
      { code: '', delivered: 1, failed: 0, unknown: 0 },
    ],
    [failed('30003'), { code: '30003', delivered: 0, failed: 1, unknown: 0 }],
    [failed(null), { code: '', delivered: 0, failed: 1, unknown: 0 }],
    [
      { ...as.unknown, code: '9902' },
      { code: '', delivered: 0, failed: 0, unknown: 1 },
    ],
  ])('once, as what it came to: $0.state', (state, counted) => {
    expect(contribution(receipt(state))).toEqual({ ...slice, minute, sent: 1, ...counted });
  });

  it('in the minute it was sent in', () => {
    expect(contribution(receipt({ sentAt: noon + 59_999 })).minute).toBe(minute);
    expect(contribution(receipt({ sentAt: noon + 60_000 })).minute).toBe(minute + 1);
    expect(contribution(receipt({ sentAt: noon - 1 })).minute).toBe(minute - 1);
  });
});
