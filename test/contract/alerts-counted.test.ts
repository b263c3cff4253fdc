import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '#store/store.ts';
import { as, noon, receipt } from '../store/rows.ts';
import { engines, type TestPlace } from './engines.ts';

// a real disk, shared with others, takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const minute = Math.floor(noon / 60_000);

describe.each(Object.entries(engines))('what is counted already, on %s', (_name, engine) => {
  let place: TestPlace;
  let store: Store;
  beforeEach(async ({ skip }) => {
    skip(engine.missing === true, 'no PostgreSQL here');
    place = await engine.begin();
    store = await place.open();
  });
  afterEach(async () => {
    await store?.close();
    await place?.end();
  });

  it('gives the counters of some minutes with the arrivals that they hold', async () => {
    const { alerts, receipts } = store;
    await receipts.take(
      [receipt({ message: 'a' }), receipt({ message: 'b', sentAt: noon + 60_000 })],
      new Date(noon),
    );
    await receipts.take([receipt({ ...as.undelivered, message: 'a', code: '30003' })], new Date(noon));
    await receipts.take([receipt({ message: 'c', workspace: 'w2' })], new Date(noon));

    const counted = await alerts.counted('w1', minute, minute + 1);

    expect(counted.counters).toEqual(await receipts.counters('w1', minute, minute + 1));
    const there = await alerts.arrivals('w1', 100);
    // what one batch changed in one minute has one number
    const inMinute = there.filter((one) => one.minute === minute).map(({ seq }) => seq);
    expect([...counted.seen].sort((a, b) => a - b)).toEqual([...new Set(inMinute)]);
    expect(await alerts.counted('w1', minute - 9, minute)).toEqual({ counters: [], seen: [] });
    const all = await alerts.counted('w1', 0, Number.MAX_SAFE_INTEGER);
    expect(all.seen).toHaveLength(new Set(there.map(({ seq }) => seq)).size);
  });

  it('holds each receipt either in the counters or in the arrivals not seen, while receipts come in', async () => {
    const { alerts, receipts } = store;
    let coming = true;
    const texts = async () => {
      for (let text = 0; text < 60; text++) {
        await receipts.take([receipt({ message: `m${text}` })], new Date(noon));
        await new Promise(setImmediate);
      }
      coming = false;
    };
    const looks: { sum: number; seen: ReadonlySet<number> }[] = [];
    const look = async () => {
      while (coming) {
        const { counters, seen } = await alerts.counted('w1', 0, Number.MAX_SAFE_INTEGER);
        looks.push({ sum: counters.reduce((sum, { sent }) => sum + sent, 0), seen: new Set(seen) });
        await new Promise(setImmediate);
      }
    };
    await Promise.all([texts(), look()]);

    const arrivals = await alerts.arrivals('w1', 1000);
    expect(looks.length).toBeGreaterThan(1);
    for (const { sum, seen } of looks) {
      const left = arrivals.filter(({ seq }) => !seen.has(seq)).reduce((all, { sent }) => all + sent, 0);
      expect(sum + left).toBe(60);
    }
  });
});
