/** Watches the receipts of every workspace: who has the lease looks, and what comes of it is kept in one commit. */
import type { Change, Incident } from '#detection/incident.ts';
import type { openDetector } from '#detection/index.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import type { AlertStore } from '#store/alerts.ts';
import type { ReceiptStore } from '#store/store.ts';
import { blindOf, endOf } from './blind.ts';
import { mayBeDeaf } from './ears.ts';
import { knownOf } from './incident.ts';
import { Lookout, savedOf } from './lookout.ts';
import { type Plan, planOf } from './plan.ts';
import { type Subscription, subscriptionOf } from './subscription.ts';
import { teach } from './teach.ts';

export interface Tower {
  /** Looks at every workspace once. Never throws. */
  tick(): Promise<void>;
  /** Keeps what is not kept yet and gives the leases back; after the last tick. Never throws. */
  stop(): Promise<void>;
}

export interface TowerRooms {
  readonly alerts: AlertStore;
  readonly receipts: Pick<ReceiptStore, 'feeds'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Names this process among the replicas. */
  readonly holder: string;
  /** Which receipts the people of a chat may see. */
  readonly scopeOf: (chat: string, workspace: string) => readonly string[] | 'all';
  /** Instead of our own; for tests. */
  readonly detector?: typeof openDetector;
}

/** ms: whoever watches a workspace and dies is followed by another after this. */
const lease = 15_000;
/** ms: it is prolonged after this, where a look takes long. */
const prolong = 5000;
/** Batches of arrivals read at once. */
const page = 500;
/** ms between two saves where nothing is new for people; where nothing arrived either, only when we looked last is new. */
const saveEvery = { fed: 60_000, idle: 300_000 };
/** Batches of arrivals after which the detector is saved all the same. */
const mostFed = 5000;
/** ms: so long after its last change it is looked whether the end of an incident must still be told. */
const recent = 2 * 86_400_000;

export function openTower(rooms: TowerRooms): Tower {
  const { alerts, receipts, clock, log, holder } = rooms;
  const lookouts = new Map<string, Lookout>();
  const time = () => clock.now().getTime();

  async function look(workspace: string, subscriptions: readonly Subscription[]): Promise<void> {
    const lookout = await manned(workspace);
    const changes = lookout && (await drain(workspace, lookout));
    if (!lookout || !changes) return void lookouts.delete(workspace);

    const now = time();
    const known = (await alerts.incidents([workspace], now - recent)).map(knownOf);
    for (const { facts, doings } of known)
      if (doings.dismissed && lookout.detector.open().some(({ id }) => id === facts.id))
        changes.push(...lookout.detector.dismiss(facts.id, lookout.looked));
    changes.push(...lookout.look(now));
    const open = lookout.detector.open();
    const heard = open.some(({ kind }) => kind === 'silence') ? await lastHeard(workspace) : undefined;
    const plan = planOf({
      workspace,
      known,
      open: open.map((facts) => blindOf(facts, heard)),
      ended: endedOf(changes).map((facts) =>
        endOf(facts, known.find((one) => one.facts.id === facts.id)?.facts),
      ),
      subscriptions: subscriptions.filter((one) => covers(one, workspace)),
      held: (facts) => mayBeDeaf(facts, lookout.since, now),
      now,
    });
    const wait = lookout.fed.size > 0 ? saveEvery.fed : saveEvery.idle;
    if (plan.pressing || lookout.fed.size > mostFed || now - lookout.saved >= wait)
      await keep(workspace, lookout, plan, now);
  }

  /** Epoch ms; `undefined` where nothing was ever heard. */
  async function lastHeard(workspace: string): Promise<number | undefined> {
    const feeds = (await receipts.feeds()).filter((feed) => feed.workspace === workspace);
    return feeds.length > 0 ? Math.max(...feeds.map(({ last }) => last)) : undefined;
  }

  /** For a look that takes long: whether we may go on. The lease was taken when this is called. */
  function keeper(workspace: string): () => Promise<boolean> {
    let taken = time();
    return async () => {
      const now = time();
      if (now - taken < prolong) return true;
      taken = now;
      const ours = lookouts.get(workspace);
      const row = await alerts.watch(workspace, holder, now, now + lease, ours?.revision);
      return row !== undefined && (ours === undefined || ours.revision === row.revision);
    };
  }

  /** `undefined` where another watches. */
  async function manned(workspace: string): Promise<Lookout | undefined> {
    const now = time();
    const before = lookouts.get(workspace);
    const row = await alerts.watch(workspace, holder, now, now + lease, before?.revision);
    if (!row) return undefined;
    if (before?.revision === row.revision) return before;
    lookouts.delete(workspace);
    const saved = savedOf(row.state);
    const lookout = new Lookout(row.revision, saved, now, rooms.detector);
    if (!saved) {
      const seen = await teach(lookout.detector, workspace, alerts, now, keeper(workspace));
      if (!seen) return undefined;
      for (const seq of seen) lookout.fed.add(seq);
      log.info({ workspace }, 'Failing texts are watched for; what was counted before is known.');
    }
    lookouts.set(workspace, lookout);
    return lookout;
  }

  /** Everything that has arrived. `undefined` where another watches meanwhile. */
  async function drain(workspace: string, lookout: Lookout): Promise<Change[] | undefined> {
    const goOn = keeper(workspace);
    const changes: Change[] = [];
    for (;;) {
      const before = lookout.fed.size;
      changes.push(...lookout.feed(await alerts.arrivals(workspace, page, lookout.fed), time()));
      if (lookout.fed.size - before < page) return changes;
      if (!(await goOn())) return undefined;
    }
  }

  async function keep(workspace: string, lookout: Lookout, plan: Plan, now: number): Promise<void> {
    const { pressing: _, ...rest } = plan;
    const { revision, fed } = lookout;
    const seen = [...fed];
    const kept = await alerts.commit({
      ...rest,
      workspace,
      holder,
      revision,
      state: lookout.state(),
      seen,
      now,
    });
    // what we know is not what is kept: the next look begins with that
    if (kept === undefined) return void lookouts.delete(workspace);
    lookout.revision = kept;
    lookout.saved = now;
    fed.clear();
  }

  const covers = ({ place }: Subscription, workspace: string): boolean => {
    const scope = rooms.scopeOf(place.chat, place.workspace);
    return scope === 'all' || scope.includes(workspace);
  };

  return {
    async tick() {
      try {
        const subscriptions = (await alerts.subscriptions()).flatMap((row) => subscriptionOf(row) ?? []);
        for (const workspace of await alerts.watched())
          await look(workspace, subscriptions).catch((err) => {
            // whether the commit was kept is not known
            lookouts.delete(workspace);
            log.warn({ err, workspace }, 'The receipts could not be looked at; the next look tries again.');
          });
      } catch (err) {
        log.warn({ err }, 'The receipts could not be looked at; the next look tries again.');
      }
    },

    async stop() {
      for (const [workspace, lookout] of lookouts)
        try {
          await keep(workspace, lookout, { incidents: [], postings: [], jobs: [], pressing: false }, time());
          await alerts.unwatch(workspace, holder);
        } catch (err) {
          log.warn({ err, workspace }, 'What was seen last could not be kept; it is seen again.');
        }
      lookouts.clear();
    },
  };
}

const endedOf = (changes: readonly Change[]): Incident[] =>
  changes.flatMap(({ kind, incident }) => (kind === 'resolved' ? [incident] : []));
