/** The engines that are killed, and where each keeps its data. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { StorePlace } from '#store/open.ts';
import { startCluster } from '../postgres/cluster.ts';
import type { Dice } from '../store/rows.ts';
import { strike } from './strike.ts';

export interface Place extends StorePlace {
  /** What the bot has to find in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What the engine itself finds wrong with its data. */
  damage(): string[];
  /** Kills the database server, which comes back after `away` ms; absent where the bot has it inside. */
  strike?(away: number, thrown: Dice): Promise<void>;
}

export interface CrashEngine {
  /** A place where nothing is kept yet. */
  place(): Promise<Place>;
  end(): Promise<void>;
}

/** @param folder for the files. @throws Error that tells why an engine cannot be had on this machine. */
export const engines = {
  sqlite: async (folder: string): Promise<CrashEngine> => ({
    async place() {
      const databasePath = join(folder, `${randomBytes(6).toString('hex')}.db`);
      return { databasePath, env: { DATABASE_PATH: databasePath }, damage: () => integrity(databasePath) };
    },
    end: async () => {},
  }),

  async postgres(folder: string): Promise<CrashEngine> {
    const cluster = await startCluster();
    return {
      async place() {
        const name = `crash_${randomBytes(6).toString('hex')}`;
        await make(`${cluster.url}/postgres`, name);
        const databaseUrl = `${cluster.url}/${name}`;
        // what does not read the address would write here, and be missed there
        const databasePath = join(folder, `${name}.db`);
        return {
          databasePath,
          databaseUrl,
          env: { DATABASE_URL: databaseUrl, DATABASE_PATH: databasePath },
          damage: () => [],
          strike: (away, thrown) => strike(databaseUrl, away, thrown),
        };
      },
      end: cluster.stop,
    };
  },
};
export type EngineName = keyof typeof engines;

function integrity(path: string): string[] {
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = file.prepare('pragma integrity_check').all();
    return rows.map(({ integrity_check: said }) => String(said)).filter((said) => said !== 'ok');
  } finally {
    file.close();
  }
}

async function make(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}
