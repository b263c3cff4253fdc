import { sql } from 'kysely';
import type { AlertStore, Job } from '../alerts.ts';
import type { Database } from '../database.ts';
import type { Engine } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { jobOf } from './job.ts';

/**
 * See {@link AlertStore.take}. What others take at the same moment is left to them, so that nobody waits. A job of which
 * an earlier one of its lane is seen here is not free, and `put` puts none before it later: two of a lane are never out
 * at once, but for one whose time is over.
 */
export async function take(
  db: Database,
  engine: Engine,
  ...[now, until, most]: Parameters<AlertStore['take']>
): Promise<readonly Job[]> {
  const { rows } = await sql<Schema['jobs']>`
    with free as materialized (
      select r.id from jobs as r
      where r.dead_at is null and r.due <= ${now} and r.taken_until <= ${now} and not exists
        (select 1 from jobs as earlier where earlier.lane = r.lane and earlier.dead_at is null and earlier.id < r.id)
      order by r.due, r.id limit ${most} ${engine.lockIdle})
    update jobs set taken_until = ${until}, attempts = attempts + 1
    where id in (select id from free) returning *`.execute(db);
  return rows.map(jobOf).sort((a, b) => a.due - b.due || a.id - b.id);
}
