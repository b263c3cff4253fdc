import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

/** A card goes with its talk. */
export const cards = (engine: Engine): Migration => ({
  async up(db) {
    await db.schema
      .createTable('cards')
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('channel', engine.key, (column) => column.notNull())
      .addColumn('talk', engine.key, (column) => column.notNull())
      .addColumn('message', 'text')
      .addColumn('address', 'text')
      .addColumn('shared', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('cards_key', ['workspace', 'channel'])
      .addForeignKeyConstraint(
        'cards_talk',
        ['workspace', 'talk'],
        'sessions',
        ['workspace', 'talk'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .modifyEnd(engine.tableEnd)
      .execute();
    await db.schema.createIndex('cards_of_talk').on('cards').columns(['workspace', 'talk']).execute();
  },
});
