/** What a texting system reports: texts that go through their states, some twice, some late, some contradicted. */
import type { State } from '#knowledge/outcomes.ts';
import type { Dice } from '../store/rows.ts';

/** One receipt in our own form. */
export interface Said {
  readonly id: string;
  readonly provider: 'twilio';
  readonly to: string;
  readonly status: State;
  readonly code?: string;
  /** ISO 8601. */
  readonly at: string;
  readonly sentAt: string;
  readonly site: string;
  readonly feature: string;
}

export interface Traffic {
  /** The next so many receipts. */
  next(receipts: number): Said[];
}

/** A state, and the code beside it. */
type Step = readonly [status: State, code?: string];

/** The first three are as often as all others. */
const stories: readonly (readonly Step[])[] = [
  ...Array<readonly Step[]>(3).fill([['queued'], ['sent'], ['delivered']]),
  [['queued'], ['sent']],
  [['queued'], ['sent'], ['undelivered', '30005']],
  [['sent'], ['failed', '30007']],
  [['sent'], ['unknown'], ['delivered']],
  [['queued'], ['delivered'], ['undelivered', '30003']],
  [['sent'], ['undelivered', '30003'], ['undelivered', '30006']],
];

/** Texts that are on their way at the same time. */
const crowd = 300;
/** How long before the beginning they may have been sent, ms. */
const span = 3 * 3_600_000;

/** @param start epoch ms; all texts were sent before it. */
export function openTraffic(thrown: Dice, start: number): Traffic {
  const under: Said[][] = [];
  let texts = 0;

  function text(): Said[] {
    texts++;
    const sentAt = start - span + thrown.below(span - 10_000);
    const story = thrown.pick(stories).flatMap((step) => (thrown.maybe(0.15) ? [step, step] : [step]));
    const same = {
      id: `M${texts}`,
      provider: 'twilio' as const,
      to: `+1212555${String(100 + (texts % 100)).padStart(4, '0')}`,
      sentAt: new Date(sentAt).toISOString(),
      site: thrown.pick(['north', 'south']),
      feature: thrown.pick(['reminder', 'recall', 'campaign']),
    };
    const told = story.map(([status, code], step) => ({
      ...same,
      status,
      ...(code && { code }),
      at: new Date(sentAt + step * 1000).toISOString(),
    }));
    return thrown.maybe(0.2) ? thrown.shuffled(told) : told;
  }

  function one(): Said {
    if (under.length < crowd) under.push(text());
    const place = thrown.below(under.length);
    const story = under[place]!;
    const said = story.shift()!;
    if (story.length === 0) under.splice(place, 1);
    return said;
  }

  return { next: (receipts) => Array.from({ length: receipts }, one) };
}
