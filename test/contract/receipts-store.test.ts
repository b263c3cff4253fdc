import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contribution, settle } from '#store/settle.ts';
import type { CounterRow, ReceiptRow, Store } from '#store/store.ts';
import { agreeing, as, contradicting, type Dice, dice, noon, receipt } from '../store/rows.ts';
import { engines, type TestPlace } from './engines.ts';

// a real disk, shared with others, takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const now = new Date(noon + 60_000);
const minute = noon / 60_000;
const failed = { ...as.failed, code: '30003', field: 'error' };
const slice = {
  workspace: 'w1',
  provider: 'twilio',
  platform: 'cliniko',
  site: 'north',
  feature: 'reminder',
  sender: 'main',
  carrier: 'acme',
};
const many = (count: number, each: (number: number) => Partial<ReceiptRow> = () => ({})) =>
  Array.from({ length: count }, (_, number) => receipt({ message: `SM${number}`, ...each(number) }));

describe.each(Object.entries(engines))('%s', (_name, engine) => {
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

  const take = (...rows: Partial<ReceiptRow>[]) => store.receipts.take(rows.map(receipt), now);
  const counted = (workspace = 'w1') => store.receipts.counters(workspace, minute - 60, minute + 60);
  async function kept(workspace?: string): Promise<ReceiptRow[]> {
    const rows: ReceiptRow[] = [];
    for await (const page of store.receipts.all(workspace)) rows.push(...page);
    return rows;
  }
  async function expectExactCounters(): Promise<void> {
    expect(await counted()).toEqual(sumOf(await kept()));
  }

  describe('a text', () => {
    it('comes back as it was taken, by its phone and by its id', async () => {
      const odd = receipt({
        message: 'O\'Brien "1"; drop table receipts; -- \\ \n {"a":[1]} 🦷 é \u{10ffff}',
        ...failed,
        patient: 'p',
        line: 'landline',
        sentKnown: false,
        note: 'delivered',
        site: "St. Mary's",
        at: 0,
      });
      expect(await take(odd)).toEqual({ fresh: 1, changed: 0, same: 0 });

      expect(await store.receipts.to(['w1'], 'hash-of-a-phone', 9)).toEqual([odd]);
      expect(await store.receipts.of(['w1'], odd.message)).toEqual([odd]);
      expect(await kept()).toEqual([odd]);
      expect(await counted()).toEqual([
        { ...slice, site: "St. Mary's", minute, code: '30003', sent: 1, delivered: 0, failed: 1, unknown: 0 },
      ]);
    });

    it('goes on, is heard again and is contradicted, in one batch or in several', async () => {
      expect(await take(as.queued, as.sent, as.queued)).toEqual({ fresh: 1, changed: 0, same: 1 });
      expect(await take(as.sent)).toEqual({ fresh: 0, changed: 0, same: 1 });
      expect(await take(as.queued, failed, failed)).toEqual({ fresh: 0, changed: 1, same: 2 });
      expect(await take(as.delivered)).toEqual({ fresh: 0, changed: 1, same: 0 });
      expect(await take(as.delivered, as.unknown)).toEqual({ fresh: 0, changed: 0, same: 2 });

      expect(await kept()).toEqual([receipt({ ...failed, note: 'delivered' })]);
      await expectExactCounters();
    });

    it('is judged receipt by receipt, as if each had come alone', async () => {
      await take(as.unknown);
      await take(failed, as.delivered);

      expect(await kept()).toEqual([receipt({ ...as.delivered, note: 'failed 30003' })]);
    });

    it('is known by workspace, provider, id and copy together', async () => {
      const rows = [
        receipt(),
        receipt({ workspace: 'w2' }),
        receipt({ provider: 'plivo' }),
        receipt({ copy: 'hash-of-a-phone' }),
        receipt({ message: 'SM2' }),
      ];
      expect(await store.receipts.take(rows, now)).toEqual({ fresh: 5, changed: 0, same: 0 });

      expect(await store.receipts.of(['w1'], 'SM1')).toEqual([rows[2], rows[0], rows[3]]);
      expect(await store.receipts.of(['w1', 'w2'], 'SM1')).toHaveLength(4);
      expect(await store.receipts.of(['w2'], 'SM1')).toEqual([rows[1]]);
      expect(await store.receipts.of([], 'SM1')).toEqual([]);
      expect(await store.receipts.of(['w1'], 'SM')).toEqual([]);
    });
  });

  it('keeps workspaces apart', async () => {
    await take({}, { workspace: 'w2', ...failed });

    expect(await store.receipts.to(['w1'], 'hash-of-a-phone', 9)).toEqual([receipt()]);
    expect(await store.receipts.to(['w1', 'w2'], 'hash-of-a-phone', 9)).toHaveLength(2);
    expect(await store.receipts.to(['w3'], 'hash-of-a-phone', 9)).toEqual([]);
    expect(await store.receipts.to([], 'hash-of-a-phone', 9)).toEqual([]);
    expect(await kept('w2')).toEqual([receipt({ workspace: 'w2', ...failed })]);
    expect(await counted('w2')).toMatchObject([{ workspace: 'w2', sent: 1, failed: 1 }]);
    expect(await counted('w3')).toEqual([]);
  });

  it('gives the texts to a phone with the latest first, and no more than asked for', async () => {
    await store.receipts.take(
      many(9, (n) => ({ sentAt: noon + ((n * 4) % 9) * 1000 })),
      now,
    );
    await take({ message: 'other', recipient: 'another-phone' }, { message: 'none', recipient: null });

    const latest = await store.receipts.to(['w1'], 'hash-of-a-phone', 3);

    expect(latest.map(({ sentAt }) => sentAt - noon)).toEqual([8000, 7000, 6000]);
  });

  describe('the counters', () => {
    it('have minutes as far as a clock may be wrong', async () => {
      const year9999 = Date.parse('9999-12-31T23:59:00Z');
      await take({ sentAt: year9999 }, { message: 'SM2', sentAt: -60_000 });

      expect(await store.receipts.counters('w1', -9, Number.MAX_SAFE_INTEGER)).toMatchObject([
        { minute: -1, sent: 1 },
        { minute: year9999 / 60_000, sent: 1 },
      ]);
    });

    it('follow a text that turns out to belong elsewhere, and leave nothing where it was', async () => {
      await take({ ...as.sent, site: '', sentKnown: false, sentAt: noon + 90_000 });
      expect(await counted()).toMatchObject([{ minute: minute + 1, site: '', sent: 1 }]);

      await take({ ...failed, site: 'north', sentKnown: true });

      expect(await counted()).toEqual([
        { ...slice, minute, code: '30003', sent: 1, delivered: 0, failed: 1, unknown: 0 },
      ]);
    });

    it('add up, slice by slice, from the first minute to before the last', async () => {
      await store.receipts.take(
        many(6, (n) => ({
          sentAt: noon + n * 60_000,
          ...(n % 2 ? failed : as.delivered),
          site: n < 5 ? 'north' : 'south',
        })),
        now,
      );

      const minutes = await store.receipts.counters('w1', minute + 1, minute + 4);
      expect(minutes.map((row) => row.minute - minute)).toEqual([1, 2, 3]);
      expect(await store.receipts.slices('w1', minute, minute + 6)).toEqual([
        { ...slice, sent: 5, delivered: 3, failed: 2, unknown: 0 },
        { ...slice, site: 'south', sent: 1, delivered: 0, failed: 1, unknown: 0 },
      ]);
      expect(await store.receipts.slices('w1', minute + 9, minute + 10)).toEqual([]);
    });
  });

  it.each([
    1, 2, 3,
  ])('ends in the same rows and counters, whatever the order and the batches (%i)', async (seed) => {
    const thrown = dice(seed);
    const receipts = agreeing(40, thrown);
    for (const batch of batches(receipts, thrown)) await store.receipts.take(batch, now);
    const [rows, sums] = [await kept(), await counted()];
    expect(sums).toEqual(sumOf(rows));

    const again = thrown.shuffled([...receipts, ...receipts]).map((row) => ({ ...row, workspace: 'w2' }));
    for (const batch of batches(again, thrown)) await store.receipts.take(batch, now);

    const ours = <T extends object>(row: T) => ({ ...row, workspace: 'w1' });
    expect((await kept('w2')).map(ours)).toEqual(rows);
    expect((await counted('w2')).map(ours)).toEqual(sums);
  });

  it.each([4, 5])('counts exactly, whatever contradicts what (%i)', async (seed) => {
    const thrown = dice(seed);
    for (const batch of batches(contradicting(15, 300, thrown), thrown)) {
      await store.receipts.take(batch, now);
      await expectExactCounters();
    }
  });

  it('counts exactly when many batches come at once, from several stores where the engine has them', async () => {
    const stores = [store];
    if (engine.parallel) stores.push(await place.open(), await place.open());
    const thrown = dice(6);
    const receipts = agreeing(120, thrown);
    const takes = Array.from({ length: 24 }, (_, n) => {
      const batch = thrown.shuffled([...receipts, ...receipts]).slice(0, 150);
      return stores[n % stores.length]!.receipts.take(batch, now);
    });
    takes.push(store.receipts.take(receipts, now));

    const taken = await Promise.all(takes);

    expect(taken.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(120);
    expect(await kept()).toEqual(settled(receipts));
    await expectExactCounters();
    await Promise.all(stores.slice(1).map((other) => other.close()));
  });

  it('counts exactly when batches that contradict each other come at once', async () => {
    const stores = [store];
    if (engine.parallel) stores.push(await place.open(), await place.open());
    const thrown = dice(8);

    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        stores[n % stores.length]!.receipts.take(contradicting(40, 60, thrown), now),
      ),
    );

    expect(await kept()).toHaveLength(40);
    await expectExactCounters();
    await Promise.all(stores.slice(1).map((other) => other.close()));
  });

  it('takes 5,000 at once, and gives them page by page in the order of their keys', async () => {
    const rows = many(5000, (n) => ({ workspace: n % 3 ? 'w1' : 'w2', message: `SM${(n * 7919) % 5000}` }));

    expect(await store.receipts.take(rows, now)).toEqual({ fresh: 5000, changed: 0, same: 0 });

    const pages: number[] = [];
    for await (const page of store.receipts.all()) pages.push(page.length);
    expect(pages).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect(await kept()).toEqual([...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)));
    expect(await kept('w2')).toHaveLength(1667);
    expect(await store.receipts.take(rows, now)).toEqual({ fresh: 0, changed: 0, same: 5000 });
  });

  it('takes nothing', async () => {
    expect(await store.receipts.take([], now)).toEqual({ fresh: 0, changed: 0, same: 0 });
    await store.receipts.takeUnreadable([]);
    expect(await store.receipts.feeds()).toEqual([]);
  });

  it.each([
    ['NUL', { site: 'a\0b' }, 'site'],
    ['half a surrogate pair', { message: 'a\ud83d' }, 'message'],
    ['half a millisecond', { sentAt: noon + 0.5 }, 'sent_at'],
    ['no number', { at: Number.NaN }, 'at'],
    ['a value that is missing', { code: undefined as unknown as null }, 'code'],
  ])('refuses a whole batch for one row that no engine could keep: %s', async (_what, wrong, column) => {
    await expect(take({ message: 'SM2' }, wrong)).rejects.toThrow(`The column ${column} cannot hold`);

    expect(await kept()).toEqual([]);
    expect(await counted()).toEqual([]);
    expect(await store.receipts.feeds()).toEqual([]);
  });

  it('knows since when and until when a provider was heard', async () => {
    await store.receipts.take([receipt(), receipt({ workspace: 'w2', provider: 'plivo' })], new Date(2000));
    await store.receipts.take([receipt()], new Date(3000));
    await store.receipts.take([receipt()], new Date(1000));

    expect(await store.receipts.feeds()).toEqual([
      { workspace: 'w1', provider: 'twilio', first: 1000, last: 3000 },
      { workspace: 'w2', provider: 'plivo', first: 2000, last: 2000 },
    ]);
  });

  it('keeps once what could not be read', async () => {
    const row = {
      workspace: 'w1',
      provider: 'aws',
      digest: 'd1',
      at: noon,
      reason: 'no id',
      shape: '{a:string}',
    };
    await store.receipts.takeUnreadable([row, { ...row, reason: 'told otherwise' }]);
    await store.receipts.takeUnreadable([
      { ...row, at: noon + 1 },
      { ...row, digest: 'd2', at: noon + 5 },
    ]);
    await store.receipts.takeUnreadable([{ ...row, workspace: 'w2' }]);

    expect(await store.receipts.unreadable('w1', 9)).toEqual([{ ...row, digest: 'd2', at: noon + 5 }, row]);
    expect(await store.receipts.unreadable('w1', 1)).toHaveLength(1);
    expect(await store.receipts.unreadable('w3', 9)).toEqual([]);
  });

  it('sweeps what is too old of each kind, and no more', async () => {
    const texts = many(2600, (n) => ({ workspace: n % 2 ? 'w1' : 'w2', site: `s${n % 60}` }));
    await store.receipts.take(texts.slice(0, 2500), now);
    await store.receipts.take(texts, new Date(now.getTime() + 1));
    const odd = { workspace: 'w1', provider: 'aws', reason: 'no id', shape: '{}' };
    await store.receipts.takeUnreadable([
      { ...odd, digest: 'old', at: now.getTime() },
      { ...odd, digest: 'new', at: now.getTime() + 1 },
    ]);

    expect(await store.receipts.sweep({ receipts: now, counters: new Date(noon) })).toBe(0);
    // what was first heard of then, whatever was heard again later
    const after = new Date(now.getTime() + 1);
    expect(await store.receipts.sweep({ receipts: after, counters: new Date(noon) })).toBe(2501);
    expect(await kept()).toHaveLength(100);
    expect(await store.receipts.unreadable('w1', 9)).toMatchObject([{ digest: 'new' }]);
    expect((await counted()).reduce((sum, { sent }) => sum + sent, 0)).toBe(1300);

    expect(await store.receipts.sweep({ receipts: new Date(0), counters: new Date(noon + 60_000) })).toBe(60);
    expect(await counted()).toEqual([]);
    expect(await kept()).toHaveLength(100);
  });

  it('shows no counter below nothing when a text changes whose minute was swept', async () => {
    await take({ site: '' });
    await store.receipts.sweep({ receipts: new Date(0), counters: new Date(noon + 60_000) });

    await take({ ...as.delivered, site: 'north' });

    expect(await counted()).toMatchObject([{ site: 'north', sent: 1, delivered: 1 }]);
  });

  it.runIf(engine.durable)('remembers over a restart', async () => {
    await take(failed);
    await store.close();

    store = await place.open();

    expect(await kept()).toEqual([receipt(failed)]);
    expect(await take(failed)).toEqual({ fresh: 0, changed: 0, same: 1 });
    await expectExactCounters();
  });
});

const keyOf = ({ workspace, provider, message, copy }: ReceiptRow) =>
  [workspace, provider, message, copy].join('\0');

function settled(receipts: readonly ReceiptRow[]): ReceiptRow[] {
  const texts = Map.groupBy(receipts, keyOf);
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, said]) => said.reduce(settle));
}

/** What the counters have to be, in the order in which they are given. */
function sumOf(rows: readonly ReceiptRow[]): CounterRow[] {
  const order = ({ minute, provider, platform, site, feature, sender, carrier, code }: CounterRow) =>
    `${minute}\0${JSON.stringify([provider, platform, site, feature, sender, carrier])}\0${code}`;
  const alike = Map.groupBy(rows.map(contribution), order);
  return [...alike]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, counters]) => {
      const total = (count: 'sent' | 'delivered' | 'failed' | 'unknown') =>
        counters.reduce((sum, counter) => sum + counter[count], 0);
      return {
        ...counters[0]!,
        sent: total('sent'),
        delivered: total('delivered'),
        failed: total('failed'),
        unknown: total('unknown'),
      };
    });
}

function* batches(receipts: readonly ReceiptRow[], thrown: Dice): Generator<readonly ReceiptRow[]> {
  for (let start = 0; start < receipts.length; ) {
    const size = 1 + thrown.below(40);
    yield receipts.slice(start, start + size);
    start += size;
  }
}
