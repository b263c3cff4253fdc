/** Receipts made up for tests; a seed makes the same ones every time. */
import type { ReceiptRow } from '#store/store.ts';

/** 12:00 UTC of a Monday, epoch ms. */
export const noon = Date.parse('2026-03-02T12:00:00Z');

/** A text that was sent at noon, and what of it is different. */
export function receipt(different: Partial<ReceiptRow> = {}): ReceiptRow {
  return {
    workspace: 'w1',
    provider: 'twilio',
    message: 'SM1',
    copy: '',
    recipient: 'hash-of-a-phone',
    tail: '23',
    patient: null,
    ...as.sent,
    code: null,
    field: null,
    at: noon + 1000,
    sentAt: noon,
    sentKnown: true,
    platform: 'cliniko',
    site: 'north',
    feature: 'reminder',
    sender: 'main',
    carrier: 'acme',
    line: null,
    note: null,
    ...different,
  };
}

/** States with what goes with them. */
export const as = {
  accepted: { state: 'accepted', said: 'accepted', rank: 0, outcome: 'pending' },
  queued: { state: 'queued', said: 'queued', rank: 1, outcome: 'pending' },
  sending: { state: 'sending', said: 'sending', rank: 2, outcome: 'pending' },
  sent: { state: 'sent', said: 'sent', rank: 3, outcome: 'pending' },
  delivered: { state: 'delivered', said: 'delivered', rank: 9, outcome: 'delivered' },
  undelivered: { state: 'undelivered', said: 'undelivered', rank: 9, outcome: 'failed' },
  failed: { state: 'failed', said: 'failed', rank: 9, outcome: 'failed' },
  canceled: { state: 'canceled', said: 'canceled', rank: 9, outcome: 'unknown' },
  unknown: { state: 'unknown', said: 'unknown', rank: 9, outcome: 'unknown' },
} as const satisfies Record<string, Pick<ReceiptRow, 'state' | 'said' | 'rank' | 'outcome'>>;

/** Numbers from 0 to 1 that look thrown, the same ones for the same seed (mulberry32). */
export function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    maybe: (share = 0.5) => next() < share,
    pick: <T>(all: readonly T[]) => all[below(all.length)]!,
    shuffled: <T>(all: readonly T[]) => {
      const mixed = [...all];
      for (let last = mixed.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
      }
      return mixed;
    },
  };
}
export type Dice = ReturnType<typeof dice>;

const ways = [
  ['accepted', 'queued', 'sending', 'sent', 'delivered'],
  ['queued', 'sent', 'undelivered'],
  ['queued', 'failed'],
  ['sent', 'unknown'],
  ['sent', 'unknown', 'delivered'],
  ['accepted', 'canceled'],
  ['queued', 'sent'],
] as const;

/** Receipts of so many texts that agree with each other, though each knows only a part. */
export function agreeing(texts: number, thrown: Dice): ReceiptRow[] {
  return Array.from({ length: texts }, (_, number) => {
    const message = `SM${number}`;
    const sentAt = noon + thrown.below(10) * 60_000 + thrown.below(60_000);
    const code = thrown.pick(['30003', '30005', '30007']);
    const site = thrown.pick(['north', 'south']);
    const carrier = thrown.pick(['acme', 'zeta']);
    return thrown.pick(ways).flatMap((state, step) =>
      Array.from({ length: 1 + thrown.below(2) }, () => {
        const told = thrown.maybe(0.4);
        const coded = as[state].outcome === 'failed' && thrown.maybe(0.7);
        return receipt({
          message,
          ...as[state],
          at: sentAt + step * 1000,
          sentAt: told ? sentAt : sentAt + step * 1000 + thrown.below(120_000),
          sentKnown: told,
          site: thrown.maybe() ? site : '',
          carrier: thrown.maybe() ? carrier : '',
          line: thrown.maybe(0.3) ? 'mobile' : null,
          patient: thrown.maybe(0.3) ? `patient-${number}` : null,
          ...(thrown.maybe(0.6) ? {} : { recipient: null, tail: null }),
          ...(coded ? { code, field: 'error' } : {}),
        });
      }),
    );
  }).flat();
}

/** Receipts of so many texts that say anything at all. */
export function contradicting(texts: number, receipts: number, thrown: Dice): ReceiptRow[] {
  return Array.from({ length: receipts }, () =>
    receipt({
      message: `SM${thrown.below(texts)}`,
      ...as[thrown.pick(Object.keys(as) as (keyof typeof as)[])],
      code: thrown.pick([null, '30003', '30005']),
      at: noon + thrown.below(100_000),
      sentAt: noon + thrown.below(300_000),
      sentKnown: thrown.maybe(),
      site: thrown.pick(['', 'north', 'south']),
      carrier: thrown.pick(['', 'acme', 'zeta']),
    }),
  );
}
