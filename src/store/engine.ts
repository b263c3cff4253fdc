/** The few words in which engines differ. */
import type { DatabaseSync } from 'node:sqlite';
import {
  type ColumnDataType,
  type ColumnDefinitionBuilder,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
import type { Database } from './database.ts';
import { nodeSqlite } from './node-sqlite.ts';
import { type Key, keyOf } from './receipts/row.ts';
import type { Schema } from './schema.ts';
import { type Columns, columns, keys } from './tables.ts';

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** The type of a whole number of 64 bits. */
  readonly bigint: ColumnDataType;
  /** The type of a text that is part of a key: compared byte by byte, whatever the language of the machine. */
  readonly key: ColumnDataType | RawBuilder<unknown>;
  /** Makes a column the primary key that the database numbers by itself, upwards, no number twice. */
  readonly numbered: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** What follows the closing bracket of a `create table`. */
  readonly tableEnd: RawBuilder<unknown>;
  /** The same for a narrow table that is only read along its key. */
  readonly keyedTableEnd: RawBuilder<unknown>;
  /**
   * `rows` as a table of the name `x` that a statement can select from, `n` being their position. All values travel as
   * one parameter, so that the statement has the same text for every number of rows.
   */
  rows<T extends object>(columns: Columns, rows: readonly T[]): RawBuilder<unknown>;
  /**
   * Inserts receipts in the order given; those that are there already are left as they are. Gives the ones that were new.
   * The one statement that is written in each engine's fastest way, for it is most of what taking receipts in costs.
   */
  insertNew(tx: Transaction<Schema>, rows: readonly Receipt[]): Promise<readonly Receipt[]>;
  /** Has the numbers of a {@link Engine.numbered} column go on after the largest that was put into it. */
  goOn(tx: Transaction<Schema>, table: string, column: string): Promise<void>;
  /** Until this transaction has ended, others that come to one of these names wait here. */
  queueUp(tx: Transaction<Schema>, names: Iterable<string>): Promise<void>;
  /** Orders a select from `x` by `n`, where several may write at once and so the order of locks matters. */
  readonly inOrder: RawBuilder<unknown>;
  /** Ends a select whose rows of the table `r` are changed next: others wait until this transaction has ended. */
  readonly lock: RawBuilder<unknown>;
  /** Ends a select whose rows are deleted next: rows that others hold are left out, so that nobody waits. */
  readonly lockIdle: RawBuilder<unknown>;
  /**
   * Runs one write without waiting for the disk: a power cut may undo it, a kill may not. For talks, where the next
   * press of a lost turn gets a kind word (docs/adr/0004); never for anything that was acknowledged to a provider.
   */
  unflushed<T>(db: Database, write: (db: Database) => Promise<T>): Promise<T>;
}

type Receipt = Schema['receipts'];

const nothing = sql``;
const named = (columns: Columns) => sql.join(Object.keys(columns).map((name) => sql.ref(name)));
const receipt = Object.keys(columns.receipts) as (keyof Receipt)[];

/** A strict table of SQLite knows no `bigint`; its `integer` has 64 bits. @param raw the one connection. */
export function sqliteEngine(raw: DatabaseSync): Engine {
  const each = sql.raw(eachOf(raw));
  const statements = nodeSqlite(raw);
  const places = receipt.map(() => '?');
  const insert = `insert into receipts(${receipt}) values (${places}) on conflict (${keys.receipts}) do nothing`;
  return {
    name: 'sqlite',
    bigint: 'integer',
    key: 'text',
    // without `autoincrement` the number of a deleted last row is given again
    numbered: (column) => column.primaryKey().autoIncrement(),
    tableEnd: sql`strict`,
    // half the size, and a third faster to read
    keyedTableEnd: sql`strict, without rowid`,
    rows(columns, rows) {
      const names = Object.keys(columns);
      // rows as lists: a value is found by its place, which costs half of finding it by its name
      const lists = rows.map((row) => names.map((name) => Reflect.get(row, name)));
      const values = names.map((name, place) => sql`value ->> ${sql.lit(place)} as ${sql.ref(name)}`);
      return sql`(select key as n, ${sql.join(values)} from ${each}(${JSON.stringify(lists)})) as x`;
    },
    // row by row, each with its values bound: twice as fast as all of them out of one JSON text
    async insertNew(_tx, rows) {
      const { run } = statements.prepare(insert);
      return rows.filter((row) => Number(run(receipt.map((name) => row[name])).changes) > 0);
    },
    // it has looked at every number that was put
    goOn: async () => {},
    // one writes at a time
    queueUp: async () => {},
    inOrder: nothing,
    lock: nothing,
    lockIdle: nothing,
    // while the connection is held nobody else's write can slip in between
    unflushed: (db, write) =>
      db.connection().execute(async (one) => {
        raw.exec('pragma synchronous = normal');
        try {
          return await write(one as Database);
        } finally {
          raw.exec('pragma synchronous = full');
        }
      }),
  };
}

/** `jsonb_each` (SQLite 3.51) reads each row once, `json_each` once per value: three times slower. */
function eachOf(raw: DatabaseSync): 'jsonb_each' | 'json_each' {
  try {
    raw.prepare(`select 1 from jsonb_each('[]')`);
    return 'jsonb_each';
  } catch {
    return 'json_each';
  }
}

export const postgresEngine: Engine = {
  name: 'postgres',
  bigint: 'bigint',
  key: sql`text collate "C"`,
  numbered: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
  tableEnd: nothing,
  keyedTableEnd: nothing,
  rows(columns, rows) {
    const typed = Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
    return sql`rows from (json_to_recordset(${JSON.stringify(rows)}::json) as (${sql.join(typed)}))
      with ordinality as x(${named(columns)}, n)`;
  },
  async insertNew(tx, rows) {
    const [all, key] = [named(columns.receipts), sql.join(keys.receipts.map((name) => sql.ref(name)))];
    const { rows: inserted } = await sql<Key>`
      insert into receipts(${all}) select ${all} from ${this.rows(columns.receipts, rows)} order by x.n
      on conflict (${key}) do nothing returning ${key}`.execute(tx);
    const fresh = new Set(inserted.map(keyOf));
    return rows.filter((row) => fresh.has(keyOf(row)));
  },
  async goOn(tx, table, column) {
    const last = sql`max(${sql.ref(column)})`;
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}), ${last}) from ${sql.table(table)}
      having ${last} is not null`.execute(tx);
  },
  async queueUp(tx, names) {
    for (const name of [...new Set(names)].sort())
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  },
  inOrder: sql`order by x.n`,
  lock: sql`for update of r`,
  lockIdle: sql`for update of r skip locked`,
  // its own setting, `synchronous_commit`, is the operator's
  unflushed: (db, write) => write(db),
};
