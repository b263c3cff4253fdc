import type { AlertStore } from '../alerts.ts';
import type { Database } from '../database.ts';
import { checked } from '../receipts/row.ts';

type Subscriptions = Pick<AlertStore, 'subscriptions' | 'subscribe' | 'resubscribe' | 'unsubscribe'>;

/** Who hears of incidents, one row per channel. */
export function openSubscriptions(db: Database): Subscriptions {
  return {
    subscriptions: () =>
      db.selectFrom('subscriptions').selectAll().orderBy('audience').orderBy('channel').execute(),

    async subscribe({ audience, channel, json }) {
      await db
        .insertInto('subscriptions')
        .values(checked({ audience, channel, json }))
        .onConflict((conflict) => conflict.columns(['audience', 'channel']).doUpdateSet({ json }))
        .execute();
    },

    async resubscribe({ audience, channel, json }, was) {
      const { numUpdatedRows } = await db
        .updateTable('subscriptions')
        .set(checked({ json }))
        .where('audience', '=', audience)
        .where('channel', '=', channel)
        .where('json', '=', was)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async unsubscribe({ audience, channel }) {
      const ended = await db
        .deleteFrom('subscriptions')
        .where('audience', '=', audience)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return ended.numDeletedRows > 0n;
    },
  };
}
