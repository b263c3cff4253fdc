/** Why a cause is likely, and what speaks against it, in sentences. */
import type { Suspect } from '#knowledge/book.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import { type FactId, facts } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { origins, sentences } from '#knowledge/sentences.ts';
import type { Fact } from '#knowledge/shape.ts';
import { type Belief, seen } from './belief.ts';
import { errorSays } from './error-text.ts';
import { type Evidence, holds } from './evidence.ts';
import type { Finding } from './verdict.ts';
import { chance, inWords } from './weights.ts';
import { fill, lines, type Slots } from './wording.ts';

/** Seen this much more often with the cause than without it, a fact speaks for it. */
const tells = 1.8;

/** The cause at index `at` of the belief's hypotheses, with its reasons. */
export function finding(id: CauseId, at: number, now: Belief, evidence: Evidence, slots: Slots): Finding {
  const suspect = platforms[evidence.platform].suspects[id];
  const probability = Math.round((now.p[at] ?? 0) * 100) / 100;
  const because = [...fromError(id, evidence, slots), ...lines(suspect?.because, evidence, slots)];
  const told = toldBy(suspect, evidence);
  const against: string[] = [];
  for (const [fact, reading] of Object.entries(evidence.readings) as [FactId, string][]) {
    const said = (facts[fact] as Fact).values[reading]?.said;
    if (!said) continue;
    const here = seen(now.model, fact, reading, at);
    const elsewhere = others(now, fact, reading, at);
    if (here > elsewhere * tells) {
      if (!told.has(fact)) because.push(withOrigin(said, fact, evidence));
    } else if (here <= chance.rarely && here * tells < elsewhere)
      against.push(fill(sentences.speaksAgainst, { said }));
  }
  return {
    id,
    title: suspect?.title ?? causes[id].title,
    means: causes[id].means,
    probability,
    likelihood: inWords(probability),
    because: [...new Set(because)].slice(0, 5),
    against,
  };
}

/** Facts that the book's own sentences already speak of. */
function toldBy(suspect: Suspect | undefined, evidence: Evidence): ReadonlySet<string> {
  const spoken = (suspect?.because ?? []).filter((line) => line.when && holds(line.when, evidence));
  return new Set(spoken.flatMap((line) => Object.keys(line.when ?? {})));
}

/** Facts that the named cause makes all but impossible: they are said, never averaged away (rows X8, X9). */
export function contradictions(at: number, now: Belief, evidence: Evidence): FactId[] {
  return (Object.entries(evidence.readings) as [FactId, string][])
    .filter(([fact, reading]) => seen(now.model, fact, reading, at) <= chance.never * 1.5)
    .map(([fact]) => fact);
}

/** Once receipts have a say, each reason tells where it came from (row X9). */
export function withOrigin(said: string, fact: FactId, { origins: from }: Evidence): string {
  if (!from) return said;
  return `${said.replace(/\.$/, '')} (${origins[from[fact] ?? facts[fact].origin]}).`;
}

function fromError(id: CauseId, evidence: Evidence, slots: Slots): string[] {
  if (evidence.codes.length === 0 || !errorSays(evidence.codes, evidence.platform).has(id)) return [];
  const meaning = evidence.codes.find((code) => code.cause === id)?.meaning ?? evidence.codes[0]?.meaning;
  const sentence = evidence.origins?.error === 'receipt' ? sentences.codeMeans : sentences.errorMeans;
  return meaning ? [fill(sentence, { ...slots, meaning })] : [];
}

/** Mean chance of the reading under the other hypotheses, by their likelihood before this verdict. */
function others(now: Belief, fact: FactId, reading: string, at: number): number {
  let sum = 0;
  let weight = 0;
  now.model.prior.forEach((prior, other) => {
    if (other === at) return;
    sum += prior * seen(now.model, fact, reading, other);
    weight += prior;
  });
  return weight > 0 ? sum / weight : 0;
}
