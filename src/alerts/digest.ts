/** What failed in a day or a week, by cause, from the counters. */
import type { Slice } from '#detection/traffic.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import { facts as known, type PlatformId } from '#knowledge/facts.ts';
import { notFailures } from '#knowledge/sentences.ts';
import type { AlertStore } from '#store/alerts.ts';
import type { CounterRow, ReceiptStore } from '#store/store.ts';
import { type DigestShown, digestView } from '#views/digest.ts';
import type { View } from '#views/view.ts';
import { digestFrom } from './digest-due.ts';
import { meaningOf } from './feed.ts';
import { knownOf } from './incident.ts';
import { type ScopeRooms, workspacesFor } from './scope.ts';
import { toldOf } from './status.ts';
import type { Subscription } from './subscription.ts';
import { touches } from './weight.ts';

export interface DigestRooms extends ScopeRooms {
  readonly alerts: Pick<AlertStore, 'incidents'>;
  readonly receipts: Pick<ReceiptStore, 'feeds' | 'counters'>;
  /** Whom to ask, by texting system. */
  readonly support?: { readonly [P in PlatformId]?: string };
}

const minute = 60_000;
/** Counters are read by the hour, so that a busy week never lies in memory whole. */
const stretch = 60;
/** Incidents of one list. */
const most = 8;

/** @param until epoch ms: where the day or week ends @returns `undefined` if no text was sent in that time */
export async function digestOf(
  rooms: DigestRooms,
  subscription: Subscription,
  until: number,
): Promise<View | undefined> {
  const shown = await digestShown(rooms, subscription, until);
  return shown.total > 0 ? digestView(shown) : undefined;
}

async function digestShown(
  rooms: DigestRooms,
  { place, only, digest, zone }: Subscription,
  until: number,
): Promise<DigestShown> {
  const from = digestFrom({ digest, zone }, until);
  const workspaces = await workspacesFor(rooms, place);
  const sum = new Sum();
  for (const workspace of workspaces)
    for (let at = from / minute; at < until / minute; at += stretch)
      for (const row of await rooms.receipts.counters(workspace, at, Math.min(until / minute, at + stretch)))
        if (isIn(only, row)) sum.add(row);
  const incidents = (await rooms.alerts.incidents(workspaces, from))
    .map(knownOf)
    .filter(({ facts }) => touches(facts, only))
    .filter(({ facts }) => facts.since < until && (facts.resolvedAt ?? until) >= from)
    .slice(0, most)
    .map((one) => toldOf(one, until, zone));
  return {
    every: digest === 'weekly' ? 'weekly' : 'daily',
    from,
    to: until,
    now: until,
    zone,
    failed: sum.failed,
    total: sum.total,
    causes: sum.causes(rooms.support ?? {}),
    incidents,
  };
}

const isIn = (only: Slice, row: CounterRow): boolean =>
  Object.entries(only).every(([dimension, value]) => row[dimension as keyof Slice] === value);

/** Failures by cause; what the books call no failure, and codes nobody knows, apart. */
class Sum {
  failed = 0;
  total = 0;
  readonly #groups = new Map<
    string,
    { failed: number; sites: Map<string, number>; systems: Map<string, number> }
  >();

  add({ provider, platform, site, code, failed, delivered }: CounterRow): void {
    this.total += delivered + failed;
    this.failed += failed;
    if (failed <= 0) return;
    const cause = meaningOf(provider, code)?.cause ?? '';
    if ((notFailures as readonly string[]).includes(cause)) return;
    const group = this.#groups.get(cause) ?? { failed: 0, sites: new Map(), systems: new Map() };
    this.#groups.set(cause, group);
    group.failed += failed;
    count(group.systems, platform, failed);
    if (site !== '') count(group.sites, site, failed);
  }

  causes(support: { readonly [P in PlatformId]?: string }): DigestShown['causes'] {
    return [...this.#groups]
      .map(([cause, { failed, sites, systems }]) => {
        const system = ranked(systems)[0]?.name ?? '';
        const platform = Object.hasOwn(known.platform.values, system) ? (system as PlatformId) : undefined;
        const help = support[platform ?? 'other'];
        return {
          ...(Object.hasOwn(causes, cause) ? { cause: cause as CauseId } : {}),
          ...(platform ? { platform } : {}),
          ...(help === undefined ? {} : { support: help }),
          failed,
          sites: ranked(sites),
        };
      })
      .sort((a, b) => b.failed - a.failed);
  }
}

const count = (of: Map<string, number>, name: string, more: number) =>
  of.set(name, (of.get(name) ?? 0) + more);
const ranked = (of: ReadonlyMap<string, number>) =>
  [...of]
    .map(([name, failed]) => ({ name, failed }))
    .sort((a, b) => b.failed - a.failed || a.name.localeCompare(b.name, 'en'));
