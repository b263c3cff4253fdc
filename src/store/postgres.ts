/** PostgreSQL, for when one machine is outgrown: several replicas of the bot share one database. */
import { PostgresDialect, sql } from 'kysely';
import { StoreTrouble } from '#kit/errors.ts';
import { type Database, migrate, openDatabase } from './database.ts';
import { postgresEngine } from './engine.ts';
import { laterThanOurs } from './inspect.ts';
import { migrations } from './migrations/index.ts';
import { type Opened, storeOn } from './opened.ts';
import { openPool } from './pool.ts';
import type { Store } from './store.ts';
import { columns } from './tables.ts';

/** Ours begins here: https://www.postgresql.org/support/versioning/ tells until when the server's makers mend it. */
const oldest = 15;
/** How long one statement may take, ms. */
const statementTimeout = 30_000;

/**
 * Opens the database of a `postgres://user:password@host:port/name`, and makes our tables in it. Several may do so at once.
 * @throws StoreTrouble with a remedy if it cannot be reached, is too old, or is not ours. The password is never told.
 */
export async function openPostgres(url: string): Promise<Store> {
  return storeOn(await connectPostgres(url));
}

/** @throws StoreTrouble as {@link openPostgres} does. */
export async function connectPostgres(url: string): Promise<Opened> {
  const where = whereabouts(url);
  // bringing large tables up to date may take longer than any other statement should
  const maker = openDatabase(
    new PostgresDialect({ pool: openPool(url, where, { most: 1, statementTimeout: 0 }) }),
  );
  try {
    await inspectServer(maker, where);
    await inspectTables(maker, where);
    await migrate(maker, postgresEngine);
  } finally {
    await maker.destroy();
  }
  return {
    db: openDatabase(new PostgresDialect({ pool: openPool(url, where, { most: 10, statementTimeout }) })),
    engine: postgresEngine,
  };
}

/** `host:port/database` of an address, for people. @throws StoreTrouble where it is none. */
export function whereabouts(url: string): string {
  const read = URL.canParse(url) ? new URL(url) : undefined;
  // a character of the password that ends the host or begins the next part would put the rest of it in our words
  const torn = read && (read.hash !== '' || `${read.pathname}${read.search}`.includes('@'));
  if (!read || torn || !/^postgres(ql)?:$/.test(read.protocol))
    throw new StoreTrouble('DATABASE_URL is not an address of PostgreSQL.', {
      hint: 'Write it as postgres://user:password@host:5432/name, with /, ?, #, @ and % in the password as %2F, %3F, %23, %40 and %25.',
    });
  const host = read.searchParams.get('host') ?? (read.hostname || 'localhost');
  return `${host}:${read.port || read.searchParams.get('port') || 5432}${read.pathname}`;
}

/** @throws StoreTrouble if the server is too old, or tells that something is kept before it is. */
export function judgeServer(found: { version: number; fsync: string; commit: string }, where: string): void {
  if (found.version < oldest * 10_000)
    throw new StoreTrouble(`PostgreSQL at ${where} is version ${Math.floor(found.version / 10_000)}.`, {
      hint: `Use version ${oldest} or later.`,
    });
  const off = found.fsync === 'off' ? 'fsync' : found.commit === 'off' ? 'synchronous_commit' : undefined;
  if (off)
    throw new StoreTrouble(`PostgreSQL at ${where} would lose receipts at a power cut: its ${off} is off.`, {
      hint: `Set ${off} = on in its configuration: a provider never sends again what was acknowledged.`,
    });
}

async function inspectServer(db: Database, where: string): Promise<void> {
  const { rows } = await sql<Parameters<typeof judgeServer>[0]>`
    select current_setting('server_version_num')::integer as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit`.execute(db);
  for (const found of rows) judgeServer(found, where);
}

async function inspectTables(db: Database, where: string): Promise<void> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and pg_table_is_visible(oid)
      and relname in (${sql.join(['kysely_migration', ...Object.keys(columns)])})`.execute(db);
  if (tables.length === 0) return;
  const applied = tables.some(({ name }) => name === 'kysely_migration')
    ? (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows
    : [];
  const names = applied.map(({ name }) => name);
  const later = laterThanOurs(names);
  const ours =
    tables.every(({ name }) => name === 'kysely_migration') ||
    names.some((name) => Object.hasOwn(migrations, name));
  if (!ours || (later.length > 0 && later.length === names.length))
    throw new StoreTrouble(`The database ${where} belongs to another program.`, {
      hint: 'Create a database of its own for the bot (createdb NAME) and name it in DATABASE_URL.',
    });
  if (later.length > 0)
    throw new StoreTrouble(`The database ${where} was made by a later version (${later.join(', ')}).`, {
      hint: 'Start that version again, or name another database in DATABASE_URL.',
    });
}
