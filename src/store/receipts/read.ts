/** Reads receipts and what is counted of them. */
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import type { CounterRow, ReceiptRow, SliceSum } from '../store.ts';
import { keys } from '../tables.ts';
import { fromSlice } from './count.ts';
import { fromTable } from './row.ts';

/** Rows of one page of {@link all}. */
const pageSize = 1000;

export async function to(
  db: Database,
  workspaces: readonly string[],
  recipient: string,
  most: number,
): Promise<ReceiptRow[]> {
  const rows = await db
    .selectFrom('receipts')
    .selectAll()
    .where('workspace', 'in', workspaces)
    .where('recipient', '=', recipient)
    .orderBy('sent_at', 'desc')
    .orderBy('provider')
    .orderBy('message')
    .orderBy('copy')
    .limit(most)
    .execute();
  return rows.map(fromTable);
}

/** Provider by provider, so that the primary key serves it. `cross join` has SQLite begin with the few feeds. */
export async function of(
  db: Database,
  workspaces: readonly string[],
  message: string,
): Promise<ReceiptRow[]> {
  const { rows } = await sql<Schema['receipts']>`
    select r.* from feeds as f cross join receipts as r
    where f.workspace in (${sql.join(workspaces)}) and r.workspace = f.workspace and r.provider = f.provider
      and r.message = ${message}
    order by r.workspace, r.provider, r.copy`.execute(db);
  return rows.map(fromTable);
}

/** A counter below what is there was swept before a text of its minute changed; it says nothing. */
const counted = (db: Database, workspace: string, from: number, to: number) =>
  db
    .selectFrom('counters')
    .where('workspace', '=', workspace)
    .where('minute', '>=', from)
    .where('minute', '<', to)
    .where('sent', '>', 0);

export async function counters(
  db: Database,
  workspace: string,
  from: number,
  to: number,
): Promise<CounterRow[]> {
  const rows = await counted(db, workspace, from, to)
    .selectAll()
    .orderBy('minute')
    .orderBy('slice')
    .orderBy('code')
    .execute();
  return rows.map(({ slice, ...row }) => ({ ...row, ...fromSlice(slice) }));
}

export async function slices(db: Database, workspace: string, from: number, to: number): Promise<SliceSum[]> {
  const rows = await counted(db, workspace, from, to)
    .select(({ fn }) => [
      'slice',
      fn.sum<number>('sent').as('sent'),
      fn.sum<number>('delivered').as('delivered'),
      fn.sum<number>('failed').as('failed'),
      fn.sum<number>('unknown').as('unknown'),
    ])
    .groupBy('slice')
    .orderBy('slice')
    .execute();
  return rows.map(({ slice, ...sums }) => ({ workspace, ...fromSlice(slice), ...sums }));
}

/** Each page is a query of its own: no transaction stays open while the reader takes its time. */
export async function* all(db: Database, workspace?: string): AsyncGenerator<readonly ReceiptRow[]> {
  const key = sql.join(keys.receipts.map((name) => sql.ref(name)));
  let after = ['', '', '', ''];
  for (;;) {
    let page = db
      .selectFrom('receipts')
      .selectAll()
      .where(sql<boolean>`(${key}) > (${sql.join(after)})`)
      .orderBy('workspace')
      .orderBy('provider')
      .orderBy('message')
      .orderBy('copy')
      .limit(pageSize);
    if (workspace !== undefined) page = page.where('workspace', '=', workspace);
    const rows = await page.execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(fromTable);
    after = keys.receipts.map((name) => last[name]);
  }
}
