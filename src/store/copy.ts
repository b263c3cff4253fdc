/** Moves a whole store to another place, of whatever engine: how a practice outgrows one machine, or goes back to it. */
import { sql } from 'kysely';
import { StoreTrouble } from '#kit/errors.ts';
import { type Database, transact } from './database.ts';
import type { Engine } from './engine.ts';
import { connectStore, type StorePlace } from './open.ts';
import type { Opened } from './opened.ts';
import type { Tx } from './receipts/statements.ts';
import { columns, keys, numbered, type TableName } from './tables.ts';

const names = Object.keys(columns) as TableName[];
/** Rows of one statement. */
const pageSize = 1000;

/** Rows of each table. */
export type Copied = Readonly<Record<TableName, number>>;

/**
 * Copies every table from one place to the other, which must be empty, in one transaction: all of it or nothing. Nobody
 * should write to `from` meanwhile; what comes in after a table was read is not copied.
 * @param told hears the rows so far, after each page.
 * @throws StoreTrouble if a place cannot be opened, if they are the same, or if `to` holds something.
 */
export async function copyStore(
  from: StorePlace,
  to: StorePlace,
  told: (table: TableName, rows: number) => void = () => {},
): Promise<Copied> {
  const source = await connectStore(from);
  try {
    const target = await connectStore(to);
    try {
      return await copyAll(source, target, told);
    } finally {
      await target.db.destroy();
    }
  } finally {
    await source.db.destroy();
  }
}

async function copyAll(source: Opened, target: Opened, told: (table: TableName, rows: number) => void) {
  return transact(target.db, async (tx) => {
    for (const table of names) await refuseFull(tx, table);
    const copied = new Map<TableName, number>();
    for (const table of names) {
      let rows = 0;
      for await (const page of pages(source.db, table)) {
        await put(tx, target.engine, table, page);
        rows += page.length;
        told(table, rows);
      }
      copied.set(table, rows);
    }
    for (const [table, column] of Object.entries(numbered)) await target.engine.goOn(tx, table, column);
    return Object.fromEntries(copied) as Copied;
  });
}

async function refuseFull(tx: Tx, table: TableName): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx);
  if (rows.length === 0) return;
  throw new StoreTrouble(`The place to copy to is not empty: it holds ${table}.`, {
    hint: 'Copy to a new file or a new database. Nothing was copied.',
  });
}

const list = (columns: readonly string[]) => sql.join(columns.map((name) => sql.ref(name)));

async function* pages(db: Database, table: TableName): AsyncGenerator<readonly Row[]> {
  const key: readonly string[] = keys[table];
  let after = sql`1 = 1`;
  for (;;) {
    const { rows } = await sql<Row>`
      select ${list(Object.keys(columns[table]))} from ${sql.table(table)} where ${after}
      order by ${list(key)} limit ${pageSize}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = sql`(${list(key)}) > (${sql.join(key.map((name) => last[name]))})`;
  }
}

type Row = Readonly<Record<string, string | number | null>>;

async function put(tx: Tx, engine: Engine, table: TableName, rows: readonly Row[]): Promise<void> {
  const all = list(Object.keys(columns[table]));
  await sql`insert into ${sql.table(table)}(${all}) select ${all} from ${engine.rows(columns[table], rows)}`.execute(
    tx,
  );
}
