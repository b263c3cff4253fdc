/** Who watches a workspace, and what he has not seen of it yet. */
import { sql } from 'kysely';
import type { AlertStore } from '../alerts.ts';
import type { Database } from '../database.ts';
import type { Engine } from '../engine.ts';
import { arrivalsOf } from '../receipts/announce.ts';
import type { Schema } from '../schema.ts';
import { commit } from './commit.ts';
import { counted } from './counted.ts';

type Lookout = Pick<AlertStore, 'watched' | 'watch' | 'unwatch' | 'arrivals' | 'counted' | 'commit'>;

export function openLookout(db: Database, engine: Engine): Lookout {
  return {
    async watched() {
      // by the few feeds: each workspace with arrivals has one
      const { rows } = await sql<{ workspace: string }>`
        select f.workspace from feeds as f where exists (select 1 from arrivals as a where a.workspace = f.workspace)
        union select workspace from detectors
        union select workspace from incidents where open = 1
        order by workspace`.execute(db);
      return rows.map(({ workspace }) => workspace);
    },

    async watch(workspace, holder, now, until, known = -1) {
      const lease = { holder, leased_until: until };
      const row = await db
        .insertInto('detectors')
        .values({ workspace, state: null, revision: 0, ...lease })
        .onConflict((conflict) =>
          conflict
            .column('workspace')
            .doUpdateSet(lease)
            .where(({ or, eb }) =>
              or([eb('detectors.holder', '=', holder), eb('detectors.leased_until', '<=', now)]),
            ),
        )
        .returning([
          'revision',
          // a state may be large, and who watches knows it already
          sql<string | null>`case when detectors.revision = ${known} then null else detectors.state end`.as(
            'state',
          ),
        ])
        .executeTakeFirst();
      return row && { revision: row.revision, ...(row.state === null ? {} : { state: row.state }) };
    },

    async unwatch(workspace, holder) {
      await db
        .updateTable('detectors')
        .set({ holder: '', leased_until: 0 })
        .where('workspace', '=', workspace)
        .where('holder', '=', holder)
        .execute();
    },

    async arrivals(workspace, most, but = new Set()) {
      const fed = engine.rows(
        { seq: 'bigint' },
        [...but].map((seq) => ({ seq })),
      );
      const { rows } = await sql<Schema['arrivals']>`
        select * from arrivals where workspace = ${workspace} and seq not in (select seq from ${fed})
        order by seq limit ${most}`.execute(db);
      return rows.flatMap(arrivalsOf);
    },

    counted: (workspace, from, to) => counted(db, workspace, from, to),
    commit: (commission) => commit(db, engine, commission),
  };
}
