/** Forgets what is too old, a little at a time, so that nobody waits long to write. */
import { type RawBuilder, sql } from 'kysely';
import { clear as clearTable } from '../clear.ts';
import type { Database } from '../database.ts';
import type { Engine } from '../engine.ts';
import type { ReceiptStore } from '../store.ts';

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
  const clear = (table: keyof typeof slices, old: RawBuilder<unknown>) =>
    clearTable(db, engine, table, old, slices[table]);

  let swept = await clear('unreadable', sql`r.at < ${receipts}`);
  for (const { workspace } of workspaces) {
    swept += await clear('receipts', sql`r.workspace = ${workspace} and r.heard_at < ${receipts}`);
    swept += await clear('counters', sql`r.workspace = ${workspace} and r.minute < ${minute}`);
  }
  return swept;
}
