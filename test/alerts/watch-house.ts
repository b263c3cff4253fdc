/** A tower over a store in memory, with receipts by the minute, a detector that does as it is told, and a clock moved by hand. */
import { type Doings, doingsJson, knownOf } from '#alerts/incident.ts';
import { taskOf } from '#alerts/jobs.ts';
import { type Subscription, subscriptionRow } from '#alerts/subscription.ts';
import { openTower, type TowerRooms } from '#alerts/tower.ts';
import type { Change, Incident } from '#detection/incident.ts';
import type { Detector } from '#detection/index.ts';
import type { Count } from '#detection/traffic.ts';
import { silentLogger } from '#kit/logger.ts';
import { openStore } from '#store/open.ts';
import type { ReceiptRow, Store } from '#store/store.ts';
import { FakeClock } from '../fakes/clock.ts';
import { as, receipt } from '../store/rows.ts';
import { noon, subscription } from './cast.ts';

/** Its state is what it was told; it sees what the test sets. */
export class FakeDetector implements Detector {
  readonly told: { readonly count: Count; readonly now: number }[] = [];
  readonly ticks: number[] = [];
  readonly dismissed: string[] = [];
  /** Sums of what it was told, by outcome; part of its state. */
  sums: Record<string, number>;
  going: readonly Incident[];
  coming: Change[] = [];

  constructor(state?: unknown) {
    const { sums = {}, going = [] } = (state ?? {}) as Partial<Pick<FakeDetector, 'sums' | 'going'>>;
    this.sums = { ...sums };
    this.going = going;
  }

  take(count: Count, now: number): readonly Change[] {
    this.told.push({ count, now });
    this.sums[count.outcome] = (this.sums[count.outcome] ?? 0) + count.times;
    return [];
  }

  tick(now: number): readonly Change[] {
    this.ticks.push(now);
    return this.coming.splice(0);
  }

  open = () => this.going;
  save = () => ({ sums: this.sums, going: this.going });

  dismiss(id: string): readonly Change[] {
    this.dismissed.push(id);
    this.going = this.going.filter((one) => one.id !== id);
    return [];
  }

  opens(...incidents: readonly Incident[]): void {
    this.going = incidents;
    for (const incident of incidents) this.coming.push({ kind: 'opened', incident });
  }

  resolves(at: number): void {
    for (const incident of this.going)
      this.coming.push({ kind: 'resolved', incident: { ...incident, resolvedAt: at } });
    this.going = [];
  }
}

export async function openWatchHouse(store?: Store, clock = new FakeClock(new Date(noon).toISOString())) {
  const own = store ?? (await openStore({ databasePath: ':memory:' }));
  const { alerts, receipts } = own;
  const detectors: FakeDetector[] = [];
  const now = () => clock.now().getTime();
  let texts = 0;

  return {
    store: own,
    alerts,
    clock,
    detectors,
    now,
    /** The one that watches now. */
    get detector(): FakeDetector {
      const last = detectors.at(-1);
      if (!last) throw new Error('Nobody watches.');
      return last;
    },
    tower: (holder = 'me', different: Partial<TowerRooms> = {}) =>
      openTower({
        alerts,
        receipts,
        clock,
        log: silentLogger,
        holder,
        scopeOf: () => 'all',
        detector: (state) => {
          const detector = new FakeDetector(state);
          detectors.push(detector);
          return detector;
        },
        ...different,
      }),
    subscribe: (different: Partial<Subscription> = {}) =>
      alerts.subscribe(subscriptionRow(subscription(different))),
    /** Receipts come in now. */
    hear: (count = 1, different: Partial<ReceiptRow> = as.delivered) => {
      const rows = Array.from({ length: count }, () =>
        receipt({ workspace: 'main', message: `t${++texts}`, sentAt: now(), at: now(), ...different }),
      );
      return receipts.take(rows, clock.now());
    },
    incidents: async () => (await alerts.incidents('all', 0)).map(knownOf),
    /** What lies in the outbox, in order; it is emptied. */
    async outbox() {
      const found = [];
      for (;;) {
        const jobs = await alerts.take(Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 100);
        if (jobs.length === 0) return found;
        for (const job of jobs) {
          found.push(taskOf(job)!);
          await alerts.done(job);
        }
      }
    },
    async do(ref: string, doings: Doings) {
      const row = await alerts.incident(ref);
      await alerts.act(
        { ref, doings: doingsJson(doings), revision: row!.revision, changedAt: now() },
        [],
        now(),
      );
    },
  };
}

export type WatchHouse = Awaited<ReturnType<typeof openWatchHouse>>;
