/** Receipts, their counters and their feeds, on whatever engine. */
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Engine } from '../engine.ts';
import type { ReceiptStore } from '../store.ts';
import { columns, keys } from '../tables.ts';
import { all, counters, of, slices, to } from './read.ts';
import { checked } from './row.ts';
import { sweep } from './sweep.ts';
import { take } from './take.ts';

export function openReceipts(db: Database, engine: Engine): ReceiptStore {
  return {
    take: (rows, now) => take(db, engine, rows, now),

    async takeUnreadable(rows) {
      if (rows.length === 0) return;
      const all = sql.join(Object.keys(columns.unreadable).map((name) => sql.ref(name)));
      const key = sql.join(keys.unreadable.map((name) => sql.ref(name)));
      await sql`
        insert into unreadable(${all}) select ${all} from ${engine.rows(columns.unreadable, rows.map(checked))}
        where true order by workspace, provider, digest on conflict (${key}) do nothing`.execute(db);
    },

    to: async (workspaces, recipient, most) =>
      workspaces.length === 0 ? [] : to(db, workspaces, recipient, most),
    of: async (workspaces, message) => (workspaces.length === 0 ? [] : of(db, workspaces, message)),
    counters: (workspace, from, to) => counters(db, workspace, from, to),
    slices: (workspace, from, to) => slices(db, workspace, from, to),
    all: (workspace) => all(db, workspace),

    async feeds() {
      const rows = await db
        .selectFrom('feeds')
        .selectAll()
        .orderBy('workspace')
        .orderBy('provider')
        .execute();
      return rows.map(({ first_at, last_at, ...feed }) => ({ ...feed, first: first_at, last: last_at }));
    },

    unreadable: (workspace, most) =>
      db
        .selectFrom('unreadable')
        .selectAll()
        .where('workspace', '=', workspace)
        .orderBy('at', 'desc')
        .orderBy('provider')
        .orderBy('digest')
        .limit(most)
        .execute(),

    sweep: (before) => sweep(db, engine, before),
  };
}
