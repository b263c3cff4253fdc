import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

/** No index on the expiry: every save would rewrite it, and only the hourly sweep would use it. */
export const sessions = (engine: Engine): Migration => ({
  async up(db) {
    await db.schema
      .createTable('sessions')
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('talk', engine.key, (column) => column.notNull())
      .addColumn('json', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('expires_at', engine.bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('sessions_key', ['workspace', 'talk'])
      .modifyEnd(engine.tableEnd)
      .execute();
  },
});
