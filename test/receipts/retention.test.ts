import { expect, it } from 'vitest';
import { StoreTrouble } from '#kit/errors.ts';
import { silentLogger } from '#kit/logger.ts';
import { sweepReceipts } from '#receipts/retention.ts';
import { FakeClock } from '../fakes/clock.ts';

const day = 86_400_000;
const keep = { receipts: 14 * day, counters: 90 * day };

it('deletes what is past its time, and lives through a store that is away', async () => {
  const clock = new FakeClock('2026-03-31T00:00:00.000Z');
  const asked: { receipts: string; counters: string }[] = [];
  const store = {
    async sweep({ receipts, counters }: { receipts: Date; counters: Date }) {
      asked.push({ receipts: receipts.toISOString(), counters: counters.toISOString() });
      if (asked.length === 1) throw new StoreTrouble('away', { hint: '' });
      return 0;
    },
  };
  await sweepReceipts({ store, keep, clock, log: silentLogger });
  clock.pass({ hours: 1 });
  await sweepReceipts({ store, keep, clock, log: silentLogger });
  expect(asked).toEqual([
    { receipts: '2026-03-17T00:00:00.000Z', counters: '2025-12-31T00:00:00.000Z' },
    { receipts: '2026-03-17T01:00:00.000Z', counters: '2025-12-31T01:00:00.000Z' },
  ]);
});
