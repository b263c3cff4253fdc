/** Forgets what is too old, a little at a time, so that nobody waits long to write. */
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Engine } from '../engine.ts';
import type { ReceiptStore } from '../store.ts';
import { keys, type TableName } from '../tables.ts';

/** Rows of one transaction. Receipts are wide and carry indexes: a thousand of them take as long as five thousand counters. */
const slices = { receipts: 1000, counters: 5000, unreadable: 5000 } as const;

/** See {@link ReceiptStore.sweep}. */
export async function sweep(
  db: Database,
  engine: Engine,
  before: Parameters<ReceiptStore['sweep']>[0],
): Promise<number> {
  const receipts = before.receipts.getTime();
  const minute = Math.floor(before.counters.getTime() / 60_000);
  const workspaces = await db.selectFrom('feeds').select('workspace').distinct().execute();
  const clear = (table: keyof typeof slices, old: RawBuilder<unknown>) => clearTable(db, engine, table, old);

  let swept = await clear('unreadable', sql`r.at < ${receipts}`);
  for (const { workspace } of workspaces) {
    swept += await clear('receipts', sql`r.workspace = ${workspace} and r.heard_at < ${receipts}`);
    swept += await clear('counters', sql`r.workspace = ${workspace} and r.minute < ${minute}`);
  }
  return swept;
}

/** @param old which rows of the table, here called `r`, go. */
async function clearTable(
  db: Database,
  engine: Engine,
  table: keyof typeof slices,
  old: RawBuilder<unknown>,
): Promise<number> {
  const key = sql.join(keys[table satisfies TableName].map((name) => sql.ref(name)));
  for (let swept = 0; ; ) {
    // held in a table of its own, or PostgreSQL may look for old rows once per row it deletes
    const { numAffectedRows = 0n } = await sql`
      with old as materialized (select ${key} from ${sql.table(table)} as r where ${old} limit ${slices[table]} ${engine.lockIdle})
      delete from ${sql.table(table)} where (${key}) in (select ${key} from old)`.execute(db);
    swept += Number(numAffectedRows);
    if (numAffectedRows < slices[table]) return swept;
  }
}
