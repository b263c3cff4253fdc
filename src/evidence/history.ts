/** What the delivery receipts show of one phone or one text. Counts, ids and times: no number, nothing that was sent. */
import { z } from 'zod';
import { type FactId, facts } from '#knowledge/facts.ts';

const count = z.number().int().min(0);
/** Epoch ms. */
const moment = z.number().int();
const Fact = z.enum(Object.keys(facts) as [FactId, ...FactId[]]);
const Tally = z.object({ delivered: count, failed: count });

/** As a talk keeps it. */
export const History = z.object({
  /** `next`: what was sent after a fix. */
  asked: z.enum(['number', 'message', 'next']),
  /** Keyed hash of the phone's number, where one is known. */
  recipient: z.string().optional(),
  /** Its last two digits. */
  tail: z.string().max(2).optional(),
  /** Public facts and their values, as `facts.ts` has them; `sent-at` is not among them, see `local`. */
  facts: z.partialRecord(Fact, z.string()),
  /** Keys of the code books that the code of the text may be. */
  codes: z.array(z.string()),
  /** The code itself, in a list or not. */
  code: z.string().optional(),
  /** The text that was asked about: the one of that id, else the latest that failed, else the latest. */
  text: z.object({ at: moment, outcome: z.enum(['pending', 'delivered', 'failed', 'unknown']) }).optional(),
  /** Texts to this phone, by how they ended. */
  ended: Tally.extend({ unknown: count, pending: count }),
  /** When the first of the failures was sent that nothing has broken since. */
  since: moment.optional(),
  /** Whether every failure carries the same code. */
  alike: z.boolean(),
  delivered: moment.optional(),
  /** The features that texts went through, in the practice's own words. */
  features: z.array(Tally.extend({ name: z.string() })),
  /** How many of the practice's own references stand behind this number; 0: none was given. */
  patients: count,
  /** Other phones at the time of the text, and in the days before. */
  others: z.object({ now: Tally, usual: Tally, seems: z.enum(['many', 'usual', 'unclear']) }).optional(),
  /** When the text was sent by the clocks that may be the patient's: `HH:MM`, each with a zone that shows it. */
  local: z.array(z.object({ time: z.string(), zone: z.string() })),
  /** Two receipts of the text contradict each other. */
  contradicted: z.boolean(),
});

export type History = z.infer<typeof History>;
