import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

/** Found by phone whenever receipts come in. */
export const watches = (engine: Engine): Migration => ({
  async up(db) {
    await db.schema
      .createTable('watches')
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('talk', engine.key, (column) => column.notNull())
      .addColumn('person', engine.key, (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('address', 'text')
      .addColumn('recipient', engine.key, (column) => column.notNull())
      .addColumn('tail', 'text')
      .addColumn('platform', 'text')
      .addColumn('since', engine.bigint, (column) => column.notNull())
      .addColumn('until', engine.bigint, (column) => column.notNull())
      .addColumn('taken_until', engine.bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('watches_key', ['workspace', 'talk', 'person'])
      .modifyEnd(engine.tableEnd)
      .execute();
    await db.schema.createIndex('watches_of_phone').on('watches').column('recipient').execute();
  },
});
