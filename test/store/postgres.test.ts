import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { transact } from '#store/database.ts';
import { migrations } from '#store/migrations/index.ts';
import { connectPostgres, judgeServer, openPostgres, whereabouts } from '#store/postgres.ts';
import type { ReceiptRow, Store } from '#store/store.ts';
import { findPostgres, type Postgres } from '../postgres/index.ts';
import { openWire } from '../postgres/wire.ts';
import { as, dice, noon, receipt } from './rows.ts';

// a real disk, shared with others, takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const postgres = await findPostgres();
const now = new Date(noon);

describe('an address', () => {
  it.each([
    ['postgres://u:p@db.example.com/texts', 'db.example.com:5432/texts'],
    ['postgresql://u:p%40ss@db.example.com:6432/texts?sslmode=verify-full', 'db.example.com:6432/texts'],
    ['postgres://u@[::1]:5432/texts', '[::1]:5432/texts'],
    ['postgres:///texts?host=/run/postgresql', '/run/postgresql:5432/texts'],
  ])('is told without its user and its password: %s', (url, told) => {
    expect(whereabouts(url)).toBe(told);
  });

  it.each([
    'db.example.com',
    'mysql://u:s3cret@db.example.com/texts',
    'postgres://u:s3cret/x@db.example.com/texts',
    'postgres://u:12#s3cret@db.example.com/texts',
    'postgres://u:12?s3cret@db.example.com/texts',
    'postgres://u:12/s3cret@db.example.com/texts',
    'postgres://u:s3cret@db.example.com:port/texts',
  ])('that cannot be read is refused without repeating it: %s', async (url) => {
    const trouble = await openPostgres(url).catch((cause: unknown) => cause);

    expect(trouble).toMatchObject({ code: 'store', hint: expect.stringContaining('%2F') });
    expect(inspect(trouble, { depth: 9 })).not.toMatch(/s3cret|12|example/);
  });
});

describe('a server', () => {
  const good = { version: 150_018, fsync: 'on', commit: 'on' };

  it.each([
    ['good', {}],
    ['later', { version: 200_000 }],
    ['sure of its standbys', { commit: 'remote_apply' }],
  ])('is taken if it is %s', (_what, different) => {
    expect(() => judgeServer({ ...good, ...different }, 'db')).not.toThrow();
  });

  it.each([
    [{ version: 140_022 }, /is version 14/, /15 or later/],
    [{ fsync: 'off' }, /fsync is off/, /fsync = on/],
    [{ commit: 'off' }, /synchronous_commit is off/, /synchronous_commit = on/],
  ])('is refused with a remedy: %j', (different, message, hint) => {
    expect(() => judgeServer({ ...good, ...different }, 'db')).toThrow(
      expect.objectContaining({
        code: 'store',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      }),
    );
  });
});

describe.skipIf(!postgres)('on a real server', () => {
  const run: Postgres['run'] = (...asked) => postgres!.run(...asked);
  let url: string;
  let stores: Store[];
  beforeEach(async () => {
    url = await postgres!.database();
    stores = [];
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  async function open(at = url): Promise<Store> {
    const store = await openPostgres(at);
    stores.push(store);
    return store;
  }
  const changed = (change: (url: URL) => void) => {
    const other = new URL(url);
    change(other);
    return other.href;
  };

  it('is opened by several at once, each table made once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => open()));

    const rows = await run(url, 'select name from kysely_migration order by name');
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
    for (const store of stores) await store.ready();
  });

  it('finds the texts of an id, and those of a phone, without reading others', async () => {
    const store = await open();
    const rows = Array.from({ length: 5000 }, (_, n) => receipt({ message: `SM${n}`, recipient: `r${n}` }));
    await store.receipts.take(rows, now);
    await run(url, 'analyze');
    const plan = async (statement: string) =>
      (await run(url, `explain ${statement}`)).map((row) => row['QUERY PLAN']).join('\n');

    expect(
      await plan(`select r.* from feeds as f cross join receipts as r where f.workspace in ('w1')
        and r.workspace = f.workspace and r.provider = f.provider and r.message = 'SM7'`),
    ).toContain('receipts_key');
    expect(
      await plan(
        `select * from receipts where workspace in ('w1') and recipient = 'r7' order by sent_at desc limit 9`,
      ),
    ).toContain('receipts_to');
  });

  it('has nobody wait for ever where all count in the same rows', async () => {
    await run(url, `alter database ${new URL(url).pathname.slice(1)} set deadlock_timeout = '20ms'`);
    const thrown = dice(3);
    const several = await Promise.all([open(), open(), open()]);
    const batch = (from: number) =>
      thrown.shuffled(
        Array.from({ length: 80 }, (_, n) =>
          receipt({
            message: `SM${from + n}`,
            sentAt: noon + (n % 40) * 60_000,
            ...thrown.pick([as.sent, as.delivered]),
          }),
        ),
      );

    // half of the texts are new to all, half are heard by two
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => several[n % 3]!.receipts.take(batch(n * 40), now)),
    );

    expect(await several[0]!.receipts.slices('w1', 0, noon)).toMatchObject([{ sent: 61 * 40 }]);
    await Promise.all(several.map((store) => store.close()));
    stores = [];
    const ours = `from pg_stat_activity where application_name = 'smsfail' and datname = current_database()`;
    // what a connection has met is told when it ends
    await expect
      .poll(async () => (await run(url, `select count(*)::integer as left ${ours}`))[0])
      .toEqual({ left: 0 });
    expect(
      await run(url, 'select deadlocks::integer from pg_stat_database where datname = current_database()'),
    ).toEqual([{ deadlocks: 0 }]);
  });

  describe('refuses', () => {
    it.each([
      [
        'a wrong password',
        (other: URL) => Object.assign(other, { password: 'wr0ng' }),
        /refused the user or the password \(28P01\)/,
        /DATABASE_URL/,
      ],
      [
        'no password',
        (other: URL) => Object.assign(other, { password: '' }),
        /asks for a password/,
        /DATABASE_URL/,
      ],
      [
        'no such database',
        (other: URL) => Object.assign(other, { pathname: '/nowhere' }),
        /has no such database \(3D000\)/,
        /createdb/,
      ],
      [
        'a port where nobody listens',
        (other: URL) => Object.assign(other, { port: '1' }),
        /does not listen there \(ECONNREFUSED\)/,
        /host and the port/,
      ],
      [
        'TLS that the server has not',
        (other: URL) => Object.assign(other, { search: '?sslmode=verify-full' }),
        /does not speak TLS/,
        /sslmode/,
      ],
      [
        'a certificate file that is not there',
        (other: URL) => Object.assign(other, { search: '?sslmode=verify-full&sslrootcert=/nowhere' }),
        /no such file \(ENOENT\)/,
        /sslrootcert/,
      ],
    ])('%s', async (_what, change, message, hint) => {
      const { password } = new URL(url);
      const trouble = await open(changed(change)).catch((cause: unknown) => cause);

      expect(trouble).toMatchObject({
        code: 'store',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      });
      expect(inspect(trouble, { depth: 9 })).not.toContain(password);
      expect(inspect(trouble, { depth: 9 })).not.toContain('wr0ng');
    });

    it('a user who may not make tables', async () => {
      await run(
        url,
        `do $$ begin create role guest login password 'guest'; exception when others then end $$`,
      );
      const guest = changed((other) => Object.assign(other, { username: 'guest', password: 'guest' }));

      await expect(open(guest)).rejects.toMatchObject({
        code: 'store',
        message: expect.stringContaining('not do what is needed (42501)'),
        hint: expect.stringContaining('owner'),
      });
    });

    it('a database that a later version has made, and leaves it as it was', async () => {
      await (await openPostgres(url)).close();
      await run(url, `insert into kysely_migration(name, timestamp) values ('999-later', 'now')`);

      await expect(open()).rejects.toMatchObject({
        code: 'store',
        message: expect.stringContaining('later version (999-later)'),
      });
    });

    it.each([
      ['has tables of our names', 'create table sessions(patient text)'],
      [
        'is migrated in the same way',
        `create table kysely_migration(name text, timestamp text); insert into kysely_migration values ('2020-theirs', 'now')`,
      ],
    ])("another program's: it %s", async (_what, theirs) => {
      await run(url, theirs);

      await expect(open()).rejects.toMatchObject({
        code: 'store',
        message: expect.stringContaining('another program'),
        hint: expect.stringContaining('createdb'),
      });
    });
  });

  describe('when something gets in the way', () => {
    /** Waits until as many statements of ours wait for a lock. */
    async function waiting(count: number): Promise<void> {
      for (;;) {
        const rows = await run(
          url,
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        if (rows.length >= count) return;
        await pause(5);
      }
    }
    async function blocker(): Promise<Client> {
      const client = new Client({ connectionString: url });
      client.on('error', () => {});
      await client.connect();
      await client.query('begin');
      return client;
    }
    const both = ['SM1', 'SM2'].map((message) => receipt({ message }));
    const told = (row: ReceiptRow): ReceiptRow => ({ ...row, ...as.delivered });
    async function rows(store: Store): Promise<ReceiptRow[]> {
      const all: ReceiptRow[] = [];
      for await (const page of store.receipts.all()) all.push(...page);
      return all;
    }

    it('is taken again where a text was swept under it', async () => {
      const store = await open();
      await store.receipts.take(both, now);
      const sweeper = await blocker();
      await sweeper.query(`select * from receipts where message = 'SM2' for update`);

      const taken = store.receipts.take(both.map(told), now);
      await waiting(1);
      await sweeper.query(`delete from receipts where message = 'SM2'`);
      await sweeper.query('commit');
      await sweeper.end();

      expect(await taken).toEqual({ fresh: 1, changed: 1, same: 0 });
      expect(await rows(store)).toEqual(both.map(told));
    });

    it.each([
      ['40P01', 3],
      ['40001', 1],
    ])('is taken again, whole, up to three times after a collision (%s)', async (code, collisions) => {
      const store = await open();
      // a sequence goes on though its transaction is rolled back; feeds are the last thing written
      await run(
        url,
        `create sequence hits minvalue -99 start 1;
        create function collide() returns trigger language plpgsql as $$ begin
          if nextval('hits') <= ${collisions} then raise exception using errcode = '${code}'; end if; return null;
        end $$;
        create trigger collide before insert on feeds for each statement execute function collide()`,
      );

      expect(await store.receipts.take(both, now)).toEqual({ fresh: 2, changed: 0, same: 0 });

      expect(await rows(store)).toEqual(both);
      expect(await store.receipts.slices('w1', 0, noon)).toMatchObject([{ sent: 2 }]);
      await run(url, `select setval('hits', -50)`);
      await expect(store.receipts.take(both, now)).rejects.toMatchObject({ code: 'store', cause: { code } });
      expect(await run(url, `select last_value::integer as last from hits`)).toEqual([{ last: -46 }]);
    });

    it('sweeps around what others hold', async () => {
      const store = await open();
      await store.receipts.take(both, now);
      const other = await blocker();
      await other.query(`select * from receipts where message = 'SM1' for update`);

      const before = { receipts: new Date(noon + 1), counters: new Date(0) };
      expect(await store.receipts.sweep(before)).toBe(1);
      await other.query('rollback');
      await other.end();

      expect(await rows(store)).toEqual([both[0]]);
    });

    it('takes the jobs that nobody else is taking at the moment', async () => {
      const store = await open();
      const job = { kind: 'post', json: '{}', due: noon };
      await store.alerts.put(
        ['a', 'b', 'b'].map((lane) => ({ lane, ...job })),
        noon,
      );
      const other = await blocker();
      await other.query(`select * from jobs where lane = 'a' for update`);

      expect((await store.alerts.take(noon, noon + 1, 9)).map(({ lane }) => lane)).toEqual(['b']);
      await other.query('rollback');
      await other.end();

      expect((await store.alerts.take(noon, noon + 1, 9)).map(({ lane }) => lane)).toEqual(['a']);
    });

    it('puts no job before one of its lane that can be seen', async () => {
      const [store, second] = [await open(), await open()];
      const job = { kind: 'post', json: '{}', due: noon };
      await store.alerts.put([{ lane: 'b', ...job }], noon);
      const other = await blocker();
      await other.query(`select * from jobs where lane = 'b' for update`);
      // its job of lane a has a number, but waits in lane b to be kept
      const slow = store.alerts.put(
        [
          { lane: 'a', ...job, json: '1' },
          { lane: 'b', ...job, once: true },
        ],
        noon,
      );
      await waiting(1);
      const next = second.alerts.put([{ lane: 'a', ...job, json: '2' }], noon);
      await waiting(2);

      expect(await store.alerts.take(noon, noon + 1, 9)).toEqual([]);
      await other.query('rollback');
      await other.end();
      await Promise.all([slow, next]);

      const first = await store.alerts.take(noon, noon + 1, 9);
      expect(first.map(({ lane, json }) => [lane, json])).toEqual([
        ['b', '{}'],
        ['a', '1'],
      ]);
    });

    it('lets nobody take a job that will do for a change before that change is kept', async () => {
      const store = await open();
      await store.alerts.watch('w1', 'me', noon, noon + 1);
      const row = { ref: 'r1', workspace: 'w1', incident: 'i1', open: true, openedAt: noon, changedAt: noon };
      const redraw = { lane: 'm1', kind: 'redraw', json: '{}', due: noon, once: true } as const;
      await store.alerts.commit({
        ...{ workspace: 'w1', holder: 'me', revision: 0, state: '', seen: [], postings: [], now: noon },
        incidents: [{ ...row, facts: '{}', doings: 'before' }],
        jobs: [redraw, { ...redraw, lane: 'm2' }],
      });
      const other = await blocker();
      await other.query(`select * from jobs where lane = 'm2' for update`);

      const acted = store.alerts.act(
        { ref: 'r1', doings: 'after', revision: 0, changedAt: noon },
        [redraw, { ...redraw, lane: 'm2' }],
        noon,
      );
      await waiting(1);
      expect(await store.alerts.take(noon, noon + 1, 9)).toEqual([]);
      await other.query('rollback');
      await other.end();
      expect(await acted).toBe(true);

      expect(await store.alerts.take(noon, noon + 1, 9)).toHaveLength(2);
      expect(await store.alerts.incident('r1')).toMatchObject({ doings: 'after' });
    });

    it('says so when its connection is ended in the middle, keeps nothing of it, and goes on', async () => {
      const store = await open();
      await store.receipts.take(both.slice(1), now);
      const other = await blocker();
      await other.query(`select * from receipts where message = 'SM2' for update`);

      const taken = store.receipts.take(both.map(told), now).catch((cause: unknown) => cause);
      await waiting(1);
      await run(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'smsfail' and datname = current_database()`,
      );

      expect(await taken).toMatchObject({
        code: 'store',
        message: expect.stringMatching(/going down|broke off/),
      });
      await other.query('rollback');
      await other.end();
      expect(await rows(store)).toEqual(both.slice(1));
      expect(await store.receipts.take(both, now)).toEqual({ fresh: 1, changed: 0, same: 1 });
    });

    it('outlives a connection that is ended between two statements', async () => {
      const { db } = await connectPostgres(url);
      const work = transact(db, async (tx) => {
        await tx
          .insertInto('feeds')
          .values({ workspace: 'w1', provider: 'aws', first_at: 1, last_at: 1 })
          .execute();
        await run(
          url,
          `select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'smsfail' and datname = current_database()`,
        );
        await pause(50);
        await tx.selectFrom('feeds').selectAll().execute();
      });

      await expect(work).rejects.toMatchObject({ code: 'store' });
      expect(await db.selectFrom('feeds').selectAll().execute()).toEqual([]);
      await db.destroy();
    });

    it('goes on after idle connections were ended', async () => {
      const store = await open();
      await Promise.all(Array.from({ length: 5 }, () => store.ready()));

      await run(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'smsfail' and datname = current_database()`,
      );

      await expect
        .poll(() =>
          store.ready().then(
            () => 'ready',
            () => 'not',
          ),
        )
        .toBe('ready');
      expect(await store.receipts.take(both, now)).toMatchObject({ fresh: 2 });
    });

    it('says so while the server is away, and goes on when it is back', async () => {
      const wire = await openWire(url);
      const store = await open(wire.url);
      await store.receipts.take(both, now);

      wire.cut();
      await expect(store.receipts.take(both, now)).rejects.toMatchObject({ code: 'store' });
      await expect(store.ready()).rejects.toMatchObject({ code: 'store' });
      await expect(store.sessions.load({ workspace: 'w', talk: 't' }, now)).rejects.toMatchObject({
        code: 'store',
      });

      wire.mend();
      expect(await store.receipts.take(both, now)).toEqual({ fresh: 0, changed: 0, same: 2 });
      await store.close();
      stores = [];
      await wire.close();
    });
  });
});
