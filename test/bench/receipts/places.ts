/** The engines that are measured, each with its own batch insert: no library of ours, only the statements. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { openStore } from '#store/open.ts';
import type { Schema } from '#store/schema.ts';
import { columns, keys } from '#store/tables.ts';
import { startCluster } from '../../postgres/cluster.ts';

/** What one transaction writes. */
export interface Batch {
  readonly receipts: readonly Schema['receipts'][];
  /** What is added to the counters, one row of each key. */
  readonly counters: readonly Schema['counters'][];
}

/** What must be the same whoever wrote it. */
export interface Totals {
  readonly receipts: number;
  /** The sum of the counters. */
  readonly sent: number;
}

/** A database with our tables in it, and nothing else. */
export interface Place {
  /** What a child process needs in its environment to write to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Writes the batches, one transaction each; gives ms. */
  raw(batches: readonly Batch[]): Promise<number>;
  totals(): Promise<Totals>;
  end(): Promise<void>;
}

export interface EngineOfBench {
  readonly name: string;
  begin(): Promise<Place>;
  stop(): Promise<void>;
}

const names = { receipts: Object.keys(columns.receipts), counters: Object.keys(columns.counters) };
const added = ['sent', 'delivered', 'failed', 'unknown'].map(
  (name) => `${name} = counters.${name} + excluded.${name}`,
);
const onConflict = `on conflict (${keys.counters.join(', ')}) do update set ${added.join(', ')}`;
const totals = 'select (select count(*) from receipts) as receipts, sum(sent) as sent from counters';
const numbers = (row: object = {}) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])) as unknown as Totals;

export const sqlite: EngineOfBench = {
  name: 'SQLite',
  async begin() {
    const folder = mkdtempSync(join(tmpdir(), 'smsfail-bench-'));
    const path = join(folder, 'smsfail.db');
    await (await openStore({ databasePath: path })).close();
    return {
      env: { DATABASE_PATH: path },
      raw: async (batches) => rawSqlite(path, batches),
      totals: async () => numbers(ask(path, totals)[0]),
      end: async () => rmSync(folder, { recursive: true }),
    };
  },
  stop: async () => {},
};

function ask(path: string, query: string): object[] {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare(query).all();
  db.close();
  return rows;
}

/** What lies in a place of {@link sqlite}. */
export const receiptsIn = ({ DATABASE_PATH = '' }: Place['env']) =>
  ask(DATABASE_PATH, 'select * from receipts') as Schema['receipts'][];

function rawSqlite(path: string, batches: readonly Batch[]): number {
  const db = new DatabaseSync(path);
  // as src/store/sqlite.ts sets it: with SQLite's own 2 MB of pages this is a third slower
  db.exec('pragma journal_mode = wal; pragma synchronous = full');
  db.exec('pragma cache_size = -32000; pragma wal_autocheckpoint = 4000');
  const insert = (table: keyof Batch) =>
    `insert into ${table}(${names[table].join(', ')}) values (${names[table].map(() => '?').join(', ')})`;
  const receipt = db.prepare(insert('receipts'));
  const counter = db.prepare(`${insert('counters')} ${onConflict}`);
  const lists = batches.map(({ receipts, counters }) => ({
    receipts: receipts.map((row) => names.receipts.map((name) => Reflect.get(row, name))),
    counters: counters.map((row) => names.counters.map((name) => Reflect.get(row, name))),
  }));

  const began = performance.now();
  for (const { receipts, counters } of lists) {
    db.exec('begin immediate');
    for (const row of receipts) receipt.run(...row);
    for (const row of counters) counter.run(...row);
    db.exec('commit');
  }
  const took = performance.now() - began;
  db.close();
  return took;
}

/** @throws Error that tells why there is none. */
export async function postgres(): Promise<EngineOfBench> {
  const cluster = await startCluster();
  let made = 0;
  const run = async (url: string, query: string): Promise<object[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(query);
    await client.end();
    return rows;
  };
  return {
    name: 'PostgreSQL',
    async begin() {
      const name = `bench_${++made}`;
      await run(`${cluster.url}/postgres`, `create database ${name}`);
      const url = `${cluster.url}/${name}`;
      await (await openStore({ databasePath: 'not used', databaseUrl: url })).close();
      return {
        env: { DATABASE_URL: url },
        raw: (batches) => rawPostgres(url, batches),
        totals: async () => numbers((await run(url, totals))[0]),
        end: async () => void (await run(`${cluster.url}/postgres`, `drop database ${name} with (force)`)),
      };
    },
    stop: cluster.stop,
  };
}

async function rawPostgres(url: string, batches: readonly Batch[]): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const insert = (table: keyof Batch) => {
    const typed = Object.entries(columns[table]).map(([name, type]) => `${name} ${type}`);
    return `insert into ${table}(${names[table].join(', ')}) select * from json_to_recordset($1::json) as x(${typed.join(', ')})`;
  };
  const receipts = { name: 'receipts', text: insert('receipts') };
  const counters = { name: 'counters', text: `${insert('counters')} ${onConflict}` };

  const began = performance.now();
  for (const batch of batches) {
    await client.query('begin');
    await client.query({ ...receipts, values: [JSON.stringify(batch.receipts)] });
    await client.query({ ...counters, values: [JSON.stringify(batch.counters)] });
    await client.query('commit');
  }
  const took = performance.now() - began;
  await client.end();
  return took;
}

/** Works on a new database, and sees that `count` receipts lie there in the end. */
export async function onNew<T>(
  engine: EngineOfBench,
  count: number,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const place = await engine.begin();
  try {
    const result = await work(place);
    seeThat(await place.totals(), count, engine.name);
    return result;
  } finally {
    await place.end();
  }
}

/** @throws Error unless `count` receipts lie there and every one is counted. */
export function seeThat({ receipts, sent }: Totals, count: number, name: string): void {
  if (receipts !== count || sent !== count)
    throw new Error(`${name}: of ${count} receipts ${receipts} are there, and ${sent} are counted`);
}
