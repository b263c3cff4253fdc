import type { Database } from './database.ts';
import type { SessionStore } from './store.ts';

/** The sessions of all talks in one table. */
export function openSessions(db: Database): SessionStore {
  return {
    async load({ workspace, talk }, now) {
      return db
        .selectFrom('sessions')
        .select(['json', 'revision'])
        .where('workspace', '=', workspace)
        .where('talk', '=', talk)
        .where('expires_at', '>', now.getTime())
        .executeTakeFirst();
    },

    async save({ workspace, talk }, { json, revision, until }, now) {
      const row = { json, revision: revision + 1, expires_at: until.getTime() };
      const saved =
        revision === 0
          ? await db
              .insertInto('sessions')
              .values({ workspace, talk, ...row })
              // a talk whose time has passed counts as none, though nobody has swept it yet
              .onConflict((conflict) =>
                conflict
                  .columns(['workspace', 'talk'])
                  .doUpdateSet(row)
                  .where('sessions.expires_at', '<=', now.getTime()),
              )
              .returning('revision')
              .execute()
          : await db
              .updateTable('sessions')
              .set(row)
              .where('workspace', '=', workspace)
              .where('talk', '=', talk)
              .where('revision', '=', revision)
              .returning('revision')
              .execute();
      return saved.length === 1;
    },

    async remove({ workspace, talk }) {
      await db.deleteFrom('sessions').where('workspace', '=', workspace).where('talk', '=', talk).execute();
    },

    async sweep(now) {
      const swept = await db
        .deleteFrom('sessions')
        .where('expires_at', '<=', now.getTime())
        .executeTakeFirst();
      return Number(swept.numDeletedRows);
    },
  };
}
