import { expect, it } from 'vitest';
import { StoreTrouble } from '#kit/errors.ts';
import { silentLogger } from '#kit/logger.ts';
import { startRetention } from '#receipts/retention.ts';
import { FakeClock } from '../fakes/clock.ts';

const day = 86_400_000;
const keep = { receipts: 14 * day, counters: 90 * day };

it('deletes at once what is past its time, then again and again, whatever becomes of one sweep', async () => {
  const clock = new FakeClock('2026-03-31T00:00:00.000Z');
  const asked: { receipts: string; counters: string }[] = [];
  const third = Promise.withResolvers<void>();
  const store = {
    async sweep({ receipts, counters }: { receipts: Date; counters: Date }) {
      asked.push({ receipts: receipts.toISOString(), counters: counters.toISOString() });
      if (asked.length === 3) third.resolve();
      if (asked.length === 1) throw new StoreTrouble('away', { hint: '' });
      return 0;
    },
  };
  const retention = startRetention({ store, keep, clock, log: silentLogger, every: 1 });
  await third.promise;
  await retention.stop();

  expect(asked[0]).toEqual({ receipts: '2026-03-17T00:00:00.000Z', counters: '2025-12-31T00:00:00.000Z' });
  const { length } = asked;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(asked).toHaveLength(length);
});

it('sweeps one at a time, and stops when the last one has ended', async () => {
  const gate = Promise.withResolvers<number>();
  let sweeps = 0;
  const store = {
    sweep: () => {
      sweeps++;
      return gate.promise;
    },
  };
  const retention = startRetention({ store, keep, clock: new FakeClock(), log: silentLogger, every: 1 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(sweeps).toBe(1);

  let stopped = false;
  const stopping = retention.stop().then(() => {
    stopped = true;
  });
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  gate.resolve(3);
  await stopping;
});
