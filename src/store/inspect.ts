import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StoreTrouble } from '#kit/errors.ts';
import { migrations } from './migrations/index.ts';

/** Up to this size a file is read whole, bytes: a quarter of a second on a slow disk. */
const readsWhole = 64 * 1024 * 1024;

/**
 * Looks at a file of SQLite before anything may write to it. An empty file is well. A file of up to `whole` bytes is
 * read to its end; of a larger one the header and the list of its tables are trusted, so that a start stays quick: damage
 * further on is told by the first statement that meets it.
 * @throws StoreTrouble if it is no database, damaged, another program's, or made by a later version of ours.
 */
export function inspect(path: string, whole = readsWhole): void {
  const { health, tables, applied } = read(path, whole);
  if (health !== 'ok') throw damaged(path);
  if (tables > 0 && applied === undefined)
    throw new StoreTrouble(`The database ${path} belongs to another program.`, {
      hint: 'Set DATABASE_PATH to another file; it is made at the next start.',
    });
  const unknown = laterThanOurs(applied ?? []);
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

/** Of the migrations that a database has seen, those that this version does not know. */
export const laterThanOurs = (applied: readonly string[]): readonly string[] =>
  applied.filter((name) => !Object.hasOwn(migrations, name));

function read(path: string, whole: number): Findings {
  // with nothing waiting in a write-ahead log, so that no file is made beside it
  const immutable = !existsSync(`${path}-wal`);
  try {
    const findings = look(path, whole, immutable);
    if (findings.health === 'ok' || !beingMade(path, immutable)) return findings;
  } catch (cause) {
    if (!beingMade(path, immutable)) throw damaged(path, cause);
  }
  try {
    return look(path, whole, false);
  } catch (cause) {
    throw damaged(path, cause);
  }
}

/** Another process began to write while we read as if nobody did. */
const beingMade = (path: string, immutable: boolean) => immutable && existsSync(`${path}-wal`);

function look(path: string, whole: number, immutable: boolean): Findings {
  const url = pathToFileURL(resolve(path));
  if (immutable) url.search = '?immutable=1';
  const db = new DatabaseSync(url, { readOnly: true, timeout: 5000 });
  try {
    const tables = db.prepare(`select name from sqlite_schema where type = 'table'`).all();
    const { quick_check: health } =
      statSync(path).size > whole ? { quick_check: 'ok' } : (db.prepare('pragma quick_check(1)').get() ?? {});
    if (!tables.some(({ name }) => name === 'kysely_migration')) return { health, tables: tables.length };
    const applied = db.prepare('select name from kysely_migration order by name').all();
    return { health, tables: tables.length, applied: applied.map(({ name }) => String(name)) };
  } finally {
    db.close();
  }
}

const notADatabase = 26; // https://www.sqlite.org/rescode.html#notadb

function damaged(path: string, cause?: unknown): StoreTrouble {
  const foreign = cause instanceof Error && 'errcode' in cause && cause.errcode === notADatabase;
  const what = foreign ? 'is not a database' : 'is damaged or cannot be read';
  return new StoreTrouble(`The file ${path} ${what}. It was left as it is.`, {
    cause,
    hint: 'Restore it from a backup, or move it away: a new one is made at the next start, without the receipts and the talks of this one.',
  });
}
