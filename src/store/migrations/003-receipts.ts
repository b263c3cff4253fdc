import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

/**
 * Receipts, and what is counted of them. One unique key per table: a second one would break the upserts of PostgreSQL.
 * The texts of a message id are found by the primary key, provider by provider (`feeds` lists them), so that receipts
 * carry no index for it.
 */
export const receipts = (engine: Engine): Migration => ({
  async up(db) {
    await db.schema
      .createTable('receipts')
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('provider', engine.key, (column) => column.notNull())
      .addColumn('message', engine.key, (column) => column.notNull())
      .addColumn('copy', engine.key, (column) => column.notNull())
      .addColumn('recipient', engine.key)
      .addColumn('tail', 'text')
      .addColumn('patient', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('rank', 'integer', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('said', 'text', (column) => column.notNull())
      .addColumn('code', 'text')
      .addColumn('field', 'text')
      .addColumn('at', engine.bigint, (column) => column.notNull())
      .addColumn('sent_at', engine.bigint, (column) => column.notNull())
      .addColumn('heard_at', engine.bigint, (column) => column.notNull())
      .addColumn('sent_known', 'integer', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('feature', 'text', (column) => column.notNull())
      .addColumn('sender', 'text', (column) => column.notNull())
      .addColumn('carrier', 'text', (column) => column.notNull())
      .addColumn('line', 'text')
      .addColumn('note', 'text')
      .addPrimaryKeyConstraint('receipts_key', ['workspace', 'provider', 'message', 'copy'])
      .modifyEnd(engine.tableEnd)
      .execute();
    await db.schema
      .createIndex('receipts_to')
      .on('receipts')
      .columns(['workspace', 'recipient', 'sent_at'])
      .execute();
    await db.schema.createIndex('receipts_heard').on('receipts').columns(['workspace', 'heard_at']).execute();

    await db.schema
      .createTable('counters')
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('minute', engine.bigint, (column) => column.notNull())
      .addColumn('slice', engine.key, (column) => column.notNull())
      .addColumn('code', engine.key, (column) => column.notNull())
      .addColumn('sent', 'integer', (column) => column.notNull())
      .addColumn('delivered', 'integer', (column) => column.notNull())
      .addColumn('failed', 'integer', (column) => column.notNull())
      .addColumn('unknown', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('counters_key', ['workspace', 'minute', 'slice', 'code'])
      .modifyEnd(engine.keyedTableEnd)
      .execute();

    await db.schema
      .createTable('feeds')
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('provider', engine.key, (column) => column.notNull())
      .addColumn('first_at', engine.bigint, (column) => column.notNull())
      .addColumn('last_at', engine.bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('feeds_key', ['workspace', 'provider'])
      .modifyEnd(engine.tableEnd)
      .execute();

    await db.schema
      .createTable('unreadable')
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('provider', engine.key, (column) => column.notNull())
      .addColumn('digest', engine.key, (column) => column.notNull())
      .addColumn('at', engine.bigint, (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('shape', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('unreadable_key', ['workspace', 'provider', 'digest'])
      .modifyEnd(engine.tableEnd)
      .execute();
  },
});
