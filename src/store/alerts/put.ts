import { sql } from 'kysely';
import type { NewJob } from '../alerts.ts';
import type { Engine } from '../engine.ts';
import { checked } from '../receipts/row.ts';
import type { Tx } from '../receipts/statements.ts';
import { columns } from '../tables.ts';

const { id: _, dead_at: __, trouble: ___, ...given } = columns.jobs;
const all = sql.join(Object.keys(given).map((name) => sql.ref(name)));

/**
 * Puts jobs at the end of their lanes. Whoever puts into a lane has it alone until the transaction ends: a job that can
 * be seen never gets an earlier one before it, so that the first of a lane stays the first until it is over.
 * @param now epoch ms
 */
export async function put(tx: Tx, engine: Engine, jobs: readonly NewJob[], now: number): Promise<void> {
  await engine.queueUp(
    tx,
    jobs.map(({ lane }) => lane),
  );
  for (const { lane, kind, json, due, once } of jobs) {
    const row = checked({ lane, kind, json, due, attempts: 0, since: now, taken_until: 0 });
    // the job that will do for both is held until then, for who takes it now would not see what this transaction changes
    await sql`
      with last as materialized (
        select r.kind, r.taken_until from jobs as r where r.lane = ${lane} and r.dead_at is null
        order by r.id desc limit ${once ? 1 : 0} ${engine.lock})
      insert into jobs(${all}) select ${all} from ${engine.rows(given, [row])}
      where not exists (select 1 from last where last.kind = ${kind} and last.taken_until = 0)`.execute(tx);
  }
}
