/** Worlds of our own for detection: clinics that send texts, with what goes wrong in them. Seeded, so always the same. */
import { type Change, type Count, type Detector, openDetector, type Slice } from '#detection/index.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
/** A Monday, midnight of a place six hours behind UTC. */
export const monday = Date.UTC(2027, 2, 1, 6);

/** The time of an hour of a day of the world. */
export const at = (day: number, hour: number) => monday + day * dayMs + hour * hourMs;

export interface Text {
  readonly at: number;
  readonly slice: Slice;
  readonly failed: boolean;
  readonly code?: string;
  readonly cause?: string;
}

export interface Place {
  readonly slice: Slice;
  /** Of all texts. */
  readonly share: number;
  /** Probability to fail when all is normal. */
  readonly p: number;
}

/** What is wrong: texts do not come at all, or a share of those that would be delivered fails. */
export type Wrong = 'silent' | { readonly share: number; readonly code: string; readonly cause?: string };

export interface World {
  readonly seed: number;
  readonly places: readonly Place[];
  /** On a working day; on Saturday a fifth, on Sunday hardly one. */
  readonly perDay: number;
  readonly days: number;
  readonly wrong?: (text: { readonly at: number; readonly slice: Slice }) => Wrong | undefined;
}

/** Codes of everyday failures, with how often they come. */
const everyday = [
  ['30003', 'handset-unreachable', 0.34],
  ['30005', 'unassigned-number', 0.24],
  ['30006', 'landline-number', 0.22],
  ['30008', 'unknown-carrier-error', 0.1],
  ['30007', 'carrier-blocked-content', 0.05],
  ['21610', 'recipient-opted-out', 0.05],
] as const;

export function dice(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function drawn<T>(roll: () => number, of: readonly T[], share: (one: T) => number): T {
  let x = roll() * of.reduce((sum, one) => sum + share(one), 0);
  for (const one of of) {
    x -= share(one);
    if (x < 0) return one;
  }
  return of.at(-1)!;
}

/** All texts of a world, in the order of time. */
export function textsOf({ seed, places, perDay, days, wrong }: World): Text[] {
  const roll = dice(seed);
  const texts: Text[] = [];
  for (let day = 0; day < days; day++) {
    const ofWeek = day % 7;
    const number = Math.round(perDay * (ofWeek === 6 ? 0.01 : ofWeek === 5 ? 0.2 : 1) * (0.9 + 0.2 * roll()));
    for (let i = 0; i < number; i++) {
      const { slice, p } = drawn(roll, places, (one) => one.share);
      // half of them as reminders in the morning
      const sent = Math.floor(at(day, roll() < 0.5 ? 8.5 + roll() : 8 + 10 * roll()));
      const bad = wrong?.({ at: sent, slice });
      const [luck, which] = [roll(), roll()];
      if (bad === 'silent') continue;
      if (bad && luck >= p && luck < p + (1 - p) * bad.share)
        texts.push({ at: sent, slice, failed: true, code: bad.code, ...(bad.cause && { cause: bad.cause }) });
      else if (luck < p) {
        const [code, cause] = drawn(
          () => which,
          everyday,
          (one) => one[2],
        );
        texts.push({ at: sent, slice, failed: true, code, cause });
      } else texts.push({ at: sent, slice, failed: false });
    }
  }
  return texts.sort((a, b) => a.at - b.at);
}

export const countOf = ({ at: sent, slice, failed, code, cause }: Text, times = 1): Count => ({
  minute: Math.floor(sent / minuteMs),
  slice,
  outcome: failed ? 'failed' : 'delivered',
  ...(code && { code }),
  ...(cause && { cause }),
  times,
});

/** As a line of the stream that `watch` reads. @param more fields that stand instead, or besides */
export const lineOf = ({ at: sent, slice, failed, code }: Text, n: number, more = {}): string =>
  JSON.stringify({
    id: `SM${n.toString(16).padStart(32, '0')}`,
    at: new Date(sent).toISOString(),
    workspace: 'w1',
    provider: 'twilio',
    ...slice,
    status: failed ? 'failed' : 'delivered',
    code: code ?? null,
    ...more,
  });

/** Lets a detector hear the texts as they are sent, and gives what it said. */
export function play(texts: readonly Text[], detector: Detector = openDetector()): Change[] {
  const changes: Change[] = [];
  for (const text of texts) {
    changes.push(...detector.tick(text.at));
    changes.push(...detector.take(countOf(text), text.at));
  }
  return changes;
}

export const opened = (changes: readonly Change[]) =>
  changes.filter(({ kind }) => kind === 'opened').map(({ incident }) => incident);

/** One clinic with three carriers. */
export const clinic: readonly Place[] = [
  { slice: { platform: 'notify', feature: 'reminder', carrier: 'carrier-a' }, share: 0.4, p: 0.03 },
  { slice: { platform: 'notify', feature: 'reminder', carrier: 'carrier-b' }, share: 0.3, p: 0.03 },
  { slice: { platform: 'notify', feature: 'messenger', carrier: 'carrier-a' }, share: 0.2, p: 0.03 },
  { slice: { platform: 'notify', feature: 'messenger', carrier: 'landline' }, share: 0.1, p: 0.1 },
];

/** Five clinics on two platforms; the last has an old list of numbers. */
export const group: readonly Place[] = ['a', 'b', 'c', 'd', 'old'].flatMap((name, i) =>
  ['reminder', 'messenger', 'campaign'].flatMap((feature) =>
    ['carrier-a', 'carrier-b', 'carrier-c'].map((carrier): Place => {
      const sender = `+121255501${feature === 'messenger' ? '3' : '1'}${i}`;
      const slice = {
        platform: i < 3 ? 'notify' : 'cliniko',
        site: `site-${name}`,
        feature,
        sender,
        carrier,
      };
      return {
        slice,
        share: (name === 'old' ? 0.2 : 1) * (feature === 'campaign' ? 0.1 : 1),
        p: name === 'old' ? 0.14 : 0.03,
      };
    }),
  ),
);
