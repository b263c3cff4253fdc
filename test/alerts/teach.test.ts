import { afterEach, beforeEach, expect, it } from 'vitest';
import { teach } from '#alerts/teach.ts';
import { openStore } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { as, receipt } from '../store/rows.ts';
import { failures, minute, noon, silence } from './cast.ts';
import { FakeDetector } from './watch-house.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore({ databasePath: ':memory:' });
});
afterEach(() => store.close());

const day = 1440 * minute;
let texts = 0;
const hear = (ago: number, different: Parameters<typeof receipt>[0] = as.delivered, now = noon) =>
  store.receipts.take(
    [receipt({ workspace: 'main', message: `t${++texts}`, sentAt: noon - ago, at: now, ...different })],
    new Date(now),
  );
const goOn = async () => true;

it('tells the detector eight weeks minute by minute, and which arrivals are in it', async () => {
  await hear(57 * day);
  await hear(55 * day);
  await hear(3 * minute);
  await hear(0);
  await hear(-2 * minute);
  const detector = new FakeDetector();
  const seen = await teach(detector, 'main', store.alerts, noon, goOn);

  expect(detector.told.map(({ now }) => now)).toEqual([
    noon - 55 * day + minute,
    noon - 2 * minute,
    noon,
    noon,
  ]);
  expect(detector.ticks).toEqual([noon]);
  const there = await store.alerts.arrivals('main', 100);
  expect([...seen!].sort()).toEqual(there.map(({ seq }) => seq).sort());
  expect(there.length).toBeGreaterThan(0);

  await hear(minute);
  const fresh = await store.alerts.arrivals('main', 100, new Set(seen));
  expect(fresh.map(({ sent }) => sent)).toEqual([1]);
});

it('leaves those incidents open whose texts still fail, and every silence', async () => {
  await hear(50 * minute, { ...as.undelivered, site: 'north', code: '30003' });
  await hear(61 * minute, { ...as.undelivered, site: 'south', code: '30003' });
  await hear(10 * minute, { ...as.delivered, site: 'south' });
  const detector = new FakeDetector({
    going: [
      failures({ id: 'north', slice: { site: 'north' } }),
      failures({ id: 'all', slice: {} }),
      failures({ id: 'south', slice: { site: 'south' } }),
      silence({ id: 'silence' }),
    ],
  });
  await teach(detector, 'main', store.alerts, noon, goOn);

  expect(detector.dismissed).toEqual(['south']);
  expect(detector.open().map(({ id }) => id)).toEqual(['north', 'all', 'silence']);
});

it('ends where another watches meanwhile', async () => {
  await hear(minute);
  const detector = new FakeDetector();
  let asked = 0;
  expect(await teach(detector, 'main', store.alerts, noon, async () => ++asked < 5)).toBeUndefined();
  expect(detector.told).toEqual([]);
});
