/** The few words in which engines differ when a table is made. */
import { type RawBuilder, sql } from 'kysely';

export interface Engine {
  /** The type of a whole number of 64 bits. */
  readonly bigint: 'bigint' | 'integer';
  /** What follows the closing bracket of a `create table`. */
  readonly tableEnd: RawBuilder<unknown>;
}

/** A strict table of SQLite knows no `bigint`; its `integer` has 64 bits. */
export const sqliteEngine: Engine = { bigint: 'integer', tableEnd: sql`strict` };
