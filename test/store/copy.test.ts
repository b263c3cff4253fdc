import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyStore } from '#store/copy.ts';
import { openStore, type StorePlace } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { findPostgres } from '../postgres/index.ts';
import { agreeing, dice, noon, receipt } from './rows.ts';

// a real disk, shared with others, takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const postgres = await findPostgres();
const key = { workspace: 'w1', talk: 't1' };
const now = new Date(noon);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsfail-copy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string): StorePlace => ({ databasePath: join(folder, name) });
const database = async (): Promise<StorePlace> => ({
  ...file('unused'),
  databaseUrl: await postgres!.database(),
});

async function fill(place: StorePlace): Promise<void> {
  const store = await openStore(place);
  await store.sessions.save(key, { json: '{"a":"Zoë 🦷"}', revision: 0, until: new Date(noon + 1) }, now);
  await store.cards.put({ ...key, channel: 'c1', message: 'm1', shared: true });
  await store.watches.put({
    ...key,
    person: 'p1',
    channel: 'c1',
    recipient: 'r1',
    since: noon,
    until: noon + 1,
  });
  await store.receipts.take(agreeing(2600, dice(1)), now);
  await store.receipts.take([receipt({ workspace: 'w2', provider: 'plivo' })], now);
  await store.receipts.takeUnreadable([
    { workspace: 'w1', provider: 'aws', digest: 'd', at: noon, reason: 'no id', shape: '{}' },
  ]);
  await store.alerts.subscribe({ audience: 'slack:T1', channel: 'C1', json: '{}' });
  await store.alerts.watch('w1', 'me', noon, noon + 1);
  await store.alerts.commit({
    ...{ workspace: 'w1', holder: 'me', revision: 0, state: '{"a":1}', seen: [], now: noon },
    incidents: [
      {
        ...{ ref: 'r1', workspace: 'w1', incident: 'i1', open: true, openedAt: noon, changedAt: noon },
        ...{ facts: '{}', doings: '{}' },
      },
    ],
    postings: [{ ref: 'r1', audience: 'slack:T1', channel: 'C1', json: '{}' }],
    jobs: ['a', 'a', 'b'].map((lane) => ({ lane, kind: 'post', json: '{}', due: noon })),
  });
  for (const job of await store.alerts.take(noon, noon + 1, 2)) await store.alerts.bury(job, 'gone', noon);
  await store.close();
}

/** Everything a store gives. */
async function contents(store: Store) {
  const receipts = [];
  for await (const page of store.receipts.all()) receipts.push(...page);
  return {
    session: await store.sessions.load(key, now),
    cards: await store.cards.of(key),
    watches: await store.watches.of(),
    receipts,
    counters: await store.receipts.counters('w1', 0, noon),
    feeds: await store.receipts.feeds(),
    unreadable: await store.receipts.unreadable('w1', 9),
    subscriptions: await store.alerts.subscriptions(),
    arrivals: await store.alerts.arrivals('w1', 9999),
    incidents: await store.alerts.incidents('all', 0),
    postings: await store.alerts.postings('r1'),
    queue: await store.alerts.queue(noon),
    dead: await store.alerts.dead(9),
  };
}

/** What is put next gets numbers after those that were copied. */
async function expectNumbered({ alerts, receipts }: Store): Promise<void> {
  const arrived = await alerts.arrivals('w1', 9999);
  await receipts.take([receipt({ message: 'next', site: 'next' })], now);
  const [next] = await alerts.arrivals('w1', 9, new Set(arrived.map(({ seq }) => seq)));
  expect(next).toMatchObject({ site: 'next' });
  expect(next!.seq).toBeGreaterThan(Math.max(...arrived.map(({ seq }) => seq)));

  await alerts.put([{ lane: 'a', kind: 'next', json: '{}', due: noon }], noon);
  const [left, ...more] = await alerts.take(noon, noon + 1, 9);
  expect([left!.kind, more]).toEqual(['post', []]);
  await alerts.done(left!);
  const [last] = await alerts.take(noon, noon + 1, 9);
  expect(last!.kind).toBe('next');
  expect(last!.id).toBeGreaterThan(left!.id);
}

async function expectCopied(from: StorePlace, to: StorePlace): Promise<void> {
  await fill(from);

  const copied = await copyStore(from, to);

  expect(copied).toMatchObject({
    sessions: 1,
    cards: 1,
    receipts: 2601,
    feeds: 2,
    unreadable: 1,
    watches: 1,
    subscriptions: 1,
    detectors: 1,
    incidents: 1,
    postings: 1,
    jobs: 3,
  });
  const [before, after] = [await openStore(from), await openStore(to)];
  expect(await contents(after)).toEqual(await contents(before));
  expect(copied.counters).toBe((await contents(before)).counters.length + 1);
  expect((await contents(before)).arrivals.length).toBeGreaterThan(copied.arrivals);
  // and it goes on from there
  expect(await after.receipts.take(agreeing(2600, dice(1)), now)).toMatchObject({ fresh: 0, changed: 0 });
  expect(await after.sessions.save(key, { json: '{}', revision: 1, until: now }, now)).toBe(true);
  expect(await after.alerts.watch('w1', 'me', noon, noon + 1)).toEqual({ state: '{"a":1}', revision: 1 });
  await expectNumbered(after);
  await before.close();
  await after.close();
}

it('copies a file to a file', () => expectCopied(file('a.db'), file('b.db')));

describe.skipIf(!postgres)('with PostgreSQL', () => {
  it('copies a file to a database', async () => expectCopied(file('a.db'), await database()));
  it('copies a database to a file', async () => expectCopied(await database(), file('b.db')));

  it('copies all or nothing', async () => {
    const [from, to] = [file('a.db'), await database()];
    await fill(from);
    await (await openStore(to)).close();
    await postgres!.run(to.databaseUrl!, 'alter table unreadable add constraint never check (at < 0)');

    await expect(copyStore(from, to)).rejects.toThrow();

    const store = await openStore(to);
    expect(await store.receipts.feeds()).toEqual([]);
    await store.close();
  });
});

it('refuses a place that holds something, and leaves it as it was', async () => {
  await fill(file('a.db'));
  const store = await openStore(file('b.db'));
  await store.receipts.take([receipt({ message: 'theirs' })], now);

  await expect(copyStore(file('a.db'), file('b.db'))).rejects.toMatchObject({
    code: 'store',
    message: expect.stringContaining('not empty: it holds receipts'),
  });
  await expect(copyStore(file('a.db'), file('a.db'))).rejects.toMatchObject({ code: 'store' });

  expect(await store.receipts.of(['w1'], 'theirs')).toHaveLength(1);
  expect(await store.receipts.of(['w1'], 'SM1')).toEqual([]);
  await store.close();
});

it('tells how far it is', async () => {
  await fill(file('a.db'));
  const told: [string, number][] = [];

  await copyStore(file('a.db'), file('b.db'), (...far) => told.push(far));

  expect(told.filter(([table]) => table === 'receipts')).toEqual([
    ['receipts', 1000],
    ['receipts', 2000],
    ['receipts', 2601],
  ]);
});
