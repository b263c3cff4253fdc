import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import type { SessionStore } from './store.ts';

/** The sessions of all talks in one table. */
export function openSessions(db: Database, engine: Engine): SessionStore {
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
      const saved = await engine.unflushed(db, (one) =>
        revision === 0
          ? one
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
          : one
              .updateTable('sessions')
              .set(row)
              .where('workspace', '=', workspace)
              .where('talk', '=', talk)
              .where('revision', '=', revision)
              .returning('revision')
              .execute(),
      );
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
