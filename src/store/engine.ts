/** The few words in which engines differ when a table is made. */
import type { DatabaseSync } from 'node:sqlite';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

export interface Engine {
  /** The type of a whole number of 64 bits. */
  readonly bigint: 'bigint' | 'integer';
  /** What follows the closing bracket of a `create table`. */
  readonly tableEnd: RawBuilder<unknown>;
  /**
   * Runs one write without waiting for the disk: a power cut may undo it, a kill may not. For talks, where the next
   * press of a lost turn gets a kind word (docs/adr/0004); never for anything that was acknowledged to a provider.
   */
  unflushed<T>(db: Database, write: (db: Database) => Promise<T>): Promise<T>;
}

/** A strict table of SQLite knows no `bigint`; its `integer` has 64 bits. @param raw the one connection. */
export function sqliteEngine(raw: DatabaseSync): Engine {
  return {
    bigint: 'integer',
    tableEnd: sql`strict`,
    // while the connection is held nobody else's write can slip in between
    unflushed: (db, write) =>
      db.connection().execute(async (one) => {
        raw.exec('pragma synchronous = normal');
        try {
          return await write(one as Database);
        } finally {
          raw.exec('pragma synchronous = full');
        }
      }),
  };
}
