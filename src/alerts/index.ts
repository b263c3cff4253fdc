/** Alerts: watches the receipts, tells the channels that want to hear, and hears what people there say about it. */
import { randomUUID } from 'node:crypto';
import type { Chat, Hear } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import type { Rhythm } from '#kit/rhythm.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import type { AlertStore } from '#store/alerts.ts';
import type { ReceiptStore } from '#store/store.ts';
import { alertView } from '#views/alert.ts';
import { followView } from '#views/follow.ts';
import { pausedView } from '#views/subscription.ts';
import { configure } from './configured.ts';
import { digestOf } from './digest.ts';
import { digestDue } from './digest-due.ts';
import type { ConfiguredChannel } from './env.ts';
import { openHear } from './hear.ts';
import { jobOf } from './jobs.ts';
import { openPoster } from './poster.ts';
import type { PressRooms } from './pressed.ts';
import type { Drawing } from './say.ts';
import { shownOf } from './shown.ts';
import { subscriptionOf } from './subscription.ts';
import { openTower } from './tower.ts';

export type { ConfiguredChannel } from './env.ts';

export interface AlertRooms {
  readonly store: { readonly alerts: AlertStore; readonly receipts: ReceiptStore };
  /** Those that are open, by id. */
  readonly chats: () => ReadonlyMap<string, Chat>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rhythm: Rhythm;
  /** Which receipts the people of a chat may see. */
  readonly scopeOf: (chat: string, workspace: string) => readonly string[] | 'all';
  /** IANA, of the practice. */
  readonly zone?: string;
  /** Whom to ask, by texting system. */
  readonly support?: { readonly [P in PlatformId]?: string };
  /** Opens a talk in private; gives a sentence if the person cannot be reached there. */
  readonly troubleshoot: PressRooms['troubleshoot'];
  /** Those that the operator configured. */
  readonly channels: readonly ConfiguredChannel[];
  /** Names a new talk; an id nobody can guess. */
  readonly newId: () => string;
  /** Gives 0 to 1; for waits that must not beat in time. */
  readonly dice?: () => number;
}

export interface Alerts {
  /** Hears `alerts`, `status` and `incident`. Never throws. */
  readonly hear: Hear;
  /** Begins to watch and to tell. Once; when the chats are open. @throws StoreTrouble */
  start(): Promise<void>;
  /** Ends it: what was seen is kept, what is being said is said. Never throws. */
  stop(): Promise<void>;
  /** Messages that were given up, and those that should have been said ten minutes ago. @throws StoreTrouble */
  health(): Promise<{ readonly dead: number; readonly late: number }>;
}

/** ms between two looks at the receipts, at the outbox, after digests, and for what is past its time. */
const every = { look: 5000, post: 1000, digest: 60_000, sweep: 3_600_000 };
/** ms: what should have been said so long ago is late. */
const lateness = 600_000;
const day = 86_400_000;
/** ms that things are kept: incidents that are over, dead letters, and arrivals that nobody looked at. */
const keep = { incidents: 90 * day, jobs: 14 * day, arrivals: 4 * day };

export function openAlerts(rooms: AlertRooms): Alerts {
  const { store, chats, clock, log, rhythm, scopeOf, support, zone } = rooms;
  const { alerts, receipts } = store;
  const now = () => clock.now().getTime();
  const draw = drawing(rooms);
  const tower = openTower({ alerts, receipts, clock, log, scopeOf, holder: randomUUID() });
  const poster = openPoster({ alerts, clock, log, chats, draw, dice: rooms.dice ?? Math.random });
  const hear = openHear({
    ...{ alerts, receipts, chats, clock, log, scopeOf },
    ...{ newId: rooms.newId, troubleshoot: rooms.troubleshoot },
    ...(zone === undefined ? {} : { zone }),
    ...(support === undefined ? {} : { support }),
  });
  const ends: (() => Promise<void>)[] = [];

  async function digests(): Promise<void> {
    for (const row of await alerts.subscriptions()) {
      const subscription = subscriptionOf(row);
      const due = subscription && digestDue(subscription, now());
      if (!subscription || !due) continue;
      const { audience, channel } = row;
      const { address } = subscription.place;
      const to = { audience, channel, ...(address === undefined ? {} : { address }) };
      await alerts.put([{ ...jobOf({ kind: 'digest', ...to, until: due.to }, now()), once: true }], now());
    }
  }

  async function sweep(): Promise<void> {
    const at = now();
    const swept = await alerts.sweep({
      incidents: at - keep.incidents,
      jobs: at - keep.jobs,
      arrivals: at - keep.arrivals,
    });
    if (swept > 0) log.info({ swept }, 'Old incidents and messages were deleted.');
  }

  const again = (ms: number, work: () => Promise<void>, otherwise: string) => {
    ends.push(rhythm.every(ms, () => work().catch((err) => log.warn({ err }, otherwise))));
  };

  return {
    hear,
    async start() {
      await configure(alerts, rooms.channels, zone ?? 'UTC', now());
      again(every.look, tower.tick, 'The receipts could not be looked at.');
      again(every.post, poster.tick, 'The outbox could not be emptied.');
      again(every.digest, digests, 'Digests could not be put; the next minute tries again.');
      again(every.sweep, sweep, 'Old incidents could not be deleted; the next hour tries again.');
    },
    async stop() {
      const posting = poster.stop();
      await Promise.all(ends.splice(0).map((end) => end()));
      await posting;
      await tower.stop();
    },
    async health() {
      const { dead, late } = await alerts.queue(now() - lateness);
      return { dead, late };
    },
  };
}

/** What messages look like, as things are when they are drawn. */
function drawing({ store, clock, scopeOf, support, zone }: AlertRooms): Drawing {
  const { alerts, receipts } = store;
  const asked = support === undefined ? {} : { support };
  return {
    shown: (known, see) =>
      shownOf(known, {
        receipts,
        now: clock.now().getTime(),
        ...asked,
        ...(zone === undefined ? {} : { zone }),
        ...see,
      }),
    alert: alertView,
    follow: followView,
    paused: pausedView,
    digest: (subscription, until) => digestOf({ alerts, receipts, scopeOf, ...asked }, subscription, until),
  };
}
