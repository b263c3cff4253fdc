import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StoreTrouble } from '#kit/errors.ts';
import { migrations } from './migrations/index.ts';

/**
 * Looks at a file of SQLite before anything may write to it. An empty file is well.
 * @throws StoreTrouble if it is no database, damaged, another program's, or made by a later version of ours.
 */
export function inspect(path: string): void {
  const { health, tables, applied } = read(path);
  if (health !== 'ok') throw damaged(path);
  if (tables > 0 && applied === undefined)
    throw new StoreTrouble(`The database ${path} belongs to another program.`, {
      hint: 'Set DATABASE_PATH to another file; it is made at the next start.',
    });
  const unknown = applied?.filter((name) => !Object.hasOwn(migrations, name)) ?? [];
  if (unknown.length > 0)
    throw new StoreTrouble(`The database ${path} was made by a later version (${unknown.join(', ')}).`, {
      hint: 'Start that version again, or set DATABASE_PATH to another file.',
    });
}

interface Findings {
  readonly health: unknown;
  readonly tables: number;
  /** Names of migrations; absent where the file has no list of them. */
  readonly applied?: readonly string[];
}

function read(path: string): Findings {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(address(path), { readOnly: true, timeout: 5000 });
    const tables = db.prepare(`select name from sqlite_schema where type = 'table'`).all();
    const { quick_check: health } = db.prepare('pragma quick_check(1)').get() ?? {};
    if (!tables.some(({ name }) => name === 'kysely_migration')) return { health, tables: tables.length };
    const applied = db.prepare('select name from kysely_migration order by name').all();
    return { health, tables: tables.length, applied: applied.map(({ name }) => String(name)) };
  } catch (cause) {
    throw damaged(path, cause);
  } finally {
    db?.close();
  }
}

/** With nothing waiting in a write-ahead log the file is opened as immutable, so that no file is made beside it. */
function address(path: string): URL {
  const url = pathToFileURL(resolve(path));
  if (!existsSync(`${path}-wal`)) url.search = '?immutable=1';
  return url;
}

const notADatabase = 26; // https://www.sqlite.org/rescode.html#notadb

function damaged(path: string, cause?: unknown): StoreTrouble {
  const foreign = cause instanceof Error && 'errcode' in cause && cause.errcode === notADatabase;
  const what = foreign ? 'is not a database' : 'is damaged or cannot be read';
  return new StoreTrouble(`The file ${path} ${what}. It was left as it is.`, {
    cause,
    hint: 'Restore it from a backup, or move it away: a new one is made at the next start, and only talks under way are lost.',
  });
}
