/** The embedded store: one file of SQLite, made at the first start, durable through kill and power cut. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreTrouble } from '#kit/errors.ts';
import { migrate, openDatabase } from './database.ts';
import { sqliteEngine } from './engine.ts';
import { inspect } from './inspect.ts';
import { NodeSqliteDialect, nodeSqlite } from './node-sqlite.ts';
import { type Opened, storeOn } from './opened.ts';
import { patiently } from './patiently.ts';
import type { Store } from './store.ts';

/** How long a statement waits for another process to let go of the file, ms. Everything stands still meanwhile. */
const waits = 5000;
/**
 * Pages in memory, KiB. The keys of receipts lie all over their indexes: with the 2 MB that SQLite takes by itself, a
 * slice does not fit, and its pages are written twice.
 */
const cache = 32_000;
/** Pages of 4 kB in the write-ahead log before they are brought home: those met again meanwhile are written once. */
const log = 4000;

/**
 * Opens the file at `path`, making it (0600) and its folder (0700) where they are missing; `:memory:` keeps nothing.
 * @throws StoreTrouble if the file cannot be made, is damaged, or is not ours; such a file is left as it was.
 */
export async function openSqlite(path: string): Promise<Store> {
  return storeOn(await connectSqlite(path));
}

/** @throws StoreTrouble as {@link openSqlite} does. */
export async function connectSqlite(path: string): Promise<Opened> {
  if (path !== ':memory:') {
    makeFile(path);
    inspect(path);
  }
  const raw = await patiently(() => connect(path));
  const engine = sqliteEngine(raw);
  const db = openDatabase(new NodeSqliteDialect({ database: nodeSqlite(raw) }));
  try {
    await patiently(() => migrate(db, engine));
    raw.exec(`pragma busy_timeout = ${waits}`);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return { db, engine };
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
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(path, { timeout: 0 });
    raw.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    raw.exec(`pragma cache_size = -${cache}; pragma wal_autocheckpoint = ${log}`);
    return raw;
  } catch (cause) {
    raw?.close();
    throw new StoreTrouble(`The database ${path} cannot be opened (${code(cause)}).`, {
      cause,
      hint: 'See whether another program holds the file, or set DATABASE_PATH to another one.',
    });
  }
}
