import { sql } from 'kysely';
import type { AlertStore, Job } from '../alerts.ts';
import { type Database, transact } from '../database.ts';
import type { Engine } from '../engine.ts';
import { again } from '../receipts/again.ts';
import { checked } from '../receipts/row.ts';
import type { Schema } from '../schema.ts';
import { heldBy, jobOf } from './job.ts';
import { keep } from './postings.ts';
import { put } from './put.ts';
import { take } from './take.ts';

type Outbox = Pick<AlertStore, 'put' | 'take' | 'done' | 'later' | 'bury' | 'queue' | 'dead'>;
type Held = Pick<Job, 'id' | 'attempts'>;

/** What is to be said. A job that is done is deleted. */
export function openOutbox(db: Database, engine: Engine): Outbox {
  /** Changes a job that is still the caller's, see {@link heldBy}. */
  async function change(job: Held, set: Partial<Schema['jobs']>): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('jobs')
      .set(checked({ ...set, taken_until: 0 }))
      .where(heldBy(job))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  return {
    put: (jobs, now) => again(() => transact(db, (tx) => put(tx, engine, jobs, now))),
    take: (now, until, most) => take(db, engine, now, until, most),

    done: (job, posted) =>
      again(() =>
        transact(db, async (tx) => {
          const { numDeletedRows } = await tx.deleteFrom('jobs').where(heldBy(job)).executeTakeFirst();
          if (numDeletedRows === 0n) return false;
          if (posted) await keep(tx, posted);
          return true;
        }),
      ),

    later: ({ id, attempts }, due, trouble, free) =>
      change({ id, attempts }, { due, trouble, attempts: free ? attempts - 1 : attempts }),
    bury: (job, trouble, now) => change(job, { trouble, dead_at: now }),

    async queue(since) {
      const { rows } = await sql<Record<'waiting' | 'late' | 'dead', number>>`
        select count(*) filter (where dead_at is null) as waiting,
          count(*) filter (where dead_at is null and due < ${since}) as late,
          count(*) filter (where dead_at is not null) as dead
        from jobs`.execute(db);
      return rows[0] ?? { waiting: 0, late: 0, dead: 0 };
    },

    async dead(most) {
      const rows = await db
        .selectFrom('jobs')
        .selectAll()
        .where('dead_at', 'is not', null)
        .orderBy('dead_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(jobOf);
    },
  };
}
