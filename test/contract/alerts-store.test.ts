import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Commit, IncidentRow, NewJob, PostingRow } from '#store/alerts.ts';
import type { CounterRow, Store } from '#store/store.ts';
import { as, noon, receipt } from '../store/rows.ts';
import { engines, type TestPlace } from './engines.ts';

// a real disk, shared with others, takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const minute = 60_000;
const day = 24 * 60 * minute;
const incident: Omit<IncidentRow, 'revision'> = {
  ref: 'r1',
  workspace: 'w1',
  incident: 'i1',
  open: true,
  openedAt: noon,
  changedAt: noon,
  facts: '{"failed":14}',
  doings: '{}',
};
const posting: PostingRow = { ref: 'r1', audience: 'slack:T1', channel: 'C1', json: '{"told":1}' };
const commit = (different: Partial<Commit> = {}): Commit => ({
  workspace: 'w1',
  holder: 'me',
  revision: 0,
  state: '{}',
  seen: [],
  incidents: [],
  postings: [],
  jobs: [],
  now: noon,
  ...different,
});
const job = (lane: string, json = '{}', different: Partial<NewJob> = {}): NewJob => ({
  lane,
  kind: 'post',
  json,
  due: noon,
  ...different,
});

describe.each(Object.entries(engines))('alerts on %s', (_name, engine) => {
  let place: TestPlace;
  let store: Store;
  let others: Store[];
  beforeEach(async ({ skip }) => {
    skip(engine.missing === true, 'no PostgreSQL here');
    place = await engine.begin();
    store = await place.open();
    others = [];
  });
  afterEach(async () => {
    await Promise.all(others.map((other) => other.close()));
    await store?.close();
    await place?.end();
  });

  /** Several stores where the engine has them at once, else the one. */
  async function several(count: number): Promise<readonly Store[]> {
    if (!engine.parallel) return Array.from({ length: count }, () => store);
    others = await Promise.all(Array.from({ length: count }, () => place.open()));
    return others;
  }
  /** Takes all that is due. */
  const take = (now = noon, most = 100) => store.alerts.take(now, now + minute, most);
  const taken = async (now = noon, most = 100) => (await take(now, most)).map(({ json }) => json);

  describe('subscriptions', () => {
    it('begin, change and end, each channel for itself, in order', async () => {
      const [a, b, c] = [
        { audience: 'slack:T2', channel: 'C1', json: '{"a":"Zoë"}' },
        { audience: 'slack:T1', channel: 'C2', json: '{}' },
        { audience: 'slack:T1', channel: 'C1', json: '{}' },
      ];
      for (const row of [a, b, c]) await store.alerts.subscribe(row);
      await store.alerts.subscribe({ ...c, json: '{"changed":1}' });
      expect(await store.alerts.subscriptions()).toEqual([{ ...c, json: '{"changed":1}' }, b, a]);

      expect(await store.alerts.resubscribe({ ...c, json: '{"changed":2}' }, '{}')).toBe(false);
      expect(await store.alerts.resubscribe({ ...c, json: '{"changed":2}' }, '{"changed":1}')).toBe(true);
      expect(await store.alerts.subscriptions()).toEqual([{ ...c, json: '{"changed":2}' }, b, a]);

      expect(await store.alerts.unsubscribe(c)).toBe(true);
      expect(await store.alerts.resubscribe(c, '{"changed":2}')).toBe(false);
      expect(await store.alerts.unsubscribe(c)).toBe(false);
      expect(await store.alerts.subscriptions()).toEqual([b, a]);
    });

    it('refuse what one engine would keep and another would not', async () => {
      const row = { audience: 'a', channel: 'c', json: '\0' };
      await expect(store.alerts.subscribe(row)).rejects.toThrow(RangeError);
      await expect(store.alerts.resubscribe(row, '{}')).rejects.toThrow(RangeError);
    });
  });

  describe('arrivals', () => {
    const arrivals = (most = 100, but?: ReadonlySet<number>, workspace = 'w1') =>
      store.alerts.arrivals(workspace, most, but);
    const numbers = ({ sent, delivered, failed, unknown }: CounterRow) => [sent, delivered, failed, unknown];

    it('tell what each batch changed in the counters, once', async () => {
      const sent = receipt({ carrier: '' });
      await store.receipts.take([sent], new Date(noon + 1));
      await store.receipts.take([sent], new Date(noon + 2));
      await store.receipts.take([receipt({ ...as.failed, code: '30003' })], new Date(noon + 3));

      const told = await arrivals();

      const place = { workspace: 'w1', provider: 'twilio', platform: 'cliniko', site: 'north' };
      expect(told[0]).toEqual({
        ...place,
        seq: told[0]!.seq,
        minute: noon / minute,
        feature: 'reminder',
        sender: 'main',
        carrier: '',
        code: '',
        sent: 1,
        delivered: 0,
        failed: 0,
        unknown: 0,
        heardAt: noon + 1,
      });
      expect(told.slice(1).map((row) => [row.heardAt, row.carrier, row.code, ...numbers(row)])).toEqual([
        [noon + 3, '', '', -1, 0, 0, 0],
        [noon + 3, 'acme', '30003', 1, 0, 1, 0],
      ]);
      expect(told.map(({ seq }) => seq)).toEqual(told.map(({ seq }) => seq).toSorted((a, b) => a - b));
    });

    it('add up to the counters', async () => {
      const states = ['queued', 'sent', 'delivered', 'undelivered', 'unknown'] as const;
      for (const [n, state] of states.entries())
        await store.receipts.take(
          Array.from({ length: 20 }, (_, text) =>
            receipt({ message: `SM${text}`, ...as[state], site: `s${(text * (n + 1)) % 3}` }),
          ),
          new Date(noon + n),
        );

      const sums = new Map<string, number[]>();
      for (const row of await arrivals()) {
        const key = `${row.minute} ${row.site} ${row.code}`;
        const before = sums.get(key) ?? [0, 0, 0, 0];
        sums.set(
          key,
          numbers(row).map((count, n) => count + before[n]!),
        );
      }
      const counters = await store.receipts.counters('w1', 0, noon);
      expect(counters.length).toBeGreaterThan(0);
      expect(Object.fromEntries([...sums].filter(([, [sent]]) => sent !== 0))).toEqual(
        Object.fromEntries(counters.map((row) => [`${row.minute} ${row.site} ${row.code}`, numbers(row)])),
      );
    });

    it('of minutes more than three days ago are left out: they are history', async () => {
      const now = new Date(noon + 3 * day);
      await store.receipts.take(
        [receipt({ message: 'old', sentAt: noon - minute }), receipt({ message: 'young' })],
        now,
      );

      expect((await arrivals()).map((row) => row.minute)).toEqual([noon / minute]);
      expect(await store.receipts.counters('w1', 0, noon)).toHaveLength(2);
    });

    it('are given by workspace, the earliest first, without those known already', async () => {
      for (const message of ['a', 'b', 'c', 'd'])
        await store.receipts.take([receipt({ message, site: message })], new Date(noon));
      await store.receipts.take([receipt({ workspace: 'w2' })], new Date(noon));
      const sites = async (...asked: Parameters<typeof arrivals>) =>
        (await arrivals(...asked)).map(({ site }) => site);
      const [first, , third] = await arrivals();

      expect(await sites(2)).toEqual(['a', 'b']);
      expect(await sites(2, new Set([first!.seq, third!.seq]))).toEqual(['b', 'd']);
      expect(await sites(9, undefined, 'w2')).toEqual(['north']);
      expect(await sites(9, undefined, 'w3')).toEqual([]);
    });

    it('of one batch and one minute have one number, and are given and go together', async () => {
      await store.receipts.take(
        [
          receipt({ message: 'a', site: 'a' }),
          receipt({ message: 'b', site: 'b' }),
          receipt({ message: 'c', site: 'a', sentAt: noon + minute }),
        ],
        new Date(noon),
      );
      const [a, b, c, ...more] = await arrivals();
      expect([a, b, c].map((row) => [row!.site, row!.minute])).toEqual([
        ['a', noon / minute],
        ['b', noon / minute],
        ['a', noon / minute + 1],
      ]);
      expect(more).toEqual([]);
      expect(a!.seq).toBe(b!.seq);
      expect(c!.seq).toBeGreaterThan(a!.seq);
      expect(await arrivals(1)).toEqual([a, b]);

      await store.alerts.watch('w1', 'me', noon, noon + minute);
      await store.alerts.commit(commit({ seen: [a!.seq] }));
      expect(await arrivals()).toEqual([c]);
    });

    it('go when the state that knows them is kept, and their numbers never come again', async () => {
      await store.receipts.take([receipt({ site: 'a' })], new Date(noon));
      await store.receipts.take([receipt({ message: 'b', site: 'b' })], new Date(noon));
      await store.receipts.take([receipt({ workspace: 'w2' })], new Date(noon));
      const [first, second] = await arrivals();
      const [foreign] = await arrivals(9, undefined, 'w2');
      await store.alerts.watch('w1', 'me', noon, noon + minute);

      await store.alerts.commit(commit({ seen: [first!.seq, foreign!.seq] }));
      expect(await arrivals()).toEqual([second]);
      expect(await arrivals(9, undefined, 'w2')).toEqual([foreign]);

      await store.alerts.commit(commit({ revision: 1, seen: [second!.seq] }));
      await store.receipts.take([receipt({ message: 'c' })], new Date(noon));
      const [next] = await arrivals();
      expect(next!.seq).toBeGreaterThan(second!.seq);
    });
  });

  describe('what is counted of some minutes', () => {
    it('comes with the arrivals that are in it', async () => {
      for (const [n, message] of ['a', 'b', 'c'].entries())
        await store.receipts.take(
          [receipt({ message, site: message, sentAt: noon + n * minute })],
          new Date(noon),
        );
      await store.receipts.take([receipt({ message: 'a', ...as.failed })], new Date(noon));
      await store.receipts.take([receipt({ workspace: 'w2' })], new Date(noon));
      const arrived = await store.alerts.arrivals('w1', 9);
      const from = noon / minute;

      const { counters, seen } = await store.alerts.counted('w1', from, from + 2);

      expect(counters).toEqual(await store.receipts.counters('w1', from, from + 2));
      expect(counters.map(({ site, failed }) => [site, failed])).toEqual([
        ['a', 1],
        ['b', 0],
      ]);
      const these = arrived.filter(({ site }) => site !== 'c').map(({ seq }) => seq);
      expect(new Set(seen)).toEqual(new Set(these));
      expect(await store.alerts.counted('w1', from + 9, from + 99)).toEqual({ counters: [], seen: [] });
    });

    it('is of one moment, however much is taken in meanwhile', async () => {
      const [writer = store] = await several(1);
      const writing = (async () => {
        for (let n = 0; n < 60; n++)
          await writer.receipts.take([receipt({ message: `SM${n}`, site: `s${n}` })], new Date(noon));
      })();
      for (let n = 0; n < 30; n++) {
        const { counters, seen } = await store.alerts.counted('w1', 0, noon);
        expect(seen).toHaveLength(counters.length);
      }
      await writing;
      const { counters, seen } = await store.alerts.counted('w1', 0, noon);
      expect([seen.length, counters.length]).toEqual([60, 60]);
    });
  });

  describe('a workspace', () => {
    it('is watched where something arrived, is open, or was watched before', async () => {
      await store.receipts.take([receipt({ workspace: 'arrived' })], new Date(noon));
      await store.receipts.take([receipt({ workspace: 'long ago' })], new Date(noon + 9 * day));
      await store.alerts.watch('before', 'me', noon, noon + 1);
      await store.alerts.commit(
        commit({
          workspace: 'before',
          incidents: [
            { ...incident, workspace: 'open' },
            { ...incident, ref: 'r2', workspace: 'over', open: false },
          ],
        }),
      );

      expect(await store.alerts.watched()).toEqual(['arrived', 'before', 'open']);
    });

    it('is given without its state to who knows that', async () => {
      const first = await store.alerts.watch('w1', 'me', noon, noon + minute);
      expect(first).toEqual({ revision: 0 });
      const revision = await store.alerts.commit(commit({ workspace: 'w1', state: 'learnt' }));
      expect(await store.alerts.watch('w1', 'me', noon, noon + minute, revision)).toEqual({ revision });
      const whole = { revision, state: 'learnt' };
      expect(await store.alerts.watch('w1', 'me', noon, noon + minute, 0)).toEqual(whole);
      expect(await store.alerts.watch('w1', 'me', noon, noon + minute)).toEqual(whole);
    });

    it('is watched by one of many, until the lease is over or given back', async () => {
      const stores = await several(8);
      const ask = async (now: number) => {
        const given = await Promise.all(
          stores.map((one, n) => one.alerts.watch('w1', `h${n}`, now, now + minute)),
        );
        return given.flatMap((row, n) => (row ? [`h${n}`] : []));
      };

      const [holder = '', ...more] = await ask(noon);
      expect(more).toEqual([]);
      expect(await ask(noon + minute - 1)).toEqual([holder]);
      // it prolonged its own, so that nobody else has it at its first end
      expect(await store.alerts.watch('w1', 'another', noon + minute, noon + 9 * minute)).toBeUndefined();
      expect(await ask(noon + 2 * minute)).toHaveLength(1);
      expect(await store.alerts.watch('w2', 'another', noon, noon + 1)).toEqual({ revision: 0 });

      for (let n = 0; n < 8; n++) await store.alerts.unwatch('w1', `h${n}`);
      expect(await store.alerts.watch('w1', 'another', noon + 2 * minute, noon + 3 * minute)).toEqual({
        revision: 0,
      });
    });

    it('gives back a lease to nobody but its holder', async () => {
      await store.alerts.watch('w1', 'me', noon, noon + minute);
      await store.alerts.unwatch('w1', 'another');
      expect(await store.alerts.watch('w1', 'another', noon, noon + minute)).toBeUndefined();
    });
  });

  describe('a commit', () => {
    beforeEach(() => store.alerts.watch('w1', 'me', noon, noon + minute));

    it('keeps everything, and counts itself', async () => {
      const whole = commit({
        state: '{"a":1}',
        incidents: [incident],
        postings: [posting],
        jobs: [job('m1')],
      });
      expect(await store.alerts.commit(whole)).toBe(1);

      expect(await store.alerts.watch('w1', 'me', noon, noon + minute)).toEqual({
        state: '{"a":1}',
        revision: 1,
      });
      expect(await store.alerts.incident('r1')).toEqual({ ...incident, revision: 0 });
      expect(await store.alerts.incident('r2')).toBeUndefined();
      expect(await store.alerts.postings('r1')).toEqual([posting]);
      expect(await take()).toEqual([
        {
          id: expect.any(Number),
          lane: 'm1',
          kind: 'post',
          json: '{}',
          due: noon,
          attempts: 1,
          since: noon,
        },
      ]);
    });

    it('of somebody who lost the lease, or knows an older state, keeps nothing', async () => {
      await store.receipts.take([receipt()], new Date(noon));
      const [arrival] = await store.alerts.arrivals('w1', 1);
      const whole = commit({
        incidents: [incident],
        postings: [posting],
        jobs: [job('m1')],
        seen: [arrival!.seq],
      });

      expect(await store.alerts.commit({ ...whole, revision: 1 })).toBeUndefined();
      expect(await store.alerts.commit({ ...whole, holder: 'another' })).toBeUndefined();
      expect(await store.alerts.commit({ ...whole, workspace: 'w2' })).toBeUndefined();
      await store.alerts.watch('w1', 'another', noon + minute, noon + 2 * minute);
      expect(await store.alerts.commit(whole)).toBeUndefined();

      expect(await store.alerts.incident('r1')).toBeUndefined();
      expect(await store.alerts.postings('r1')).toEqual([]);
      expect(await take()).toEqual([]);
      expect(await store.alerts.arrivals('w1', 1)).toEqual([arrival]);
      expect(await store.alerts.commit({ ...whole, holder: 'another' })).toBe(1);
    });

    it('is kept after the lease is over, if nobody else took it', async () => {
      expect(await store.alerts.commit(commit({ now: noon + 9 * minute }))).toBe(1);
    });

    it('is all or nothing', async () => {
      const broken = commit({ incidents: [incident], jobs: [job('m1'), job('m2', '\0')] });
      await expect(store.alerts.commit(broken)).rejects.toThrow(RangeError);

      expect(await store.alerts.incident('r1')).toBeUndefined();
      expect(await take()).toEqual([]);
      expect(await store.alerts.commit(commit())).toBe(1);
    });

    it('changes of a known incident what receipts show, and leaves what people did', async () => {
      await store.alerts.commit(commit({ incidents: [incident] }));
      await store.alerts.act({ ...incident, revision: 0, doings: '{"taken":1}' }, [], noon);
      const changes = { open: false, changedAt: noon + 5, facts: '{"failed":99}' };
      const later = { ...incident, ...changes, openedAt: 7, doings: '{"mine":1}' };
      await store.alerts.commit(
        commit({ revision: 1, incidents: [later, { ...incident, ref: 'r0', incident: 'i0' }] }),
      );

      expect(await store.alerts.incident('r1')).toEqual({
        ...incident,
        ...changes,
        doings: '{"taken":1}',
        revision: 1,
      });
      expect(await store.alerts.incident('r0')).toMatchObject({ revision: 0 });
    });

    it('leaves a posting that is there as it is', async () => {
      await store.alerts.commit(commit({ incidents: [incident], postings: [posting] }));
      await store.alerts.restand({ ...posting, json: '{"told":2}' });
      await store.alerts.commit(commit({ revision: 1, postings: [posting] }));

      expect(await store.alerts.postings('r1')).toEqual([{ ...posting, json: '{"told":2}' }]);
    });

    it('is one of many that are tried at once', async () => {
      const stores = await several(6);
      const kept = await Promise.all(
        stores.map((one, n) =>
          one.alerts.commit(commit({ state: `${n}`, incidents: [{ ...incident, facts: `${n}` }] })),
        ),
      );

      const [winner = -1, ...more] = kept.flatMap((revision, n) => (revision === 1 ? [n] : []));
      expect(more).toEqual([]);
      expect(await store.alerts.incident('r1')).toMatchObject({ facts: `${winner}` });
    });
  });

  describe('incidents', () => {
    const at = (ref: string, different: Partial<IncidentRow>) => ({
      ...incident,
      ref,
      incident: ref,
      ...different,
    });
    const refs = async (...asked: Parameters<typeof store.alerts.incidents>) =>
      (await store.alerts.incidents(...asked)).map(({ ref }) => ref);

    beforeEach(async () => {
      await store.alerts.watch('w1', 'me', noon, noon + minute);
      await store.alerts.commit(
        commit({
          incidents: [
            at('open', { openedAt: noon - 5, changedAt: noon - 5 }),
            at('ended', { open: false, openedAt: noon - 9, changedAt: noon }),
            at('old', { open: false, openedAt: noon - 7, changedAt: noon - 1 }),
            at('foreign', { workspace: 'w2', openedAt: noon + 1 }),
          ],
        }),
      );
    });

    it('are those that are open or changed since, the latest opened first', async () => {
      expect(await refs('all', noon)).toEqual(['foreign', 'open', 'ended']);
      expect(await refs(['w1'], noon - 1)).toEqual(['open', 'old', 'ended']);
      expect(await refs(['w1', 'w2', 'w3'], noon + 9)).toEqual(['foreign', 'open']);
      expect(await refs([], 0)).toEqual([]);
    });

    it('keep what one of many did, with its jobs', async () => {
      const stores = await several(6);
      const acted = await Promise.all(
        stores.map((one, n) =>
          one.alerts.act(
            { ref: 'open', doings: `{"by":${n}}`, revision: 0, changedAt: noon + 7 },
            [job('m1', `${n}`)],
            noon,
          ),
        ),
      );

      const winner = acted.indexOf(true);
      expect(acted.filter(Boolean)).toHaveLength(1);
      expect(await store.alerts.incident('open')).toEqual({
        ...at('open', { openedAt: noon - 5, changedAt: noon + 7, doings: `{"by":${winner}}` }),
        revision: 1,
      });
      expect(await taken()).toEqual([`${winner}`]);
      expect(await store.alerts.act({ ...incident, ref: 'none', revision: 0 }, [job('m2')], noon)).toBe(
        false,
      );
      expect(await taken()).toEqual([]);
    });
  });

  it('sweeps what is too old of each kind, and no more', async () => {
    const over = { ...incident, open: false };
    await store.alerts.watch('w1', 'me', noon, noon + minute);
    await store.alerts.commit(
      commit({
        incidents: [
          { ...over, ref: 'old', incident: 'old', changedAt: noon - 1 },
          { ...over, ref: 'young', incident: 'young' },
          { ...incident, ref: 'open', incident: 'open', changedAt: noon - 1 },
        ],
        postings: ['old', 'young', 'open'].map((ref) => ({ ...posting, ref })),
        jobs: [job('a'), job('b'), job('c', 'waits', { due: 1 }), job('c')],
      }),
    );
    const [, a, b] = await take();
    await store.alerts.bury(a!, 'gone', noon - 1);
    await store.alerts.bury(b!, 'gone', noon);
    await store.receipts.take([receipt()], new Date(noon - 1));
    await store.receipts.take([receipt({ message: 'b', site: 'b' })], new Date(noon));
    const before = { incidents: noon, jobs: noon, arrivals: noon };

    expect(await store.alerts.sweep({ incidents: 0, jobs: 0, arrivals: 0 })).toBe(0);
    expect(await store.alerts.sweep(before)).toBe(4);
    expect(await store.alerts.sweep(before)).toBe(0);

    expect((await store.alerts.incidents('all', 0)).map(({ ref }) => ref)).toEqual(['open', 'young']);
    expect(await store.alerts.postings('old')).toEqual([]);
    expect(await store.alerts.postings('young')).toHaveLength(1);
    expect((await store.alerts.dead(9)).map(({ lane }) => lane)).toEqual(['b']);
    expect(await store.alerts.queue(noon)).toEqual({ waiting: 2, late: 1, dead: 1 });
    expect((await store.alerts.arrivals('w1', 9)).map(({ site }) => site)).toEqual(['b']);
  });

  describe('postings', () => {
    it('are of an incident, in order, and learn their message', async () => {
      await store.alerts.watch('w1', 'me', noon, noon + minute);
      const teams = { ...posting, audience: 'teams:x', address: 'https://example.com/' };
      const second = { ...posting, channel: 'C2' };
      await store.alerts.commit(commit({ postings: [teams, second, posting, { ...posting, ref: 'r2' }] }));

      await store.alerts.put([job('x', '{}')], noon);
      const [one] = await store.alerts.take(noon, noon + minute, 1);
      await store.alerts.done(one!, { ...teams, message: 'm1' });
      await store.alerts.restand({ ...teams, json: '{"details":true}' });
      await store.alerts.restand({ ...posting, channel: 'not there', json: '{"details":true}' });

      expect(await store.alerts.postings('r1')).toEqual([
        posting,
        second,
        { ...teams, message: 'm1', json: '{"details":true}' },
      ]);
      expect(await store.alerts.postings('r3')).toEqual([]);
    });
  });
});
