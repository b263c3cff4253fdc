import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import { keys, type TableName } from './tables.ts';

/**
 * Deletes rows of a table, a slice at a time, so that nobody waits long to write; gives how many.
 * @param old which rows of the table, here called `r`, go. @param slice rows of one transaction.
 */
export async function clear(
  db: Database,
  engine: Engine,
  table: TableName,
  old: RawBuilder<unknown>,
  slice: number,
): Promise<number> {
  const key = sql.join(keys[table].map((name) => sql.ref(name)));
  for (let cleared = 0; ; ) {
    // held in a table of its own, or PostgreSQL may look for old rows once per row it deletes
    const { numAffectedRows = 0n } = await sql`
      with old as materialized (select ${key} from ${sql.table(table)} as r where ${old} limit ${slice} ${engine.lockIdle})
      delete from ${sql.table(table)} where (${key}) in (select ${key} from old)`.execute(db);
    cleared += Number(numAffectedRows);
    if (numAffectedRows < slice) return cleared;
  }
}
