import type { DatabaseSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** Statements kept prepared; our queries are far fewer, so this only bounds the unforeseen. */
const mostPrepared = 200;

/** Kysely speaks to better-sqlite3; this gives it node:sqlite in the same words. Each statement is prepared once. */
export function nodeSqlite(raw: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => raw.close(),
    prepare(text) {
      const known = prepared.get(text);
      if (known) return known;
      const statement = raw.prepare(text);
      type Values = Parameters<typeof statement.all>;
      const made: ReturnType<SqliteDatabase['prepare']> = {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...(values as Values)),
        run: (values) => statement.run(...(values as Values)),
        iterate: (values) => statement.iterate(...(values as Values)),
      };
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(text, made);
      return made;
    },
  };
}
