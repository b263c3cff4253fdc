/**
 * `kill -9` of a PostgreSQL server. Its launcher (`test/postgres`) starts it once, so one process of it is killed: the
 * server then takes its memory for spoilt, ends all its processes, and comes back from its log, as after any crash.
 */
import { kill } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Dice } from '../store/rows.ts';

/** How long it may take to come back, ms. */
const patience = 30_000;
const sinceWhen = 'select pg_postmaster_start_time() as up, pg_backend_pid() as pid';

/**
 * Kills a connection of the bot that is at work, or a process of the server's own. It stays away for `away` ms (at most
 * 4,000, then it ends the rest by force), and back when this resolves.
 */
export async function strike(url: string, away: number, thrown: Dice): Promise<void> {
  const holder = await connect(url);
  const [own] = (await holder.query<{ pid: number }>(sinceWhen)).rows;
  const { rows } = await holder.query<{ pid: number; at: string }>(`
    select pid, coalesce(state, backend_type) as at from pg_stat_activity
    where pid <> pg_backend_pid() and (application_name = 'smsfail' or backend_type in ('checkpointer', 'walwriter'))
    order by pid`);
  const busy = rows.filter(({ at }) => at !== 'idle');
  const victim = thrown.pick(busy.length > 0 ? busy : rows);
  if (!own || !victim) throw new Error('PostgreSQL shows no process that could be killed.');

  // the server is not back before the last of its processes is gone: this one goes when it may
  kill(own.pid, 'SIGSTOP');
  try {
    kill(victim.pid, 'SIGKILL');
    await pause(away);
  } finally {
    kill(own.pid, 'SIGCONT');
  }
  await holder.end().catch(() => {});
  await back(url);
}

async function back(url: string): Promise<void> {
  const end = performance.now() + patience;
  for (;;)
    try {
      const client = await connect(url);
      await client.end();
      return;
    } catch (cause) {
      if (performance.now() > end) throw new Error('PostgreSQL does not come back.', { cause });
      await pause(20);
    }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await client.end().catch(() => {});
    throw cause;
  }
}
