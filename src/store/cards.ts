import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import type { Schema } from './schema.ts';
import type { Card, CardStore } from './store.ts';

/** Where the talks stand, one row per channel. */
export function openCards(db: Database, engine: Engine): CardStore {
  return {
    async in(workspace, channel, now) {
      const row = await db
        .selectFrom('cards')
        .innerJoin('sessions', (join) =>
          join
            .onRef('sessions.workspace', '=', 'cards.workspace')
            .onRef('sessions.talk', '=', 'cards.talk')
            .on('sessions.expires_at', '>', now.getTime()),
        )
        .selectAll('cards')
        .where('cards.workspace', '=', workspace)
        .where('cards.channel', '=', channel)
        .executeTakeFirst();
      return row && read(row);
    },

    async of({ workspace, talk }) {
      const rows = await db
        .selectFrom('cards')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('talk', '=', talk)
        .orderBy('channel')
        .execute();
      return rows.map(read);
    },

    async put({ workspace, channel, talk, message, address, shared }) {
      const row = { talk, message: message ?? null, address: address ?? null, shared: shared ? 1 : 0 };
      await engine.unflushed(db, (one) =>
        one
          .insertInto('cards')
          .values({ workspace, channel, ...row })
          .onConflict((conflict) => conflict.columns(['workspace', 'channel']).doUpdateSet(row))
          .execute(),
      );
    },

    async drop({ workspace, channel, talk }) {
      await engine.unflushed(db, (one) =>
        one
          .deleteFrom('cards')
          .where('workspace', '=', workspace)
          .where('channel', '=', channel)
          .where('talk', '=', talk)
          .execute(),
      );
    },
  };
}

function read(row: Schema['cards']): Card {
  const { workspace, channel, talk, message, address, shared } = row;
  return {
    workspace,
    channel,
    talk,
    shared: Number(shared) === 1,
    ...(message === null ? {} : { message }),
    ...(address === null ? {} : { address }),
  };
}
