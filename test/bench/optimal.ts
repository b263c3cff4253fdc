/** The best question there is on the same books: exact search for the fewest expected questions under the same stop rule. */
import { belief } from '#diagnosis/belief.ts';
import type { Evidence } from '#diagnosis/evidence.ts';
import { askable, choose } from '#diagnosis/next-question.ts';
import { dontKnow } from '#diagnosis/weights.ts';
import type { FactId } from '#knowledge/facts.ts';
import { told } from './simulated-staff.ts';

/** How many questions ahead the search looks; what remains after that counts as nothing. */
export const horizon = 2;

const memory = new Map<string, readonly [number, FactId | undefined]>();

export function bestQuestion(evidence: Evidence): FactId | undefined {
  return search(evidence, horizon)[1];
}

/** Expected number of questions from here, and the first of them. */
function search(evidence: Evidence, ahead: number): readonly [number, FactId | undefined] {
  if (ahead === 0) return [0, undefined];
  const key = `${ahead}${evidence.platform}${Object.entries(evidence.readings).sort().join()}|${evidence.error ?? ''}|${[...evidence.unknown].sort().join()}`;
  const kept = memory.get(key);
  if (kept) return kept;
  const now = belief(evidence);
  let best: readonly [number, FactId | undefined] = [0, undefined];
  if (choose(now, evidence)) {
    best = [Number.POSITIVE_INFINITY, undefined];
    for (const fact of askable(now, evidence)) {
      const table = now.model.tables.get(fact);
      if (!table) continue;
      let expected = 1 + dontKnow * search(told(evidence, fact, undefined), ahead - 1)[0];
      for (let column = 0; column < table.readings.length && expected < best[0]; column++) {
        const likely = now.p.reduce((sum, p, at) => sum + p * (table.rows[at]?.[column] ?? 0), 0);
        if (likely < 1e-4) continue;
        expected += (1 - dontKnow) * likely * search(told(evidence, fact, table.readings[column]), ahead - 1)[0];
      }
      if (expected < best[0]) best = [expected, fact];
    }
  }
  memory.set(key, best);
  return best;
}
