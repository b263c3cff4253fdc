/** Every engine that a store runs on; a new one is one entry here and passes the same suites. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StorePlace } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { findPostgres } from '../postgres/index.ts';

export interface TestEngine {
  /** What is kept outlives its process, and several processes may share it. */
  readonly durable: boolean;
  /** Several stores of one process may write at the same time. */
  readonly parallel: boolean;
  /** Not to be had on this machine; why is told elsewhere. */
  readonly missing?: boolean;
  /** A place where nothing is kept yet. */
  begin(): Promise<TestPlace>;
}

export interface TestPlace {
  readonly place: StorePlace;
  open(): Promise<Store>;
  /** After every store is closed. */
  end(): Promise<void>;
}

const postgres = await findPostgres();
let database: Promise<string> | undefined;

export const engines: Readonly<Record<string, TestEngine>> = {
  'sqlite file': {
    durable: true,
    // one waits for the other without letting it go on: SQLite's writers stop their whole process
    parallel: false,
    async begin() {
      const folder = mkdtempSync(join(tmpdir(), 'smsfail-store-'));
      const place = { databasePath: join(folder, 'deep', 'smsfail.db') };
      return { place, open: () => openStore(place), end: async () => rmSync(folder, { recursive: true }) };
    },
  },
  'sqlite memory': {
    durable: false,
    parallel: false,
    async begin() {
      const place = { databasePath: ':memory:' };
      return { place, open: () => openStore(place), end: async () => {} };
    },
  },
  postgres: {
    durable: true,
    parallel: true,
    missing: postgres === undefined,
    async begin() {
      if (!postgres) throw new Error('There is no PostgreSQL.');
      // one database for each file of tests, emptied for each test: making one takes longer
      database ??= postgres.database();
      const databaseUrl = await database;
      const place = { databasePath: 'not used', databaseUrl };
      return {
        place,
        open: () => openStore(place),
        end: async () => {
          await postgres.run(databaseUrl, 'drop schema public cascade; create schema public');
        },
      };
    },
  },
};
