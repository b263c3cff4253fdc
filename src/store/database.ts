/** A database under our schema, whatever engine it runs on. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Dialect, Kysely, type KyselyPlugin, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StoreTrouble } from '#kit/errors.ts';
import type { Engine } from './engine.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

/** The databases in whose transactions the code that asks runs. */
const inTransaction = new AsyncLocalStorage<readonly Database[]>();

export function openDatabase(dialect: Dialect): Database {
  const db: Database = new Kysely<Schema>({ dialect, plugins: [guard(() => db)] });
  return db;
}

/**
 * Runs `work` as one transaction, rolled back if it throws. Inside it only `tx` may be used: with one connection,
 * a statement of the database itself would wait for ever for the transaction that waits for it, so it throws at once.
 */
export async function transact<T>(db: Database, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  refuseInside(db);
  const inside = [...(inTransaction.getStore() ?? []), db];
  return db.transaction().execute((tx) => inTransaction.run(inside, () => work(tx.withoutPlugins())));
}

/** Brings the tables up to date. @throws StoreTrouble, with nothing of the failed migration left behind. */
export async function migrate(db: Database, engine: Engine): Promise<void> {
  const known = Object.fromEntries(Object.entries(migrations).map(([name, make]) => [name, make(engine)]));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof StoreTrouble) throw error;
  throw new StoreTrouble('The database could not be brought up to date.', {
    cause: error,
    hint: 'See the log for the cause; the data is as it was before.',
  });
}

/** Sees every statement but those of `tx`, before it asks for the connection. */
const guard = (db: () => Database): KyselyPlugin => ({
  transformQuery: ({ node }) => {
    refuseInside(db());
    return node;
  },
  transformResult: async ({ result }) => result,
});

function refuseInside(db: Database): void {
  if (inTransaction.getStore()?.includes(db))
    throw new Error('Use tx, not the database, inside a transaction.');
}
