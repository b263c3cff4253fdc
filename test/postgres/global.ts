/** One PostgreSQL for a whole run, started when the first test asks for it. Vitest runs this beside the tests. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { env, stderr } from 'node:process';
import type { TestProject } from 'vitest/node';
import { type Cluster, startCluster } from './cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where to ask for the server. */
    postgres: string;
  }
}

/** What a test gets for its asking. */
export type Answer = { readonly url: string } | { readonly reason: string };

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let started: Promise<Cluster | { readonly reason: string }> | undefined;
  const desk = createServer(async (_request, response) => {
    started ??= start();
    const found = await started;
    const answer: Answer = 'url' in found ? { url: found.url } : found;
    response.end(JSON.stringify(answer));
  });
  await once(desk.listen(0, '127.0.0.1'), 'listening');
  const address = desk.address();
  provide('postgres', `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    const found = await started;
    if (found && 'url' in found) await found.stop();
  };
}

async function start(): Promise<Cluster | { readonly reason: string }> {
  const { SMSFAIL_TEST_PG: wanted } = env;
  try {
    return await startCluster(wanted === 'npm' || wanted === 'system' ? wanted : undefined);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    stderr.write(`The tests on PostgreSQL are skipped: ${reason}\n`);
    return { reason };
  }
}
