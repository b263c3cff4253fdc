/** A platform's book as numbers: for every cause, how likely each reading of each fact is. */
import type { Ask } from '#knowledge/book.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import { type FactId, facts, type PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import type { Fact, Often } from '#knowledge/shape.ts';
import { anyCode, chance, noTextShown, orderDecay, strayError, unlistedShare, unnamed } from './weights.ts';

/** `undefined` stands for a cause that no book lists. */
export type Hypothesis = CauseId | undefined;

/** One fact's readings and, by hypothesis, the chance of each; every row sums to 1. */
export interface Table {
  readonly readings: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

export interface Model {
  readonly platform: PlatformId;
  readonly hypotheses: readonly Hypothesis[];
  /** Suspicion before anything is known; sums to 1. */
  readonly prior: readonly number[];
  readonly tables: ReadonlyMap<FactId, Table>;
  /** Facts that may be asked, in the document's order. */
  readonly asks: readonly FactId[];
}

/** An error with no text in the lists, or none at all, as a reading of the `error` fact. */
export const noListedError = 'none';

const compiled = new Map<string, Model>();

/** The model of a platform, with causes added that its book does not list but an error code names. */
export function model(platform: PlatformId, named: readonly CauseId[] = []): Model {
  const extra = [...new Set(named)].filter((cause) => !(cause in platforms[platform].suspects)).sort();
  const key = [platform, ...extra].join(' ');
  const known = compiled.get(key);
  if (known) return known;
  const made = compile(platform, extra);
  compiled.set(key, made);
  return made;
}

function compile(platform: PlatformId, extra: readonly CauseId[]): Model {
  const book = platforms[platform];
  const suspects = Object.keys(book.suspects) as CauseId[];
  const hypotheses: Hypothesis[] = [...suspects, ...extra, undefined];
  const weights = hypotheses.map((_, at) => orderDecay ** Math.min(at, suspects.length));
  const sum = weights.slice(0, -1).reduce((a, b) => a + b, 0);
  const prior = weights.map((weight, at) =>
    at === hypotheses.length - 1 ? unlistedShare : ((1 - unlistedShare) * weight) / sum,
  );
  const tables = new Map<FactId, Table>();
  for (const fact of Object.keys(facts) as FactId[]) {
    if (fact === 'platform') continue;
    const table = fact === 'error' ? errorTable(platform, hypotheses) : factTable(platform, fact, hypotheses);
    if (table.readings.length > 1) tables.set(fact, table);
  }
  const asks = (Object.keys(book.asks) as FactId[]).filter((fact) => tables.has(fact));
  return { platform, hypotheses, prior, tables, asks };
}

function factTable(platform: PlatformId, fact: FactId, hypotheses: readonly Hypothesis[]): Table {
  const book = platforms[platform];
  const ask = book.asks[fact] as Ask<FactId> | undefined;
  const all: Fact = facts[fact];
  const readings = Object.keys(all.values);
  const usual: Readonly<Record<string, Often>> = { ...all.usual, ...ask?.usual };
  const background = normal(readings.map((reading) => chance[usual[reading] ?? 'never']));
  const rows = hypotheses.map((hypothesis) => {
    const suspect = hypothesis && book.suspects[hypothesis];
    const signs = suspect
      ? (suspect.signs[fact] as Readonly<Record<string, Often>> | undefined)
      : generalSigns(hypothesis, fact);
    return signs ? spread(readings, signs, background) : background;
  });
  return { readings, rows };
}

/** A cause known only from an error code: the text failed, unless the cause is an outcome. */
function generalSigns(cause: Hypothesis, fact: FactId): Readonly<Record<string, Often>> | undefined {
  if (!cause || fact !== 'status' || causes[cause].group === 'outcome') return undefined;
  return { failed: 'always' };
}

/** Named readings get their chance; the others share what is left in proportion to how usual they are. */
function spread(
  readings: readonly string[],
  signs: Readonly<Record<string, Often>>,
  background: readonly number[],
): number[] {
  const given = readings.map((reading) => (signs[reading] ? chance[signs[reading]] : undefined));
  const named = given.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const open = background.reduce((sum, part, at) => sum + (given[at] === undefined ? part : 0), 0);
  const left = Math.max(unnamed, 1 - named);
  return normal(given.map((part, at) => part ?? (open > 0 ? (left * (background[at] ?? 0)) / open : 0)));
}

/** Which of the platform's error texts a cause shows; where providers' codes are shown, one names any cause outright. */
function errorTable(platform: PlatformId, hypotheses: readonly Hypothesis[]): Table {
  const { errors: entries, showsProviderCodes } = platforms[platform];
  if (showsProviderCodes) {
    const named = hypotheses.filter(
      (one): one is CauseId => one !== undefined && causes[one].group !== 'outcome',
    );
    const rows = hypotheses.map((one) => [
      ...named.map((cause) => (cause === one ? anyCode.names : anyCode.misnames)),
      one && named.includes(one) ? 1 - anyCode.names : 1,
    ]);
    return { readings: [...named.map((cause) => `cause:${cause}`), noListedError], rows: rows.map(normal) };
  }
  const rows = hypotheses.map((one) => {
    const shows = entries.map((entry) => (one && entry.says[one] ? chance[entry.says[one]] : strayError));
    const sum = shows.reduce((a, b) => a + b, 0);
    return normal([...shows, Math.max(one && sum > 0.1 ? noTextShown : 1, 1 - sum)]);
  });
  return { readings: [...entries.map((entry) => entry.text), noListedError], rows };
}

function normal(parts: readonly number[]): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}
