import type { AlertStore, PostingRow } from '../alerts.ts';
import type { Database } from '../database.ts';
import { checked } from '../receipts/row.ts';
import type { Tx } from '../receipts/statements.ts';
import type { Schema } from '../schema.ts';

type Postings = Pick<AlertStore, 'postings' | 'restand'>;

/** Where incidents stand, one row per incident and channel. */
export function openPostings(db: Database): Postings {
  return {
    async postings(ref) {
      const rows = await db
        .selectFrom('postings')
        .selectAll()
        .where('ref', '=', ref)
        .orderBy('audience')
        .orderBy('channel')
        .execute();
      return rows.map(fromTable);
    },

    async restand({ ref, audience, channel, json }) {
      await db
        .updateTable('postings')
        .set(checked({ json }))
        .where('ref', '=', ref)
        .where('audience', '=', audience)
        .where('channel', '=', channel)
        .execute();
    },
  };
}

/** Keeps the message and the `json` of a posting, there or not. */
export async function keep(tx: Tx, posting: PostingRow): Promise<void> {
  const row = postingToTable(posting);
  await tx
    .insertInto('postings')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['ref', 'audience', 'channel']).doUpdateSet({ message: row.message, json: row.json }),
    )
    .execute();
}

export const postingToTable = ({ ref, audience, channel, address, message, json }: PostingRow) =>
  checked({ ref, audience, channel, address: address ?? null, message: message ?? null, json });

const fromTable = ({ address, message, ...row }: Schema['postings']): PostingRow => ({
  ...row,
  ...(address === null ? {} : { address }),
  ...(message === null ? {} : { message }),
});
