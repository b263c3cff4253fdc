/** A job as it lies in its table. */
import { type RawBuilder, sql } from 'kysely';
import type { Job } from '../alerts.ts';
import type { Schema } from '../schema.ts';

export function jobOf({ id, lane, kind, json, due, attempts, since, trouble }: Schema['jobs']): Job {
  return { id, lane, kind, json, due, attempts, since, ...(trouble === null ? {} : { trouble }) };
}

/**
 * The job, if whoever took it then has it still. An attempt that does not count takes the number back by one, but gives
 * the job back with it: as long as somebody holds a number, nobody else gets the same one.
 */
export const heldBy = ({ id, attempts }: Pick<Job, 'id' | 'attempts'>): RawBuilder<boolean> =>
  sql<boolean>`id = ${id} and attempts = ${attempts} and taken_until > 0 and dead_at is null`;
