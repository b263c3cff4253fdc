/** Somebody at a front desk whose text failed for a known reason, and who answers as the books say that reason shows. */
import type { Evidence } from '#diagnosis/evidence.ts';
import { type Model, noListedError } from '#diagnosis/model.ts';
import { dontKnow } from '#diagnosis/weights.ts';
import type { CauseId } from '#knowledge/causes/index.ts';
import { codes, findCodes } from '#knowledge/codes/index.ts';
import type { FactId } from '#knowledge/facts.ts';

/** Repeatable randomness (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Staff {
  readonly cause: CauseId;
  /** `undefined` = "I don't know". The same question gets the same answer. */
  readonly answers: ReadonlyMap<FactId, string | undefined>;
  /** What they find out when they look a thing up after all; mostly, again, but not always. */
  readonly lookedUp: ReadonlyMap<FactId, string | undefined>;
}

/** Draws a cause as suspected in the book, and an answer to every question. */
export function draw(model: Model, roll: () => number): Staff {
  const known = model.hypotheses.length - 1;
  const at = pick(model.prior.slice(0, known), roll);
  const answers = new Map<FactId, string | undefined>();
  const lookedUp = new Map<FactId, string | undefined>();
  for (const fact of model.asks) {
    const table = model.tables.get(fact);
    const knows = roll() >= dontKnow;
    const reading = table?.readings[pick(table.rows[at] ?? [], roll)];
    answers.set(fact, knows ? reading : undefined);
    lookedUp.set(fact, roll() >= dontKnow ? reading : undefined);
  }
  return { cause: model.hypotheses[at] as CauseId, answers, lookedUp };
}

export const nothingKnown = (platform: Evidence['platform']): Evidence => ({
  platform,
  readings: {},
  values: {},
  codes: [],
  hasError: false,
  unknown: [],
  ruledOut: [],
});

/** The evidence after one more answer. */
export function told(evidence: Evidence, fact: FactId, reading: string | undefined): Evidence {
  if (reading === undefined) return { ...evidence, unknown: [...evidence.unknown, fact] };
  if (fact !== 'error' || reading === noListedError)
    return { ...evidence, readings: { ...evidence.readings, [fact]: reading } };
  const cause = /^cause:(.+)$/.exec(reading)?.[1];
  const shown = cause
    ? codes.filter((code) => code.cause === cause).slice(0, 1)
    : findCodes(reading, { platform: evidence.platform });
  return { ...evidence, codes: shown, hasError: true, error: reading };
}

function pick(weights: readonly number[], roll: () => number): number {
  let left = roll() * weights.reduce((a, b) => a + b, 0);
  for (let at = 0; at < weights.length; at++) {
    left -= weights[at] ?? 0;
    if (left < 0) return at;
  }
  return weights.length - 1;
}
