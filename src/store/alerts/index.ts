/** What alerts keep, on whatever engine. */
import type { AlertStore } from '../alerts.ts';
import type { Database } from '../database.ts';
import type { Engine } from '../engine.ts';
import { openIncidents } from './incidents.ts';
import { openLookout } from './lookout.ts';
import { openOutbox } from './outbox.ts';
import { openPostings } from './postings.ts';
import { openSubscriptions } from './subscriptions.ts';
import { sweep } from './sweep.ts';

export function openAlerts(db: Database, engine: Engine): AlertStore {
  return {
    ...openSubscriptions(db),
    ...openLookout(db, engine),
    ...openIncidents(db, engine),
    ...openPostings(db),
    ...openOutbox(db, engine),
    sweep: (before) => sweep(db, engine, before),
  };
}
