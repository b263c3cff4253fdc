import { sql } from 'kysely';
import type { AlertStore } from '../alerts.ts';
import { clear } from '../clear.ts';
import type { Database } from '../database.ts';
import type { Engine } from '../engine.ts';

/** Rows of one transaction: as long as those of receipts take. */
const [wide, narrow] = [1000, 5000];

/** See {@link AlertStore.sweep}. */
export async function sweep(
  db: Database,
  engine: Engine,
  before: Parameters<AlertStore['sweep']>[0],
): Promise<number> {
  const { incidents, jobs, arrivals } = before;
  return (
    (await clear(db, engine, 'incidents', sql`r.open = 0 and r.changed_at < ${incidents}`, wide)) +
    // with theirs, and one that was posted for an incident that had gone
    (await clear(
      db,
      engine,
      'postings',
      sql`not exists (select 1 from incidents as i where i.ref = r.ref)`,
      wide,
    )) +
    (await clear(db, engine, 'jobs', sql`r.dead_at < ${jobs}`, wide)) +
    (await clear(db, engine, 'arrivals', sql`r.heard_at < ${arrivals}`, narrow))
  );
}
