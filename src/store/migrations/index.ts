/** Every migration, in order. One that has been released is never changed, renamed or taken out. */
import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';
import { sessions } from './001-sessions.ts';
import { cards } from './002-cards.ts';
import { receipts } from './003-receipts.ts';
import { watches } from './004-watches.ts';
import { alerts } from './005-alerts.ts';

export const migrations = {
  '001-sessions': sessions,
  '002-cards': cards,
  '003-receipts': receipts,
  '004-watches': watches,
  '005-alerts': alerts,
} as const satisfies Record<string, (engine: Engine) => Migration>;
