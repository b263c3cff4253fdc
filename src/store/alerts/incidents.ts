import type { AlertStore, IncidentRow } from '../alerts.ts';
import { type Database, transact } from '../database.ts';
import type { Engine } from '../engine.ts';
import { again } from '../receipts/again.ts';
import { checked } from '../receipts/row.ts';
import type { Schema } from '../schema.ts';
import { put } from './put.ts';

type Incidents = Pick<AlertStore, 'incident' | 'incidents' | 'act'>;

/** Incidents, and what people did about them; what receipts show of them comes with `commit`. */
export function openIncidents(db: Database, engine: Engine): Incidents {
  return {
    async incident(ref) {
      const row = await db.selectFrom('incidents').selectAll().where('ref', '=', ref).executeTakeFirst();
      return row && fromTable(row);
    },

    async incidents(workspaces, since) {
      if (workspaces.length === 0) return [];
      const all = db
        .selectFrom('incidents')
        .selectAll()
        .where(({ or, eb }) => or([eb('open', '=', 1), eb('changed_at', '>=', since)]))
        .orderBy('opened_at', 'desc')
        .orderBy('ref');
      const rows = await (workspaces === 'all' ? all : all.where('workspace', 'in', workspaces)).execute();
      return rows.map(fromTable);
    },

    act: ({ ref, doings, revision, changedAt }, jobs, now) =>
      again(() =>
        transact(db, async (tx) => {
          const done = await tx
            .updateTable('incidents')
            .set(checked({ doings, changed_at: changedAt, revision: revision + 1 }))
            .where('ref', '=', ref)
            .where('revision', '=', revision)
            .executeTakeFirst();
          if (done.numUpdatedRows === 0n) return false;
          await put(tx, engine, jobs, now);
          return true;
        }),
      ),
  };
}

const fromTable = ({ open, opened_at, changed_at, ...row }: Schema['incidents']): IncidentRow => ({
  ...row,
  open: open === 1,
  openedAt: opened_at,
  changedAt: changed_at,
});
