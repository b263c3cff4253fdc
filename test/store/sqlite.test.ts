import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { SqliteDialect, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrate, openDatabase, transact } from '#store/database.ts';
import { sqliteEngine } from '#store/engine.ts';
import { inspect } from '#store/inspect.ts';
import { migrations } from '#store/migrations/index.ts';
import { NodeSqliteDialect, nodeSqlite } from '#store/node-sqlite.ts';
import { storeOn } from '#store/opened.ts';
import { settle } from '#store/settle.ts';
import { connectSqlite, openSqlite } from '#store/sqlite.ts';
import type { ReceiptRow, Store } from '#store/store.ts';
import { agreeing, as, dice, noon, receipt } from './rows.ts';

// a real disk, shared with others, takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const now = new Date(noon);
async function kept(store: Store): Promise<ReceiptRow[]> {
  const rows: ReceiptRow[] = [];
  for await (const page of store.receipts.all()) rows.push(...page);
  return rows;
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsfail-sqlite-'));
  file = join(folder, 'smsfail.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the first start', () => {
  it('makes the folder and the file for nobody but its user', async () => {
    const path = join(folder, 'data', 'smsfail.db');

    await (await openSqlite(path)).close();

    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  });

  it('writes ahead, syncs fully and checks types', async () => {
    const store = await openSqlite(file);
    await store.sessions.save(
      { workspace: 'w', talk: 't' },
      { json: '{}', revision: 0, until: new Date(1) },
      new Date(0),
    );

    const raw = new DatabaseSync(file);
    expect(raw.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(raw.prepare(`select strict from pragma_table_list where name = 'sessions'`).get()).toEqual({
      strict: 1,
    });
    raw.close();
    await store.close();
  });

  it('says what to do where the folder cannot be made', async () => {
    writeFileSync(join(folder, 'a-file'), '');

    await expect(openSqlite(join(folder, 'a-file', 'smsfail.db'))).rejects.toMatchObject({
      code: 'store',
      message: expect.stringMatching(/cannot be made or written \(E[A-Z]+\)/),
      hint: expect.stringContaining('DATABASE_PATH'),
    });
  });
});

describe('a file that is not ours to write', () => {
  async function ours(): Promise<void> {
    const store = await openSqlite(file);
    for (let n = 0; n < 300; n++)
      await store.sessions.save(
        { workspace: 'w', talk: `t${n}` },
        { json: 'x'.repeat(300), revision: 0, until: new Date(1) },
        new Date(0),
      );
    await store.close();
  }
  const spoil = (change: (bytes: Buffer) => Buffer) => writeFileSync(file, change(readFileSync(file)));

  const cases: Record<string, { make(): Promise<void> | void; says: RegExp }> = {
    'no database': {
      make: () => writeFileSync(file, 'Dear Sir or Madam, '.repeat(99)),
      says: /is not a database/,
    },
    'damaged in the middle': {
      make: async () => {
        await ours();
        spoil((bytes) => bytes.fill(0xff, 4096 * 3, 4096 * 5));
      },
      says: /is damaged/,
    },
    'cut short': {
      make: async () => {
        await ours();
        spoil((bytes) => bytes.subarray(0, bytes.length - 5000));
      },
      says: /is damaged/,
    },
    'made by a later version': {
      make: async () => {
        await ours();
        const raw = new DatabaseSync(file);
        raw.exec(`insert into kysely_migration(name, timestamp) values ('999-later', 'now')`);
        raw.close();
      },
      says: /later version \(999-later\)/,
    },
    "another program's": {
      make: () => {
        const raw = new DatabaseSync(file);
        raw.exec('create table patients(name text)');
        raw.close();
      },
      says: /another program/,
    },
  };

  it.each(Object.entries(cases))('%s: is refused with a remedy and left byte for byte', async (_name, {
    make,
    says,
  }) => {
    await make();
    const before = readFileSync(file);
    const beside = readdirSync(folder);

    await expect(openSqlite(file)).rejects.toMatchObject({
      code: 'store',
      message: expect.stringMatching(says),
      hint: expect.stringMatching(/DATABASE_PATH|move it away/),
    });

    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(beside);
  });

  it('a folder of that name is refused', async () => {
    mkdirSync(file);

    await expect(openSqlite(file)).rejects.toMatchObject({ code: 'store' });
  });
});

it('of a large file, only the head is read before it is opened', async () => {
  const store = await openSqlite(file);
  await store.receipts.take(agreeing(400, dice(1)), now);
  await store.close();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xff, bytes.length - 8192));

  expect(() => inspect(file)).toThrow(/is damaged/);
  expect(() => inspect(file, bytes.length)).toThrow(/is damaged/);
  expect(() => inspect(file, bytes.length - 1)).not.toThrow();
});

it('leaves nothing behind of tables that could not be made', async () => {
  const raw = new DatabaseSync(file);
  raw.exec('create table kysely_migration(name text, timestamp text); create table feeds(theirs text)');
  const tables = () =>
    raw.prepare(`select name from sqlite_schema where name not like '%kysely%' order by name`).all();

  await expect(openSqlite(file)).rejects.toMatchObject({
    code: 'store',
    message: expect.stringContaining('could not be brought up to date'),
  });

  expect(tables()).toEqual([{ name: 'feeds' }]);
  raw.exec('drop table feeds');
  await (await openSqlite(file)).close();
  expect(tables().length).toBeGreaterThan(6);
  raw.close();
});

describe('several at once on one file', () => {
  it('make the tables once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openSqlite(file)));

    for (const store of stores) await store.ready();
    const raw = new DatabaseSync(file);
    expect(raw.prepare('select name from kysely_migration order by name').all()).toEqual(
      Object.keys(migrations).map((name) => ({ name })),
    );
    raw.close();
    await Promise.all(stores.map((store) => store.close()));
  });

  it('count exactly, each in a process of its own', async () => {
    const run = promisify(execFile);
    const taken = await Promise.all(
      [1, 2, 3].map((seed) => run(process.execPath, ['test/store/taker.ts', file, String(seed)])),
    );

    expect(taken.reduce((sum, { stdout }) => sum + Number(stdout), 0)).toBe(200);
    const store = await openSqlite(file);
    const texts = Map.groupBy(agreeing(200, dice(1)), ({ message }) => message);
    const ends = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, said]) => said.reduce(settle));
    expect(await kept(store)).toEqual(ends);
    const counters = await store.receipts.counters('w1', 0, noon);
    const total = (count: 'sent' | 'delivered' | 'failed' | 'unknown') =>
      counters.reduce((sum, counter) => sum + counter[count], 0);
    expect(total('sent')).toBe(200);
    for (const outcome of ['delivered', 'failed', 'unknown'] as const)
      expect(total(outcome)).toBe(ends.filter((row) => row.outcome === outcome).length);
    await store.close();
  });
});

describe('several at once on one outbox', () => {
  it('do each job once, the jobs of a lane in their order, each in a process of its own', async () => {
    const store = await openSqlite(file);
    const lanes = Array.from({ length: 40 }, (_, lane) => `lane-${lane}`);
    for (let round = 0; round < 5; round++)
      await store.alerts.put(
        lanes.map((lane) => ({ lane, kind: 'post', json: '{}', due: 0 })),
        0,
      );

    const run = promisify(execFile);
    const told = await Promise.all(
      [1, 2, 3].map((seed) => run(process.execPath, ['test/store/job-taker.ts', file, String(seed)])),
    );

    const done = told.flatMap(({ stdout }) =>
      stdout
        .trim()
        .split('\n')
        .map((line) => {
          const [lane = '', ...numbers] = line.split(' ');
          const [id = 0, taken = 0, ended = 0] = numbers.map(Number);
          return { lane, id, taken, ended };
        }),
    );
    expect(done).toHaveLength(200);
    expect(new Set(done.map(({ id }) => id)).size).toBe(200);
    for (const lane of lanes) {
      const ordered = done.filter((one) => one.lane === lane).toSorted((a, b) => a.id - b.id);
      expect(ordered).toHaveLength(5);
      for (const [n, { taken }] of ordered.entries())
        expect(taken).toBeGreaterThanOrEqual(ordered[n - 1]?.ended ?? 0);
    }
    await store.close();
  });
});

describe('when the machine is to blame', () => {
  it('says that the disk is full, keeps nothing of the batch, and goes on when there is room', async () => {
    const opened = await connectSqlite(file);
    const store = storeOn(opened);
    await store.receipts.take([receipt()], now);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(opened.db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + 2)}`.execute(opened.db);
    const many = Array.from({ length: 500 }, (_, n) => receipt({ message: `SM${n}`, ...as.delivered }));

    await expect(store.receipts.take(many, now)).rejects.toMatchObject({
      code: 'store',
      message: expect.stringContaining('disk is full'),
      hint: expect.stringContaining('room'),
    });

    expect(await kept(store)).toEqual([receipt()]);
    expect(await store.receipts.slices('w1', 0, noon)).toMatchObject([{ sent: 1, delivered: 0 }]);
    await sql`pragma max_page_count = 1000000`.execute(opened.db);
    expect(await store.receipts.take(many, now)).toEqual({ fresh: 499, changed: 1, same: 0 });
    await store.close();
  });

  it('says that another process holds the file, and goes on when it lets go', async () => {
    const opened = await connectSqlite(file);
    const store = storeOn(opened);
    await sql`pragma busy_timeout = 10`.execute(opened.db);
    const other = new DatabaseSync(file);
    other.exec('begin immediate');

    await expect(store.receipts.take([receipt()], now)).rejects.toMatchObject({
      code: 'store',
      message: expect.stringContaining('another process'),
    });

    other.exec('rollback');
    other.close();
    expect(await store.receipts.take([receipt()], now)).toMatchObject({ fresh: 1 });
    await store.close();
  });

  it('tells why a statement ended its whole transaction', async () => {
    const { db } = await connectSqlite(file);
    const insert = sql`insert or rollback into feeds values ('w1', 'aws', 1, 1)`;

    await expect(
      transact(db, async (tx) => {
        await insert.execute(tx);
        await insert.execute(tx);
      }),
    ).rejects.toThrow('UNIQUE constraint failed');

    await insert.execute(db);
    await db.destroy();
  });

  it('waits a while for another process', async () => {
    const { db } = await connectSqlite(file);
    const { rows } = await sql`pragma busy_timeout`.execute(db);
    expect(rows).toEqual([{ timeout: 5000 }]);
    await db.destroy();
  });
});

it('finds the texts of an id, and those of a phone, without reading others', async () => {
  await (await openSqlite(file)).close();
  const raw = new DatabaseSync(file);
  const plan = (statement: string) =>
    raw
      .prepare(`explain query plan ${statement}`)
      .all()
      .map(({ detail }) => detail);

  expect(
    plan(`select r.* from feeds as f cross join receipts as r where f.workspace in ('w1')
      and r.workspace = f.workspace and r.provider = f.provider and r.message = 'SM7'`),
  ).toEqual([
    expect.stringContaining('SEARCH f '),
    expect.stringContaining(
      'SEARCH r USING INDEX sqlite_autoindex_receipts_1 (workspace=? AND provider=? AND message=?)',
    ),
  ]);
  expect(
    plan(
      `select * from receipts where workspace in ('w1') and recipient = 'r7' order by sent_at desc limit 9`,
    )[0],
  ).toContain('USING INDEX receipts_to (workspace=? AND recipient=?)');
  expect(plan(`select * from receipts where workspace = 'w1' and heard_at < 5 limit 1000`)[0]).toContain(
    'USING INDEX receipts_heard (workspace=? AND heard_at<?)',
  );
  raw.close();
});

it('finds the jobs before one in its lane, and the arrivals of a workspace, without reading others', async () => {
  await (await openSqlite(file)).close();
  const raw = new DatabaseSync(file);
  const plan = (statement: string) =>
    raw
      .prepare(`explain query plan ${statement}`)
      .all()
      .map(({ detail }) => detail);

  const found = plan(`select r.id from jobs as r
    where r.dead_at is null and r.due <= 5 and r.taken_until <= 5 and not exists
      (select 1 from jobs as earlier where earlier.lane = r.lane and earlier.dead_at is null and earlier.id < r.id)
    order by r.due, r.id limit 9`);
  expect(found).toEqual([
    expect.stringContaining('USING INDEX jobs_due (due<?)'),
    expect.stringContaining('CORRELATED'),
    expect.stringContaining('INDEX jobs_of_lane (lane=? AND id<?)'),
  ]);
  expect(plan(`select * from arrivals where workspace = 'w1' order by seq limit 9`)).toEqual([
    expect.stringContaining('USING INDEX arrivals_of_workspace (workspace=?)'),
  ]);
  raw.close();
});

it('runs on a SQLite that has no jsonb_each yet', async () => {
  const raw = new DatabaseSync(':memory:');
  const db = openDatabase(new NodeSqliteDialect({ database: nodeSqlite(raw) }));
  const prepare = (text: string) =>
    text.includes('jsonb_each') ? expect.fail('no such table: jsonb_each') : raw.prepare(text);
  const engine = sqliteEngine({ prepare } as DatabaseSync);
  await migrate(db, engine);
  const store = storeOn({ db, engine });
  const odd = receipt({ message: 'a"b\\c 🦷', patient: null, sentKnown: false });

  expect(await store.receipts.take([odd], now)).toMatchObject({ fresh: 1 });
  expect(await store.receipts.take([{ ...odd, ...as.delivered }], now)).toMatchObject({ changed: 1 });

  expect(await kept(store)).toEqual([{ ...odd, ...as.delivered }]);
  await store.close();
});

it('takes up what a killed process left in the write-ahead log', async () => {
  const killed = await openSqlite(file);
  const key = { workspace: 'w', talk: 't' };
  await killed.sessions.save(key, { json: '{}', revision: 0, until: new Date(1000) }, new Date(0));
  const crashed = join(folder, 'crashed.db');
  for (const end of ['', '-wal']) copyFileSync(file + end, crashed + end);

  const store = await openSqlite(crashed);

  expect(await store.sessions.load(key, new Date(0))).toEqual({ json: '{}', revision: 1 });
  await store.close();
  await killed.close();
});

it('throws instead of hanging when the database itself is used inside a transaction', async () => {
  const raw = new DatabaseSync(':memory:');
  raw.exec('create table sessions(workspace, talk, json, revision, expires_at)');
  const db = openDatabase(new SqliteDialect({ database: nodeSqlite(raw) }));
  const row = { workspace: 'w', talk: 't', json: '{}', revision: 1, expires_at: 1 };

  await expect(
    transact(db, async (tx) => {
      await tx.insertInto('sessions').values(row).execute();
      await db.selectFrom('sessions').selectAll().execute();
    }),
  ).rejects.toThrow('Use tx');

  await expect(transact(db, () => transact(db, async () => 1))).rejects.toThrow('Use tx');

  expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([]);
  await transact(db, (tx) => tx.insertInto('sessions').values(row).execute());
  expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([row]);
  await db.destroy();
});
