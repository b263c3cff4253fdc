/** The only place where words become numbers. */
import type { Effort, Often } from '#knowledge/shape.ts';
import type { Likelihood } from './verdict.ts';

/** Chance of seeing a sign when a cause is to blame. Chosen so that one `always` against `never` decides and one `usually` does not. */
export const chance: Readonly<Record<Often, number>> = {
  always: 0.99,
  usually: 0.85,
  often: 0.5,
  sometimes: 0.2,
  rarely: 0.03,
  never: 0.002,
};

/** What an answer costs staff, relative to a glance at the open screen. */
export const cost: Readonly<Record<Effort, number>> = {
  'on-screen': 1,
  'from-memory': 1,
  'another-screen': 1.1,
  'try-it': 1.3,
  'call-patient': 1.3,
  'give-number': 3,
};

/** Each next cause in the book's order is this much less suspected than the one before. */
export const orderDecay = 0.85;
/** How much of the suspicion goes to a cause that no book lists (rows CM13, X7). */
export const unlistedShare = 0.02;
/** An error text outranks what staff remember (row X9): how far a cause that it does not name falls, beside one that it names. */
export const errorAgainst = { listed: 1e-5, unlisted: 1e-5 } as const;
/** An error text in no list: how well it fits the causes we know, beside one that we do not know. */
export const strangeError = 0.004;

/** Chance of a platform's error text beside a cause that its page does not connect with it. */
export const strayError = 0.0005;
/** Chance that no text is shown beside a cause whose texts the page gives. */
export const noTextShown = 0.04;
/** Where any provider's code may be shown: chance that it names the cause outright, and that it names another. */
export const anyCode = { names: 0.5, misnames: 0.001 } as const;
/** However sure the words, this much is left for what they do not name. */
export const unnamed = 0.02;

/** A cause this likely is named without a further question. */
export const enough = 0.97;
/** A question that teaches less than this many bits for its cost is not worth asking. */
export const worthAsking = 0.11;
/** Below this a cause is only a possibility, and the verdict is undetermined. */
export const nameable = 0.78;
/** The same for a cause that its page leaves to elimination. */
export const nameableAsRemainder = 0.5;
/** The same where an error is shown: it leaves few causes, and all of them are shown. */
export const nameableByError = 0.45;
/** A cause this likely leads, though it is not certain enough to be named: its first step is worth taking. */
export const leading = 0.5;
/** A runner-up this likely is shown. */
export const worthShowing = 0.04;
/** Where no cause is named, one this likely is shown as possible. */
export const possible = 0.1;
/** No verdict shows more causes than this. */
export const mostShown = 4;
/** How often staff do not know an answer. */
export const dontKnow = 0.15;

/** In words: at least this likely. */
export function inWords(probability: number): Likelihood {
  if (probability >= 0.93) return 'almost certain';
  if (probability >= 0.75) return 'very likely';
  if (probability >= leading) return 'likely';
  return probability >= 0.2 ? 'possible' : 'less likely';
}
