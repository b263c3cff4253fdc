/** The state of a talk: facts and ids only, never free text, never a number. Versioned, so that a stale one is refused. */
import { z } from 'zod';
import { History } from '#evidence/history.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import { type TopicId, topics } from '#knowledge/topics.ts';

const ids = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]]);
const Fact = ids<FactId>(facts);
const Cause = ids<CauseId>(causes);
const Topic = ids<TopicId>(topics).optional();

/**
 * By fact: an answer's id; for `sent-at` HH:MM; for `reminder-window` HH:MM-HH:MM; for `recipient-number` its reading.
 * A known error is not here but in `codes`.
 */
const Known = z.partialRecord(Fact, z.string().max(40));
/** What free words may change, as it was before them. */
const Before = z.object({
  facts: Known,
  codes: z.array(z.string()),
  strangeError: z.boolean(),
  topic: Topic,
  found: History.optional(),
});

/** The chat's opaque id of a person. */
const Person = z.string().max(200).optional();

/** What was done, in order, so that Back can undo it. `given`: said before anything was asked. */
const Did = z.discriminatedUnion('did', [
  z.object({ did: z.literal('answered'), fact: Fact, by: Person }),
  z.object({ did: z.literal('skipped'), fact: Fact, given: z.literal(true).optional() }),
  z.object({ did: z.literal('ruled-out'), cause: Cause }),
  z.object({ did: z.literal('told'), before: Before, by: Person }),
  /** The receipts were asked. */
  z.object({ did: z.literal('looked-up'), before: History.optional(), by: Person }),
]);

const Stored = z.object({
  version: z.literal(1),
  /** Counts the views shown; a press from an earlier one changes nothing. */
  turn: z.number().int().min(0),
  at: z.enum(['asking', 'verdict', 'answer', 'person', 'preview', 'ended']),
  facts: Known,
  /** Keys of the code books that the error shown may be. */
  codes: z.array(z.string()),
  /** An error was shown that is in no list. Its words are not kept. */
  strangeError: z.boolean(),
  /** Last two digits of a number given on purpose. */
  tail: z.string().max(2).optional(),
  /** What the delivery receipts show of the phone or the text that staff named. */
  found: History.optional(),
  /** The turn of the view that tells of it first. */
  foundAt: z.number().int().optional(),
  /** Staff asked for the receipts, and the number or message id is asked for. */
  lookingUp: z.literal(true).optional(),
  /** It is asked for so that this person can be told how the next text fares. */
  wantsNews: Person,
  /** Who will be told how the next text to this phone fares. */
  awaiting: z.array(z.string().max(200)).max(20).optional(),
  asking: Fact.optional(),
  topic: Topic,
  /** Who began the talk; where nobody reads along, it is theirs alone. */
  owner: Person,
  /** Several people read it and answer. */
  shared: z.literal(true).optional(),
  /** Who answers the question that stands in private. */
  aside: Person,
  /** The cause shown first, which "not this" rules out. */
  shown: Cause.optional(),
  history: z.array(Did).max(200),
});

type Kept = z.infer<typeof Stored>;

export type Session = Readonly<Kept> & {
  /** Lives in this process only and is dropped when the session is stored. */
  readonly unsaved?: { readonly error?: string };
};

export type Did = z.infer<typeof Did>;

/** A talk in which nothing has been said. */
export const fresh: Session = {
  version: 1,
  turn: 0,
  at: 'asking',
  facts: {},
  codes: [],
  strangeError: false,
  history: [],
};

/** JSON for the store, without what must not be kept. */
export function pack(session: Session): string {
  const { unsaved: _, ...kept } = session;
  return JSON.stringify(kept);
}

/** Reads what `pack` wrote; `undefined` if it is of another version or broken, and the talk starts afresh. */
export function unpack(json: string): Session | undefined {
  try {
    return Stored.parse(JSON.parse(json)) as Session;
  } catch {
    return undefined;
  }
}

/** Questions that staff could not answer. */
export const skipped = (session: Session): FactId[] =>
  session.history.flatMap((one) => (one.did === 'skipped' ? [one.fact] : []));
/** Causes that staff rejected. */
export const ruledOut = (session: Session): CauseId[] =>
  session.history.flatMap((one) => (one.did === 'ruled-out' ? [one.cause] : []));
/** How many questions were answered or skipped. */
export const asked = (session: Session): number =>
  session.history.filter((one) => one.did === 'answered' || (one.did === 'skipped' && !one.given)).length;
