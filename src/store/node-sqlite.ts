import type { DatabaseSync } from 'node:sqlite';
import { SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely';
import { sqliteTrouble } from './sqlite-trouble.ts';

/** Statements kept prepared; our queries are far fewer, so this only bounds the unforeseen. */
const mostPrepared = 200;

/**
 * Kysely speaks to better-sqlite3; this gives it node:sqlite in the same words. Each statement is prepared once.
 * What the machine or another process is to blame for is thrown as a StoreTrouble.
 */
export function nodeSqlite(raw: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => raw.close(),
    prepare(text) {
      const known = prepared.get(text);
      if (known) return known;
      const statement = telling(() => raw.prepare(text));
      type Values = Parameters<typeof statement.all>;
      const made: ReturnType<SqliteDatabase['prepare']> = {
        reader: statement.columns().length > 0,
        all: (values) => telling(() => statement.all(...(values as Values))),
        run: (values) => telling(() => statement.run(...(values as Values))),
        iterate: (values) => statement.iterate(...(values as Values)),
      };
      // a full disk ends a transaction by itself; to roll it back then would hide why
      if (text === 'rollback') made.run = () => (raw.isTransaction ? statement.run() : idle);
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(text, made);
      return made;
    },
  };
}

const idle = { changes: 0, lastInsertRowid: 0 };

function telling<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw sqliteTrouble(cause);
  }
}

/**
 * SQLite makes and changes tables inside transactions as well as anything, which Kysely leaves unused: a migration would
 * stop half-way, and two processes would both make the same table.
 */
export class NodeSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
