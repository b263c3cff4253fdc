/** The embedded store: one file of SQLite, made at the first start, durable through kill and power cut. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SqliteDialect, sql } from 'kysely';
import { StoreTrouble } from '#kit/errors.ts';
import { openCards } from './cards.ts';
import { type Database, migrate, openDatabase } from './database.ts';
import { sqliteEngine } from './engine.ts';
import { inspect } from './inspect.ts';
import { nodeSqlite } from './node-sqlite.ts';
import { openSessions } from './sessions.ts';
import type { Store } from './store.ts';

/**
 * Opens the file at `path`, making it (0600) and its folder (0700) where they are missing; `:memory:` keeps nothing.
 * @throws StoreTrouble if the file cannot be made, is damaged, or is not ours; such a file is left as it was.
 */
export async function openSqlite(path: string): Promise<Store> {
  if (path !== ':memory:') {
    makeFile(path);
    inspect(path);
  }
  const raw = connect(path);
  const engine = sqliteEngine(raw);
  const db = openDatabase(new SqliteDialect({ database: nodeSqlite(raw) }));
  try {
    await migrate(db, engine);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return {
    sessions: openSessions(db, engine),
    cards: openCards(db, engine),
    ready: () => answer(db),
    close: () => db.destroy(),
  };
}

async function answer(db: Database): Promise<void> {
  try {
    await sql`select 1 from sessions limit 1`.execute(db);
  } catch (cause) {
    throw new StoreTrouble('The database does not answer.', { cause, hint: 'See the log for the cause.' });
  }
}

function makeFile(path: string): void {
  try {
    makeFolder(dirname(path));
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    throw new StoreTrouble(`The database ${path} cannot be made or written (${code(cause)}).`, {
      cause,
      hint: 'Set DATABASE_PATH to a file in a folder that this user may write to.',
    });
  }
}

/** One by one: where nothing can be made at all (/proc), `recursive` of Node 24 tries for ever. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, 0o700);
}

const code = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : cause);

function connect(path: string): DatabaseSync {
  try {
    const raw = new DatabaseSync(path, { timeout: 5000 });
    raw.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    return raw;
  } catch (cause) {
    throw new StoreTrouble(`The database ${path} cannot be opened (${code(cause)}).`, {
      cause,
      hint: 'See whether another program holds the file, or set DATABASE_PATH to another one.',
    });
  }
}
