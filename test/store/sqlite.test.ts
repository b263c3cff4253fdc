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
import { SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, transact } from '#store/database.ts';
import { nodeSqlite } from '#store/node-sqlite.ts';
import { openSqlite } from '#store/sqlite.ts';

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
