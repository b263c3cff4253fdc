/** What the message of an incident shows: the counts of its part of the traffic over time, beside what people did. */
import type { Incident } from '#detection/incident.ts';
import type { Slice } from '#detection/traffic.ts';
import type { CauseId } from '#knowledge/causes/index.ts';
import { facts as known, type PlatformId } from '#knowledge/facts.ts';
import type { ReceiptStore, SliceSum } from '#store/store.ts';
import type { AlertShown, Presser, Share } from '#views/alert-shown.ts';
import { meaningOf } from './feed.ts';
import type { Doings, Known, Person } from './incident.ts';

export interface See {
  readonly receipts: Pick<ReceiptStore, 'slices'>;
  /** Id of the chat where it is shown. */
  readonly chat: string;
  /** IANA; UTC without one. */
  readonly zone?: string;
  /** Whom to ask, by texting system. */
  readonly support?: { readonly [P in PlatformId]?: string };
  /** Whether the counts by code, site and carrier are shown. */
  readonly details: boolean;
  /** Epoch ms */
  readonly now: number;
}

const minute = 60_000;
/** Minutes that one point may stand for. */
const widths = [5, 15, 30, 60, 180, 360, 720, 1440];
const mostPoints = 20;
/** Of smaller groups nothing is said: one could ask who was in it. */
const smallest = 5;

/** One point of the series: the sums of the traffic of some minutes. Epoch ms. */
interface Bucket {
  readonly from: number;
  readonly rows: readonly SliceSum[];
}

export async function shownOf(incident: Known, see: See): Promise<AlertShown> {
  const { facts, doings, workspace } = incident;
  const { from, minutes } = spanOf(facts, see.now);
  const buckets: Bucket[] = [];
  for (let at = from; at < endOf(facts, see.now); at += minutes * minute) {
    const all = await see.receipts.slices(workspace, at / minute, at / minute + minutes);
    buckets.push({ from: at, rows: all.filter((row) => isIn(facts.slice, row)) });
  }
  const rows = buckets.flatMap((bucket) => (bucket.from + minutes * minute > facts.since ? bucket.rows : []));
  const platform = platformOf(facts.slice, rows);
  const support = see.support?.[platform ?? 'other'];
  return {
    ref: incident.ref,
    kind: facts.kind,
    slice: filled(facts.slice),
    ...siteOf(facts.slice, rows),
    cause: facts.cause as CauseId,
    ...(platform && { platform }),
    ...(support === undefined ? {} : { support }),
    since: facts.since,
    openedAt: facts.openedAt,
    ...endedAt(incident, see.now),
    now: see.now,
    failed: facts.failed,
    total: facts.total,
    expected: facts.expected,
    codes: codesOf(facts, rows),
    series: { minutes, points: buckets.map((bucket) => pointOf(bucket, minutes, facts, see.now)) },
    ...(see.zone === undefined ? {} : { zone: see.zone }),
    ...doneOf(doings, see.chat),
    ...(see.details ? { details: detailsOf(facts, rows) } : {}),
  };
}

const endOf = ({ resolvedAt }: Incident, now: number): number => resolvedAt ?? now;

/** The incident and twice its length before it, on whole points. */
function spanOf(facts: Incident, now: number): { readonly from: number; readonly minutes: number } {
  const end = endOf(facts, now);
  const length = Math.max(end - facts.since, 15 * minute);
  // one point is kept for the beginning, which is seldom whole
  const minutes =
    widths.find((width) => (3 * length) / (width * minute) <= mostPoints - 1) ??
    Math.ceil((3 * length) / ((mostPoints - 1) * minute * 1440)) * 1440;
  const width = minutes * minute;
  const from = Math.floor((end - 3 * length) / width) * width;
  return { from, minutes };
}

const isIn = (slice: Slice, row: SliceSum): boolean =>
  Object.entries(slice).every(
    ([dimension, value]) => value === '' || row[dimension as keyof Slice] === value,
  );

const filled = (slice: Slice): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(slice).filter(([, value]) => value !== ''));

/** What is usual: of failures, the usual share; of a silence, what came before it, and what was expected since. */
function pointOf({ from, rows }: Bucket, minutes: number, facts: Incident, now: number) {
  const { failed, total, sent } = sum(rows);
  const part = share(from, from + minutes * minute, facts.since, endOf(facts, now));
  if (facts.kind === 'failures') return { from, failed, total, usual: total * facts.baseline };
  return { from, failed, total: sent, usual: part === 0 ? sent : facts.expected * part };
}

/** Which part of a time lies in a point. Epoch ms. */
function share(from: number, to: number, since: number, end: number): number {
  const common = Math.min(to, end) - Math.max(from, since);
  return common <= 0 ? 0 : common / Math.max(1, end - since);
}

/** Texts whose end is known, how many of them failed, and all that were heard of. */
function sum(rows: readonly SliceSum[]) {
  let failed = 0;
  let total = 0;
  let sent = 0;
  for (const row of rows) {
    failed += row.failed;
    total += row.failed + row.delivered;
    sent += row.sent;
  }
  return { failed, total, sent };
}

function platformOf({ platform }: Slice, rows: readonly SliceSum[]): PlatformId | undefined {
  const ids = new Set(rows.map((row) => row.platform));
  const [only] = ids.size === 1 ? ids : [];
  const id = platform || only;
  return id && Object.hasOwn(known.platform.values, id) ? (id as PlatformId) : undefined;
}

/** Of a sending number, the location that people know it by. */
function siteOf({ sender, site }: Slice, rows: readonly SliceSum[]): { readonly site?: string } {
  if (!sender || site) return {};
  const sites = new Set(rows.map((row) => row.site));
  const [only] = sites.size === 1 ? sites : [];
  return only ? { site: only } : {};
}

/** The title is the provider's, where all of these texts went through one. */
function codesOf({ codes, slice }: Incident, rows: readonly SliceSum[]): AlertShown['codes'] {
  const providers = new Set(rows.map((row) => row.provider));
  const [only] = providers.size === 1 ? providers : [];
  const provider = slice.provider ?? only;
  return codes.map(({ code, failed }) => {
    const title = provider === undefined ? undefined : meaningOf(provider, code)?.title;
    return { code, failed, ...(title === undefined ? {} : { title }) };
  });
}

function endedAt({ open, facts, doings }: Known, now: number): { readonly resolvedAt?: number } {
  if (open && !doings.dismissed) return {};
  return { resolvedAt: facts.resolvedAt ?? doings.dismissed?.at ?? now };
}

function doneOf({ taken, snoozed, dismissed }: Doings, chat: string) {
  const by = (person: Person): Presser =>
    person.chat === chat ? { person: person.person } : { chat: person.chat };
  return {
    ...(taken && { taken: { by: by(taken.by), at: taken.at } }),
    ...(snoozed && { snoozed: { by: by(snoozed.by), until: snoozed.until } }),
    ...(dismissed && { dismissed: { by: by(dismissed.by), at: dismissed.at } }),
  };
}

function detailsOf(
  { codes, total }: Incident,
  rows: readonly SliceSum[],
): NonNullable<AlertShown['details']> {
  const by = (dimension: 'site' | 'carrier'): Share[] => {
    const groups = Map.groupBy(rows, (row) => row[dimension]);
    return [...groups]
      .filter(([name]) => name !== '')
      .map(([name, some]) => {
        const { failed, total } = sum(some);
        return { name, failed, total };
      })
      .filter((one) => one.total >= smallest)
      .sort((a, b) => b.failed - a.failed || (a.name < b.name ? -1 : 1));
  };
  return {
    codes: codes
      .filter(({ failed }) => failed >= smallest)
      .map(({ code, failed }) => ({ name: code, failed, total })),
    sites: by('site'),
    carriers: by('carrier'),
  };
}
