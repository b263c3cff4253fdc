/** Which question to ask next: the one that teaches most for its cost, or none. */
import type { Ask } from '#knowledge/book.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { type Belief, belief } from './belief.ts';
import { type Evidence, holds } from './evidence.ts';
import type { Table } from './model.ts';
import { cost, enough, worthAsking } from './weights.ts';

/** The next question, or `undefined` when one cause is likely enough or no question is worth asking. @param now the belief, if at hand. */
export function nextQuestion(evidence: Evidence, now = belief(evidence)): FactId | undefined {
  if (Math.max(...now.p) >= enough) return undefined;
  const worth = worthOf(now);
  let best: FactId | undefined;
  let most = worthAsking;
  for (const fact of askable(now, evidence)) {
    const here = worth(fact);
    if (here > most) [best, most] = [fact, here];
  }
  return best;
}

/** Questions that staff could not answer and that would still teach enough to be worth a look, best first. */
export function worthFindingOut(evidence: Evidence, now = belief(evidence)): FactId[] {
  const worth = worthOf(now);
  return askable(now, { ...evidence, unknown: [] })
    .filter((fact) => evidence.unknown.includes(fact) && worth(fact) > worthAsking)
    .sort((a, b) => worth(b) - worth(a));
}

/** What each question is expected to teach, in bits for its cost. */
function worthOf({ model, p }: Belief): (fact: FactId) => number {
  const before = entropy(p);
  return (fact) => {
    const table = model.tables.get(fact);
    return table ? (before - bitsLeft(p, table)) / askCost(model.platform, fact) : 0;
  };
}

/** Questions not yet answered, declined or out of place, in the document's order. */
export function askable(now: Belief, evidence: Evidence): FactId[] {
  return now.model.asks.filter((fact) => {
    if (evidence.readings[fact] !== undefined || (fact === 'error' && evidence.hasError)) return false;
    if (evidence.unknown.includes(fact)) return false;
    return holds((platforms[now.model.platform].asks[fact] as Ask<FactId>).when, evidence);
  });
}

/** What asking costs on this platform. */
export function askCost(platform: Evidence['platform'], fact: FactId): number {
  return cost[platforms[platform].asks[fact]?.effort ?? facts[fact].effort];
}

/** Uncertainty expected to be left after the answer, in bits. */
function bitsLeft(p: readonly number[], table: Table): number {
  let left = 0;
  for (let column = 0; column < table.readings.length; column++) {
    let sum = 0;
    let part = 0;
    for (let at = 0; at < p.length; at++) {
      const joint = (p[at] ?? 0) * (table.rows[at]?.[column] ?? 0);
      if (joint <= 0) continue;
      sum += joint;
      part -= joint * Math.log2(joint);
    }
    if (sum > 0) left += part + sum * Math.log2(sum);
  }
  return left;
}

function entropy(p: readonly number[]): number {
  return p.reduce((sum, one) => (one > 0 ? sum - one * Math.log2(one) : sum), 0);
}
