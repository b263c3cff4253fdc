/** What `take` says to the engine after {@link Engine.insertNew}, statement by statement; all their values travel as one parameter. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Engine } from '../engine.ts';
import type { Schema } from '../schema.ts';
import type { ReceiptRow } from '../store.ts';
import { columns, keys, type TableName } from '../tables.ts';
import { fromTable, inOrder } from './row.ts';

export type Tx = Transaction<Schema>;
type Row<T extends TableName> = Schema[T];

const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
const key = list(keys.receipts);
const everything = list(Object.keys(columns.receipts));
const isKey = new Set<string>(keys.receipts);

const overwrite = (names: readonly string[]): RawBuilder<unknown> =>
  sql.join(names.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));

/** The rows of these keys, held for this transaction. `cross join` has SQLite begin with the short side. */
export async function find(
  tx: Tx,
  engine: Engine,
  texts: readonly ReceiptRow[],
): Promise<readonly ReceiptRow[]> {
  const { workspace, provider, message, copy } = columns.receipts;
  const { rows } = await sql<Row<'receipts'>>`
    select r.* from ${engine.rows({ workspace, provider, message, copy }, texts.map(picked))} cross join receipts as r
    where r.workspace = x.workspace and r.provider = x.provider and r.message = x.message and r.copy = x.copy
    ${engine.inOrder} ${engine.lock}`.execute(tx);
  return rows.map(fromTable);
}

const picked = ({ workspace, provider, message, copy }: ReceiptRow) => ({
  workspace,
  provider,
  message,
  copy,
});

/** Writes rows that {@link find} has found; when each was first heard of stays. */
export async function update(tx: Tx, engine: Engine, rows: readonly Row<'receipts'>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into receipts(${everything}) select ${everything} from ${engine.rows(columns.receipts, rows)}
    where true ${engine.inOrder} on conflict (${key}) do update
    set ${overwrite(Object.keys(columns.receipts).filter((name) => !isKey.has(name) && name !== 'heard_at'))}`.execute(
    tx,
  );
}

/** Adds to the counters; one that nothing is left of is deleted. */
export async function count(tx: Tx, engine: Engine, rows: readonly Row<'counters'>[]): Promise<void> {
  if (rows.length === 0) return;
  const all = list(Object.keys(columns.counters));
  await sql`
    insert into counters(${all}) select ${all} from ${engine.rows(columns.counters, rows)}
    where true ${engine.inOrder} on conflict (${list(keys.counters)}) do update set
      sent = counters.sent + excluded.sent, delivered = counters.delivered + excluded.delivered,
      failed = counters.failed + excluded.failed, unknown = counters.unknown + excluded.unknown`.execute(tx);

  const emptied = rows.filter(({ sent }) => sent < 0);
  if (emptied.length === 0) return;
  const { workspace, minute, slice, code } = columns.counters;
  await sql`
    delete from counters where sent <= 0 and (workspace, minute, slice, code) in
      (select workspace, minute, slice, code from ${engine.rows({ workspace, minute, slice, code }, emptied)})`.execute(
    tx,
  );
}

/** Notes when the feeds of these texts were heard. @param at epoch ms */
export async function touch(tx: Tx, engine: Engine, texts: readonly ReceiptRow[], at: number): Promise<void> {
  const feeds = Map.groupBy(texts, ({ workspace, provider }) => `${workspace}\0${provider}`);
  const rows = [...feeds]
    .sort(([a], [b]) => inOrder(a, b))
    .flatMap(([, [text]]) =>
      text ? [{ workspace: text.workspace, provider: text.provider, first_at: at, last_at: at }] : [],
    );
  const all = list(Object.keys(columns.feeds));
  await sql`
    insert into feeds(${all}) select ${all} from ${engine.rows(columns.feeds, rows)}
    where true ${engine.inOrder} on conflict (${list(keys.feeds)}) do update set
      first_at = case when excluded.first_at < feeds.first_at then excluded.first_at else feeds.first_at end,
      last_at = case when excluded.last_at > feeds.last_at then excluded.last_at else feeds.last_at end`.execute(
    tx,
  );
}
