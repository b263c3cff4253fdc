/** Connections to PostgreSQL, as Kysely wants them; every trouble is told in our words. */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, types } from 'pg';
import { postgresTrouble } from './postgres-trouble.ts';

/** How long a connection may take to open, ms; providers wait two seconds, but they ask again. */
const connectionTimeout = 5000;
/** A connection that holds locks and says nothing, as of a stopped process, is ended after this, ms. */
const idleInTransaction = 60_000;
/** The number of `int8` in pg_type: it comes as text, for it might not fit a number. Ours do: counts and epoch ms. */
const int8 = 20;

/** @param where `host:port/database`, for messages. `statementTimeout` in ms, 0 for none. */
export function openPool(
  url: string,
  where: string,
  { most, statementTimeout }: { readonly most: number; readonly statementTimeout: number },
): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: connectionTimeout,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: idleInTransaction,
    application_name: 'smsfail',
    keepAlive: true,
    types: { getTypeParser: (oid, format) => (oid === int8 ? Number : types.getTypeParser(oid, format)) },
  });
  // a connection that dies is told by the next statement; without a listener it would end the process
  const ignore = () => {};
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));

  async function tell<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw postgresTrouble(cause, where);
    }
  }
  return {
    options: pool.options,
    async connect() {
      // inside, for the address is only read now, and may be thrown at
      const client = await tell(async () => pool.connect());
      const query = (text: string, values: readonly unknown[]) => tell(() => client.query(text, [...values]));
      // Kysely asks for cursors only when rows are streamed, which nobody does here
      return {
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy) => client.release(destroy),
      };
    },
    end: () => pool.end(),
  };
}
