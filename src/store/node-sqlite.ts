import type { DatabaseSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** Kysely speaks to better-sqlite3; this gives it node:sqlite in the same words. */
export function nodeSqlite(raw: DatabaseSync): SqliteDatabase {
  return {
    close: () => raw.close(),
    prepare(text) {
      const statement = raw.prepare(text);
      type Values = Parameters<typeof statement.all>;
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...(values as Values)),
        run: (values) => statement.run(...(values as Values)),
        iterate: (values) => statement.iterate(...(values as Values)),
      };
    },
  };
}
