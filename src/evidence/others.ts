/** Whether a failure is one patient's or many patients': what became of the others' texts at that time. */
import type { SliceSum } from '#store/store.ts';

export interface Tally {
  readonly delivered: number;
  readonly failed: number;
}

export interface Others {
  readonly now: Tally;
  readonly usual: Tally;
  /** `many`: far more fail than usual. `usual`: enough others get through. `unclear`: too few to tell. */
  readonly seems: 'many' | 'usual' | 'unclear';
  /** Who is affected, in the words of the fact `reach`; absent where it is unclear. */
  readonly reach?: 'one-patient' | 'some-patients' | 'one-location' | 'everyone';
}

/** Fewer texts of others than this tell nothing. */
const fewest = { many: 8, usual: 20 };
/** As rare as this by chance alone, and this many times the usual share: then it is no accident. */
const rare = 1e-4;
const times = 2;
/** This share of all texts failing is everyone. */
const everyone = 0.8;
/** The usual share of failures where nothing is known yet: 4 %, as if 50 texts had been seen. */
const prior = { failed: 2, texts: 50 };

/**
 * @param now what was counted in the hours around the text. @param before those of the days before.
 * @param own the texts to this very phone in those hours, which count for nothing here.
 */
export function othersOf(now: readonly SliceSum[], before: readonly SliceSum[], own: Tally): Others {
  const here = without(total(now), own);
  const usual = total(before);
  const [texts, known] = [here.delivered + here.failed, usual.delivered + usual.failed];
  const share = (usual.failed + prior.failed) / (known + prior.texts);
  const surge =
    texts >= fewest.many && here.failed >= times * share * texts && atLeast(here.failed, texts, share) < rare;
  if (surge) return { now: here, usual, seems: 'many', reach: whoseOf(now, here, share) };
  const calm = texts >= fewest.usual && here.failed <= Math.max(times * share, 0.1) * texts;
  return calm
    ? { now: here, usual, seems: 'usual', reach: 'one-patient' }
    : { now: here, usual, seems: 'unclear' };
}

function whoseOf(now: readonly SliceSum[], here: Tally, share: number): NonNullable<Others['reach']> {
  const sites = [...Map.groupBy(now, ({ site }) => site)].map(([site, rows]) => ({ site, ...total(rows) }));
  const hit = sites.filter(({ failed, delivered }) => failed > times * share * (failed + delivered));
  const spared = sites.filter((site) => !hit.includes(site) && site.delivered > 0);
  const [only] = hit;
  if (
    hit.length === 1 &&
    only?.site &&
    spared.length > 0 &&
    only.failed >= everyone * (only.failed + only.delivered)
  )
    return 'one-location';
  return here.failed >= everyone * (here.failed + here.delivered) ? 'everyone' : 'some-patients';
}

const total = (rows: readonly SliceSum[]): Tally => ({
  delivered: rows.reduce((sum, row) => sum + row.delivered, 0),
  failed: rows.reduce((sum, row) => sum + row.failed, 0),
});

const without = (all: Tally, own: Tally): Tally => ({
  delivered: Math.max(0, all.delivered - own.delivered),
  failed: Math.max(0, all.failed - own.failed),
});

/** Chance that of `n` texts `k` or more fail, each with chance `p`. */
export function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  let term = Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  let sum = 0;
  for (let i = k; i <= n && term > 0; i++) {
    sum += term;
    if (term < sum * 1e-12) break;
    term *= (((n - i) / (i + 1)) * p) / (1 - p);
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i++) sum += Math.log((n - i + 1) / i);
  return sum;
}
