import type { Opened } from './opened.ts';
import { storeOn } from './opened.ts';
import { connectSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** Where the data lies: in PostgreSQL where an address is given, else in a file. */
export interface StorePlace {
  readonly databasePath: string;
  /** `postgres://user:password@host:port/name`. */
  readonly databaseUrl?: string | undefined;
}

/** @throws StoreTrouble, with a remedy. */
export async function openStore(place: StorePlace): Promise<Store> {
  return storeOn(await connectStore(place));
}

/** @throws StoreTrouble, with a remedy. */
export async function connectStore({ databasePath, databaseUrl }: StorePlace): Promise<Opened> {
  if (databaseUrl === undefined) return connectSqlite(databasePath);
  // `pg` is not even loaded where nobody uses it
  const { connectPostgres } = await import('./postgres.ts');
  return connectPostgres(databaseUrl);
}
