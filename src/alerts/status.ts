/** How today's texts fare, from the counters. */
import type { Slice } from '#detection/traffic.ts';
import type { AlertStore } from '#store/alerts.ts';
import type { ReceiptStore, SliceSum } from '#store/store.ts';
import type { Told } from '#views/alert-story.ts';
import type { StatusShown } from '#views/status.ts';
import { localDay, timeThere } from './calendar.ts';
import { type Known, knownOf } from './incident.ts';

export interface StatusRooms {
  readonly alerts: Pick<AlertStore, 'incidents' | 'queue'>;
  readonly receipts: Pick<ReceiptStore, 'slices' | 'feeds'>;
  /** IANA; UTC without one. */
  readonly zone?: string;
}

const minute = 60_000;
const hour = 60;
/** ms: what should have been said so long ago is late. */
const lateness = 600_000;
const week = 7 * 86_400_000;

/** @param workspaces whose receipts may be seen @param now epoch ms */
export async function statusOf(
  { alerts, receipts, zone }: StatusRooms,
  workspaces: readonly string[],
  now: number,
): Promise<StatusShown> {
  const first = Math.floor(timeThere(localDay(now, zone ?? 'UTC'), 0, zone ?? 'UTC') / minute);
  const end = Math.floor(now / minute) + 1;
  const read = async (from: number, to: number) =>
    (await Promise.all(workspaces.map((workspace) => receipts.slices(workspace, from, to)))).flat();
  const rows = await read(first, end);
  const sites = sitesOf(rows);
  const hours: { from: number; failed: number; total: number }[] = [];
  if (sites.length < 2)
    for (let from = first; from < end; from += hour) {
      const { failed, total } = sum(await read(from, Math.min(end, from + hour)));
      hours.push({ from: from * minute, failed, total });
    }
  const incidents = (await alerts.incidents(workspaces, now - week)).map(knownOf);
  const { dead, late } = await alerts.queue(now - lateness);
  const feeds = (await receipts.feeds()).filter(({ workspace }) => workspaces.includes(workspace));
  return {
    now,
    ...(zone === undefined ? {} : { zone }),
    ...sum(rows),
    sites,
    hours,
    open: incidents
      .filter(({ open, doings }) => open && !doings.dismissed)
      .map((one) => toldOf(one, now, zone)),
    dismissed: incidents.filter(({ doings }) => (doings.dismissed?.at ?? 0) > now - week).length,
    feeds: lastOf(feeds),
    dead,
    late,
  };
}

/** An incident, to be told in a sentence. */
export function toldOf({ facts, doings }: Known, now: number, zone: string | undefined): Told {
  const { kind, slice, since, resolvedAt, failed, total, expected } = facts;
  const { dismissed } = doings;
  return {
    kind,
    slice: filled(slice),
    since,
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
    ...(dismissed ? { dismissed: { by: { chat: dismissed.by.chat }, at: dismissed.at } } : {}),
    now,
    failed,
    total,
    expected,
    ...(zone === undefined ? {} : { zone }),
  };
}

const filled = (slice: Slice): Told['slice'] =>
  Object.fromEntries(Object.entries(slice).filter(([, value]) => value !== ''));

/** `total`: texts whose end is known. */
function sum(rows: readonly Pick<SliceSum, 'sent' | 'delivered' | 'failed'>[]) {
  const so = { sent: 0, failed: 0, total: 0 };
  for (const { sent, delivered, failed } of rows) {
    so.sent += sent;
    so.failed += failed;
    so.total += delivered + failed;
  }
  return so;
}

function sitesOf(rows: readonly SliceSum[]): StatusShown['sites'] {
  return [...Map.groupBy(rows, ({ site }) => site)]
    .filter(([name]) => name !== '')
    .map(([name, some]) => ({ name, ...sum(some) }))
    .filter(({ total }) => total > 0)
    .map(({ name, failed, total }) => ({ name, failed, total }))
    .sort((a, b) => b.failed - a.failed || b.total - a.total || a.name.localeCompare(b.name, 'en'));
}

/** Each provider once, the one heard last first. */
function lastOf(feeds: readonly { readonly provider: string; readonly last: number }[]) {
  const last = new Map<string, number>();
  for (const feed of feeds) last.set(feed.provider, Math.max(feed.last, last.get(feed.provider) ?? 0));
  return [...last].map(([provider, at]) => ({ provider, last: at })).sort((a, b) => b.last - a.last);
}
