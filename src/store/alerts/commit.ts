/**
 * One durable commit of everything that a look at the receipts came to. Locks are taken in this order here and wherever
 * alerts are written, so that nobody waits in a circle: detectors, incidents, lanes, jobs, postings, arrivals; several of
 * a kind in the order of their keys.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Commit } from '../alerts.ts';
import { type Database, transact } from '../database.ts';
import type { Engine } from '../engine.ts';
import { again } from '../receipts/again.ts';
import { checked, inOrder } from '../receipts/row.ts';
import type { Tx } from '../receipts/statements.ts';
import { columns, keys } from '../tables.ts';
import { postingToTable } from './postings.ts';
import { put } from './put.ts';

export async function commit(db: Database, engine: Engine, what: Commit): Promise<number | undefined> {
  return again(() =>
    transact(db, async (tx) => {
      const revision = await save(tx, what);
      if (revision === undefined) return undefined;
      await upsertIncidents(tx, engine, what.incidents);
      await put(tx, engine, what.jobs, what.now);
      await insertPostings(tx, engine, what.postings);
      await forget(tx, engine, what);
      return revision;
    }),
  );
}

/** A lease that is over but that nobody else has taken will do. */
async function save(tx: Tx, { workspace, holder, revision, state }: Commit): Promise<number | undefined> {
  const saved = await tx
    .updateTable('detectors')
    .set({ state, revision: revision + 1 })
    .where('workspace', '=', workspace)
    .where('holder', '=', holder)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
  return saved?.revision;
}

const list = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)));

async function upsertIncidents(tx: Tx, engine: Engine, incidents: Commit['incidents']): Promise<void> {
  if (incidents.length === 0) return;
  const rows = incidents
    .map(({ openedAt, changedAt, open, ...incident }) =>
      checked({ ...incident, open: open ? 1 : 0, opened_at: openedAt, changed_at: changedAt, revision: 0 }),
    )
    .sort((a, b) => inOrder(a.ref, b.ref));
  const all = list(Object.keys(columns.incidents));
  await sql`
    insert into incidents(${all}) select ${all} from ${engine.rows(columns.incidents, rows)}
    where true ${engine.inOrder} on conflict (${list(keys.incidents)}) do update
    set open = excluded.open, changed_at = excluded.changed_at, facts = excluded.facts`.execute(tx);
}

async function insertPostings(tx: Tx, engine: Engine, postings: Commit['postings']): Promise<void> {
  if (postings.length === 0) return;
  const keyOf = (row: { ref: string; audience: string; channel: string }) =>
    `${row.ref}\0${row.audience}\0${row.channel}`;
  const rows = postings.map(postingToTable).sort((a, b) => inOrder(keyOf(a), keyOf(b)));
  const all = list(Object.keys(columns.postings));
  await sql`
    insert into postings(${all}) select ${all} from ${engine.rows(columns.postings, rows)}
    where true ${engine.inOrder} on conflict (${list(keys.postings)}) do nothing`.execute(tx);
}

async function forget(tx: Tx, engine: Engine, { workspace, seen }: Commit): Promise<void> {
  if (seen.length === 0) return;
  const rows = engine.rows(
    { seq: 'bigint' },
    seen.map((seq) => ({ seq })),
  );
  await sql`
    delete from arrivals where workspace = ${workspace} and seq in (select seq from ${rows})`.execute(tx);
}
