/** How likely each cause is, given what is known. Naive Bayes over the books: simple enough to explain, and it says why. */
import type { CauseId } from '#knowledge/causes/index.ts';
import type { FactId } from '#knowledge/facts.ts';
import { errorSays } from './error-text.ts';
import type { Evidence } from './evidence.ts';
import { type Hypothesis, type Model, model } from './model.ts';
import { errorAgainst, strangeError } from './weights.ts';

export interface Belief {
  readonly model: Model;
  /** By index of `model.hypotheses`; sums to 1. */
  readonly p: readonly number[];
}

/** The belief that this evidence supports. Rejected causes are at zero. */
export function belief(evidence: Evidence): Belief {
  const says = evidence.codes.length > 0 ? errorSays(evidence.codes, evidence.platform) : undefined;
  const known = model(evidence.platform, says ? [...says.keys()] : []);
  const weights = known.hypotheses.map((hypothesis, at) => {
    if (hypothesis && evidence.ruledOut.includes(hypothesis)) return 0;
    let weight = known.prior[at] ?? 0;
    if (evidence.hasError) weight *= errorWeight(hypothesis, says);
    for (const [fact, reading] of Object.entries(evidence.readings))
      weight *= seen(known, fact as FactId, reading, at);
    return weight;
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  return { model: known, p: weights.map((weight) => weight / sum) };
}

/** Chance of a reading under one hypothesis; a reading the books do not know says nothing. */
export function seen(known: Model, fact: FactId, reading: string, at: number): number {
  const table = known.tables.get(fact);
  const column = table?.readings.indexOf(reading) ?? -1;
  return column < 0 ? 1 : (table?.rows[at]?.[column] ?? 1);
}

function errorWeight(hypothesis: Hypothesis, says: ReadonlyMap<CauseId, number> | undefined): number {
  if (!says) return hypothesis === undefined ? 1 : strangeError;
  if (hypothesis === undefined) return errorAgainst.unlisted;
  return says.get(hypothesis) ?? errorAgainst.listed;
}
