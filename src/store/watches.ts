import { type Database, transact } from './database.ts';
import type { Schema } from './schema.ts';
import type { Watch, WatchKey, WatchStore } from './store.ts';

/** Who waits for news of a phone, one row per person and talk. */
export function openWatches(db: Database): WatchStore {
  return {
    async put({ workspace, talk, person, address, tail, platform, ...watch }) {
      const row = {
        ...watch,
        address: address ?? null,
        tail: tail ?? null,
        platform: platform ?? null,
        taken_until: 0,
      };
      await db
        .insertInto('watches')
        .values({ workspace, talk, person, ...row })
        .onConflict((conflict) => conflict.columns(['workspace', 'talk', 'person']).doUpdateSet(row))
        .execute();
    },

    async drop({ workspace, talk, person }) {
      await db
        .deleteFrom('watches')
        .where('workspace', '=', workspace)
        .where('talk', '=', talk)
        .where('person', '=', person)
        .execute();
    },

    async of(recipients) {
      if (recipients?.length === 0) return [];
      const all = db.selectFrom('watches').selectAll().orderBy('since').orderBy('talk').orderBy('person');
      const rows = await (recipients ? all.where('recipient', 'in', recipients) : all).execute();
      return rows.map(read);
    },

    claim: (key, now, until) =>
      transact(db, async (tx) => {
        const taken = await tx
          .updateTable('watches')
          .set({ taken_until: until })
          .where('workspace', '=', key.workspace)
          .where('talk', '=', key.talk)
          .where('person', '=', key.person)
          .where('taken_until', '<=', now.getTime())
          .returning('talk')
          .execute();
        return taken.length === 1;
      }),
  };
}

function read(row: Schema['watches']): Watch {
  const { workspace, talk, person, channel, recipient, address, tail, platform } = row;
  const key: WatchKey = { workspace, talk, person };
  return {
    ...key,
    channel,
    recipient,
    since: Number(row.since),
    until: Number(row.until),
    ...(address === null ? {} : { address }),
    ...(tail === null ? {} : { tail }),
    ...(platform === null ? {} : { platform }),
  };
}
