/** The receipts that are stored on this machine, for commands that talk. */
import { existsSync } from 'node:fs';
import { ledgerOf } from '#app.ts';
import type { Config } from '#config.ts';
import type { Ledger } from '#evidence/ledger.ts';
import { Trouble } from '#kit/errors.ts';
import { keyFor } from '#receipts/local-key.ts';
import { openStore } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { print, type Shell } from './shell.ts';

export type KeptConfig = Pick<Config, 'practice' | 'databasePath' | 'databaseUrl' | 'receipts'>;

export interface Kept {
  readonly ledger: Ledger;
  close(): Promise<void>;
}

/** What was imported or taken in here, if anything was. What cannot be opened is said, and the talk goes on without. */
export async function openKept({ stderr }: Shell, config: KeptConfig): Promise<Kept | undefined> {
  const {
    databasePath,
    databaseUrl,
    receipts: { hashKey },
  } = config;
  if (databaseUrl === undefined && !existsSync(databasePath)) return undefined;
  let store: Store | undefined;
  try {
    store = await openStore({ databasePath, databaseUrl });
    const where = { databasePath, ...(databaseUrl ? { databaseUrl } : {}), ...(hashKey ? { hashKey } : {}) };
    return { ledger: ledgerOf(config, store.receipts, keyFor(where)), close: store.close };
  } catch (trouble) {
    await store?.close();
    if (!(trouble instanceof Trouble)) throw trouble;
    await print(stderr, `Delivery receipts cannot be asked: ${trouble.message} ${trouble.hint}\n`);
    return undefined;
  }
}
