/**
 * PostgreSQL for tests: `const postgres = await findPostgres()` at the top of a file, `describe.skipIf(!postgres)` below.
 */
import { randomBytes } from 'node:crypto';
import { env } from 'node:process';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { Answer } from './global.ts';

export interface Postgres {
  /** Makes an empty database, and gives its address. */
  database(): Promise<string>;
  /** Runs one statement in the database of this address. */
  run(url: string, statement: string): Promise<readonly Record<string, unknown>[]>;
}

/** Nothing where no server can be started, which is told once; with `CI` in the environment that is thrown. */
export async function findPostgres(): Promise<Postgres | undefined> {
  const answer = (await (await fetch(inject('postgres'))).json()) as Answer;
  if ('url' in answer) return onServer(answer.url);
  const { CI } = env;
  if (CI) throw new Error(`PostgreSQL must be tested here, but ${answer.reason}`);
  return undefined;
}

/** Databases of the server at this address, which is that of a superuser and names no database. */
export function onServer(url: string): Postgres {
  return {
    async database() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await run(`${url}/postgres`, `create database ${name}`);
      return `${url}/${name}`;
    },
    run,
  };
}

async function run(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
