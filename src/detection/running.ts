import type { Incident } from './incident.ts';
import { causeOf, reasonOf } from './reasons.ts';
import { settings } from './settings.ts';
import type { Dimension, Slice } from './traffic.ts';

/** What is known of an incident while it lasts. */
export interface Running {
  readonly id: string;
  readonly kind: Incident['kind'];
  slice: Slice;
  cause: string;
  since: number;
  readonly openedAt: number;
  changedAt: number;
  failed: number;
  total: number;
  expected: number;
  /** Failed texts by code: [code, cause, how many]. */
  codes: [string, string | undefined, number][];
  /** Of the last texts, older ones counting less: texts, failed ones, expected failures. */
  now: [texts: number, failed: number, expected: number];
  /** Evidence that it is over. */
  over: number;
  /** Since when that has been enough, epoch ms. */
  calm?: number | undefined;
  /** When the last text of it came, epoch ms. */
  last: number;
  /** What people were told last. */
  told: number;
  /** Staff said that it is no problem: it goes on unseen. */
  dismissed: boolean;
  /** While it lasts, texts fail at least this many times as often as usual. */
  readonly least: number;
  /** Texts a week that the slice usually has. */
  readonly weekly: number;
}

export function covers(slice: Slice, of: Slice): boolean {
  for (const dimension in slice)
    if (slice[dimension as Dimension] !== of[dimension as Dimension]) return false;
  return true;
}

/** Whether a text can belong to both, as far as their values tell. */
export function meet(one: Slice, other: Slice): boolean {
  for (const dimension in one) {
    const value = other[dimension as Dimension];
    if (value !== undefined && value !== one[dimension as Dimension]) return false;
  }
  return true;
}

/** The smallest slice that holds both. */
export function joined(one: Slice, other: Slice): Slice {
  const same: { [D in Dimension]?: string } = {};
  for (const dimension in one) {
    const value = one[dimension as Dimension];
    if (value !== undefined && other[dimension as Dimension] === value) same[dimension as Dimension] = value;
  }
  return same;
}

/** Whether a part of the texts still ends as usual, so that something else may go wrong among them. */
export function isPartial(one: Running): boolean {
  return one.now[1] + 0.9 < 0.5 * (one.now[0] + 6);
}

/** How many times as many fail as usual, of late. */
export function lift(one: Running): number {
  return Math.min(10, Math.max(1, (one.now[1] + 1) / (one.now[2] + 1)));
}

/** Reasons of the failures of the incident, with how many. */
export function reasonsOf({ codes }: Running): [string, number][] {
  const sums = new Map<string, number>();
  for (const [code, cause, times] of codes) {
    const reason = reasonOf(cause, code);
    sums.set(reason, (sums.get(reason) ?? 0) + times);
  }
  return [...sums];
}

/** Share of a reason among the failures of the incident. */
export function shareIn(one: Running, reason: string): number {
  let sum = 0;
  for (const [code, cause, times] of one.codes) if (reasonOf(cause, code) === reason) sum += times;
  return sum / Math.max(1, one.failed);
}

/** Counts a text of the incident, and gives whether that made the evidence complete that it is over. */
export function count(
  one: Running,
  times: number,
  p: number,
  failed: boolean,
  code?: string,
  cause?: string,
): boolean {
  one.total += times;
  one.expected += p * times;
  if (failed) {
    one.failed += times;
    tally(one.codes, code ?? '', cause, times);
  }
  const [texts, bad, usual] = one.now;
  // a few failures in a row do not make a total outage: the rate begins as 15 % of six texts
  const rate = (bad + 0.9) / (texts + 6);
  // where much has failed, how much more fails than usual is known, and need not be guessed
  const least = bad >= 30 ? Math.min(one.least, 1.3) : one.least;
  const during = Math.min(
    0.95,
    rate >= 0.3 && rate > p * least ? rate : Math.max(p * least, (p * (bad + 1)) / (usual + 0.3)),
  );
  const before = Math.min(p, during / 1.3);
  const ratio = failed ? Math.log(before / during) : Math.log((1 - before) / (1 - during));
  one.over = Math.max(0, one.over + ratio * times);
  one.now = [texts + times, bad + (failed ? times : 0), usual + p * times];
  if (one.now[1] > 150) one.now = [one.now[0] / 2, one.now[1] / 2, one.now[2] / 2];
  // the longer it lasts, the more often chance could end it
  return one.over >= settings.over + Math.log(1 + one.total / 10);
}

export function tally(codes: Running['codes'], code: string, cause: string | undefined, times: number) {
  const known = codes.find((one) => one[0] === code && one[1] === cause);
  if (known) known[2] += times;
  else if (codes.length < 60) codes.push([code, cause, times]);
}

/** Names the cause from the failures beyond the normal. */
export function nameCause(one: Running, share: (reason: string) => number): string {
  const excess = reasonsOf(one).map(
    ([reason, times]) => [reason, times - one.expected * share(reason)] as const,
  );
  return causeOf(
    one.slice,
    excess.sort((a, b) => b[1] - a[1]),
  );
}

export function shown(one: Running, resolvedAt?: number): Incident {
  const causes = new Map<string, number>();
  for (const [, cause, times] of one.codes) if (cause) causes.set(cause, (causes.get(cause) ?? 0) + times);
  const total = Math.max(one.total, 0);
  const silent = one.kind === 'silence';
  return {
    id: one.id,
    kind: one.kind,
    slice: one.slice,
    cause: one.cause,
    since: one.since,
    openedAt: one.openedAt,
    changedAt: one.changedAt,
    ...(resolvedAt !== undefined && { resolvedAt }),
    failed: one.failed,
    total,
    expected: one.expected,
    rate: total === 0 || silent ? 0 : one.failed / total,
    baseline: total === 0 || silent ? 0 : Math.min(1, one.expected / total),
    codes: one.codes
      .filter(([code, , times]) => code !== '' && times > 0)
      .sort((a, b) => b[2] - a[2])
      .slice(0, 5)
      .map(([code, cause, failed]) => ({ code, ...(cause !== undefined && { cause }), failed })),
    causes: [...causes].sort((a, b) => b[1] - a[1]).map(([cause, failed]) => ({ cause, failed })),
  };
}
