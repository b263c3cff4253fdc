import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

/**
 * What alerts keep. Numbers of arrivals and jobs are never given twice, not even those of deleted rows: they tell what came
 * first, and which job an old worker means.
 */
export const alerts = (engine: Engine): Migration => ({
  async up(db) {
    await db.schema
      .createTable('subscriptions')
      .addColumn('audience', engine.key, (column) => column.notNull())
      .addColumn('channel', engine.key, (column) => column.notNull())
      .addColumn('json', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('subscriptions_key', ['audience', 'channel'])
      .modifyEnd(engine.tableEnd)
      .execute();

    await db.schema
      .createTable('detectors')
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('state', 'text')
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('leased_until', engine.bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('detectors_key', ['workspace'])
      .modifyEnd(engine.tableEnd)
      .execute();

    await db.schema
      .createTable('arrivals')
      .addColumn('seq', engine.bigint, engine.numbered)
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('minute', engine.bigint, (column) => column.notNull())
      .addColumn('counts', 'text', (column) => column.notNull())
      .addColumn('heard_at', engine.bigint, (column) => column.notNull())
      .modifyEnd(engine.tableEnd)
      .execute();
    await db.schema
      .createIndex('arrivals_of_workspace')
      .on('arrivals')
      .columns(['workspace', 'seq'])
      .execute();

    await db.schema
      .createTable('incidents')
      .addColumn('ref', engine.key, (column) => column.notNull())
      .addColumn('workspace', engine.key, (column) => column.notNull())
      .addColumn('incident', engine.key, (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull())
      .addColumn('opened_at', engine.bigint, (column) => column.notNull())
      .addColumn('changed_at', engine.bigint, (column) => column.notNull())
      .addColumn('facts', 'text', (column) => column.notNull())
      .addColumn('doings', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('incidents_key', ['ref'])
      .addUniqueConstraint('incidents_of_workspace', ['workspace', 'incident'])
      .modifyEnd(engine.tableEnd)
      .execute();

    await db.schema
      .createTable('postings')
      .addColumn('ref', engine.key, (column) => column.notNull())
      .addColumn('audience', engine.key, (column) => column.notNull())
      .addColumn('channel', engine.key, (column) => column.notNull())
      .addColumn('address', 'text')
      .addColumn('message', 'text')
      .addColumn('json', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('postings_key', ['ref', 'audience', 'channel'])
      .modifyEnd(engine.tableEnd)
      .execute();

    await db.schema
      .createTable('jobs')
      .addColumn('id', engine.bigint, engine.numbered)
      .addColumn('lane', engine.key, (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('json', 'text', (column) => column.notNull())
      .addColumn('due', engine.bigint, (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('since', engine.bigint, (column) => column.notNull())
      .addColumn('trouble', 'text')
      .addColumn('taken_until', engine.bigint, (column) => column.notNull())
      .addColumn('dead_at', engine.bigint)
      .modifyEnd(engine.tableEnd)
      .execute();
    await db.schema
      .createIndex('jobs_of_lane')
      .on('jobs')
      .columns(['lane', 'id'])
      .where(sql<boolean>`dead_at is null`)
      .execute();
    await db.schema
      .createIndex('jobs_due')
      .on('jobs')
      .column('due')
      .where(sql<boolean>`dead_at is null`)
      .execute();
  },
});
