/** The store on a database that is open, whatever its engine. */
import { sql } from 'kysely';
import { StoreTrouble } from '#kit/errors.ts';
import { openAlerts } from './alerts/index.ts';
import { openCards } from './cards.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import { openReceipts } from './receipts/index.ts';
import { openSessions } from './sessions.ts';
import type { Store } from './store.ts';
import { openWatches } from './watches.ts';

/** A database whose tables are up to date. */
export interface Opened {
  readonly db: Database;
  readonly engine: Engine;
}

export function storeOn({ db, engine }: Opened): Store {
  return {
    sessions: openSessions(db, engine),
    cards: openCards(db, engine),
    receipts: openReceipts(db, engine),
    watches: openWatches(db),
    alerts: openAlerts(db, engine),
    ready: () => answer(db),
    close: () => db.destroy(),
  };
}

async function answer(db: Database): Promise<void> {
  try {
    await sql`select 1 from sessions limit 1`.execute(db);
  } catch (cause) {
    if (cause instanceof StoreTrouble) throw cause;
    throw new StoreTrouble('The database does not answer.', { cause, hint: 'See the log for the cause.' });
  }
}
