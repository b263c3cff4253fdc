import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job, NewJob, PostingRow } from '#store/alerts.ts';
import type { Store } from '#store/store.ts';
import { dice, noon } from '../store/rows.ts';
import { engines, type TestPlace } from './engines.ts';

// a real disk, shared with others, takes its time
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const minute = 60_000;
const posting: PostingRow = { ref: 'r1', audience: 'slack:T1', channel: 'C1', json: '{"told":1}' };
const job = (lane: string, json = '{}', different: Partial<NewJob> = {}): NewJob => ({
  lane,
  kind: 'redraw',
  json,
  due: noon,
  ...different,
});

describe.each(Object.entries(engines))('the outbox on %s', (_name, engine) => {
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
  const put = (...jobs: readonly NewJob[]) => store.alerts.put(jobs, noon);
  /** Takes all that is due, for a minute. */
  const take = (now = noon, most = 100) => store.alerts.take(now, now + minute, most);
  const taken = async (now = noon, most = 100) => (await take(now, most)).map(({ json }) => json);
  async function takeOne(now = noon): Promise<Job> {
    const [only, ...more] = await take(now);
    expect(more).toEqual([]);
    return only!;
  }

  it('gives the first of each lane that is due, the one due longest first', async () => {
    await put(
      job('a', 'a1', { due: noon - 1 }),
      job('b', 'b1', { due: noon - 3 }),
      job('b', 'b2', { due: noon - 9 }),
      job('c', 'c1', { due: noon + 1 }),
      job('c', 'c2', { due: noon - 9 }),
      job('d', 'd1', { due: noon - 1 }),
    );

    expect(await taken(noon, 2)).toEqual(['b1', 'a1']);
    expect(await taken()).toEqual(['d1']);
    expect(await taken()).toEqual([]);
    expect(await taken(noon + 1)).toEqual(['c1']);
  });

  it('gives the next of a lane when the one before is done', async () => {
    await put(job('a', 'a1'), job('a', 'a2'));
    const first = await takeOne();
    expect(first).toMatchObject({ json: 'a1', attempts: 1, since: noon });

    expect(await taken()).toEqual([]);
    expect(await store.alerts.done(first)).toBe(true);
    expect(await store.alerts.done(first)).toBe(false);
    expect(await taken()).toEqual(['a2']);
  });

  it('puts nothing where there is nothing to put', async () => {
    await put();
    expect(await store.alerts.queue(noon)).toEqual({ waiting: 0, late: 0, dead: 0 });
  });

  it('gives one to another when its time is over, and knows the first no longer', async () => {
    await put(job('a', 'a1'), job('a', 'a2'));
    const first = await takeOne();
    expect(await taken(noon + minute - 1)).toEqual([]);

    const second = await takeOne(noon + minute);
    expect(second).toEqual({ ...first, attempts: 2 });
    expect(await store.alerts.done(first)).toBe(false);
    expect(await store.alerts.later(first, noon, 'busy')).toBe(false);
    expect(await store.alerts.bury(first, 'gone', noon)).toBe(false);
    expect(await taken(noon + minute)).toEqual([]);
    expect(await store.alerts.done(second)).toBe(true);
    expect(await taken(noon + minute)).toEqual(['a2']);
  });

  it('lets one whose time is over still finish, if nobody else took it', async () => {
    await put(job('a'));
    expect(await store.alerts.done(await takeOne())).toBe(true);
    expect(await taken(noon + 9 * minute)).toEqual([]);
  });

  it('puts one off, with what went wrong, and holds up its lane', async () => {
    await put(job('a', 'a1'), job('a', 'a2'));
    const first = await takeOne();
    expect(first).not.toHaveProperty('trouble');
    expect(await store.alerts.later(first, noon + 5, 'busy')).toBe(true);
    expect(await store.alerts.later(first, noon, 'busy')).toBe(false);

    expect(await taken(noon + 4)).toEqual([]);
    const second = await takeOne(noon + 5);
    expect(second).toEqual({ ...first, due: noon + 5, attempts: 2, trouble: 'busy' });
  });

  it('counts no attempt that was free, and does not take one for the other by that', async () => {
    await put(job('a'));
    const first = await takeOne();
    const second = await takeOne(noon + minute);
    expect(await store.alerts.later(second, noon, 'busy', true)).toBe(true);
    // the number is the first one's again, the job is not
    expect(await store.alerts.done(first)).toBe(false);

    const third = await takeOne(noon + minute);
    expect(third).toMatchObject({ attempts: 2, trouble: 'busy' });
    expect(await store.alerts.done(first)).toBe(false);
    expect(await store.alerts.done(third)).toBe(true);
  });

  it('keeps with a job that is done the message it made, there before or not', async () => {
    await put(job('a', 'a1'), job('a', 'a2'), job('a', 'a3'));
    const first = await takeOne();
    await store.alerts.done(first, { ...posting, address: 'x', message: 'm1' });
    expect(await store.alerts.postings('r1')).toEqual([{ ...posting, address: 'x', message: 'm1' }]);

    const second = await takeOne();
    await store.alerts.done(second, { ...posting, message: 'm2', json: '{"told":2}' });
    await store.alerts.done(first, { ...posting, message: 'late', json: '{"told":3}' });
    expect(await store.alerts.postings('r1')).toEqual([
      { ...posting, address: 'x', message: 'm2', json: '{"told":2}' },
    ]);

    const third = await takeOne();
    await expect(store.alerts.done(third, { ...posting, json: '\0' })).rejects.toThrow(RangeError);
    expect(await store.alerts.done(third)).toBe(true);
  });

  it('keeps what is given up, and goes on with the lane', async () => {
    await put(job('a', 'a1'), job('a', 'a2'), job('b', 'b1'), job('c', 'c1', { due: noon + 5 }));
    const [a1, b1] = await take();
    await store.alerts.bury(b1!, 'refused', noon + 3);
    await store.alerts.bury(a1!, 'gone', noon + 2);
    expect(await store.alerts.bury(a1!, 'again', noon + 9)).toBe(false);

    expect(await store.alerts.dead(9)).toEqual([
      { ...b1, trouble: 'refused' },
      { ...a1, trouble: 'gone' },
    ]);
    expect(await store.alerts.dead(1)).toHaveLength(1);
    expect(await store.alerts.done(a1!)).toBe(false);
    expect(await store.alerts.queue(noon + 5)).toEqual({ waiting: 2, late: 1, dead: 2 });
    expect(await taken(noon + 9 * minute)).toEqual(['a2', 'c1']);
  });

  it('never gives a number twice', async () => {
    await put(job('a'));
    const first = await takeOne();
    await store.alerts.done(first);
    await put(job('a'));
    expect((await takeOne()).id).toBeGreaterThan(first.id);
  });

  describe('puts a job once', () => {
    const once = (lane: string, json: string, kind = 'redraw') => job(lane, json, { once: true, kind });

    it('while the last of the lane will do for both', async () => {
      await put(once('a', 'a1'), once('a', 'a2'), once('b', 'b1'));
      await put(once('a', 'a3'));
      expect(await taken()).toEqual(['a1', 'b1']);
    });

    it('but behind one of another kind, and behind one that somebody has', async () => {
      await put(once('a', 'a1'), once('a', 'a2', 'follow'), once('a', 'a3'));
      const first = await takeOne();
      await store.alerts.done(first);
      const second = await takeOne();
      expect(second.json).toBe('a2');
      await put(once('a', 'a4', 'follow'));
      await store.alerts.done(second);
      const third = await takeOne();
      expect(third.json).toBe('a3');
      await put(once('a', 'a5'));
      await store.alerts.done(third);
      const fourth = await takeOne();
      expect(fourth.json).toBe('a4');
      await store.alerts.done(fourth);
      expect(await taken()).toEqual(['a5']);
    });

    it('and behind one whose time is over: who has it may have drawn what was before', async () => {
      await put(once('a', 'a1'));
      const first = await takeOne();
      await store.alerts.put([once('a', 'a2')], noon + 9 * minute);
      await store.alerts.done(first);
      expect(await taken()).toEqual(['a2']);
    });

    it('but not behind one that was given back, or that is dead', async () => {
      await put(once('a', 'a1'), once('b', 'b1'));
      const [a1, b1] = await take();
      await store.alerts.later(a1!, noon, 'busy');
      await store.alerts.bury(b1!, 'gone', noon);
      await put(once('a', 'a2'), once('b', 'b2'));
      expect(await taken()).toEqual(['a1', 'b2']);
    });

    it('and without the word always', async () => {
      await put(job('a', 'a1'), job('a', 'a2'));
      expect(await store.alerts.queue(noon)).toMatchObject({ waiting: 2 });
    });

    it('so that what was done last is always drawn', async () => {
      const stores = await several(6);
      const refs = ['r1', 'r2', 'r3'];
      await store.alerts.watch('w1', 'me', noon, noon + minute);
      await store.alerts.commit({
        ...{
          workspace: 'w1',
          holder: 'me',
          revision: 0,
          state: '',
          seen: [],
          postings: [],
          jobs: [],
          now: noon,
        },
        incidents: refs.map((ref) => ({
          ...{ ref, workspace: 'w1', incident: ref, open: true, openedAt: noon, changedAt: noon },
          ...{ facts: '{}', doings: '0' },
        })),
      });
      let acting = 3;
      const act = async ({ alerts }: Store, ref: string) => {
        for (let revision = 0; revision < 60; revision++) {
          const row = { ref, doings: `${revision + 1}`, revision, changedAt: noon };
          expect(await alerts.act(row, [once(ref, ref)], noon)).toBe(true);
        }
        acting--;
      };
      const drawn = new Map<string, string>();
      const draw = async ({ alerts }: Store) => {
        for (;;) {
          const over = acting === 0;
          const jobs = await alerts.take(noon, noon + minute, 1);
          if (over && jobs.length === 0) return;
          for (const taken of jobs) {
            drawn.set(taken.lane, (await alerts.incident(taken.lane))!.doings);
            await alerts.done(taken);
          }
        }
      };
      await Promise.all(stores.map((one, n) => (n < refs.length ? act(one, refs[n]!) : draw(one))));

      expect(Object.fromEntries(drawn)).toEqual({ r1: '60', r2: '60', r3: '60' });
    });
  });

  it('has one of many do each job of a lane in its turn, whoever fails, is slow or dies', async () => {
    const stores = await several(6);
    const lease = 1000;
    const thrown = dice(7);
    let now = noon;
    let putting = 2;
    const put = async ({ alerts }: Store, putter: number) => {
      // many lanes in one commit, those of the other among them
      for (let round = 0; round < 25; round++) {
        const lanes = thrown.shuffled(Array.from({ length: 40 }, (_, lane) => `lane ${lane}`)).slice(0, 10);
        await alerts.put(
          lanes.map((lane) => job(lane, `${putter} ${round}`, { due: now })),
          now,
        );
      }
      putting--;
    };
    /** Who has a lane, and until when. */
    const holds = new Map<string, Job & { readonly until: number }>();
    const two: string[] = [];
    const effects = new Map<string, Job[]>();
    const free = ({ lane, id, attempts }: Job) => {
      const held = holds.get(lane);
      if (held?.id === id && held.attempts === attempts) holds.delete(lane);
    };

    const work = async ({ alerts }: Store) => {
      for (;;) {
        const over = putting === 0;
        now += thrown.below(20);
        const at = now;
        const jobs = await alerts.take(at, at + lease, 3);
        if (over && jobs.length === 0 && (await alerts.queue(0)).waiting === 0) return;
        // the answer came when its time was over: another may have them, and may even have told us first
        if (now >= at + lease) continue;
        for (const one of jobs) {
          const held = holds.get(one.lane);
          if (held && held.id !== one.id) two.push(one.lane);
          if (held && held.until > at) two.push(one.lane);
          holds.set(one.lane, { ...one, until: at + lease });
          effects.set(one.lane, [...(effects.get(one.lane) ?? []), one]);
        }
        for (const one of jobs) {
          if (thrown.maybe(0.1)) continue; // dies
          if (thrown.maybe(0.03)) now += lease; // too slow: another may have it by now
          if (thrown.maybe(0.2)) {
            free(one);
            await alerts.later(one, now + thrown.below(50), 'busy', thrown.maybe());
          } else {
            free(one);
            await alerts.done(one);
          }
        }
      }
    };
    await Promise.all(stores.map((one, n) => (n < 2 ? put(one, n) : work(one))));

    expect(two).toEqual([]);
    const all = [...effects.values()];
    expect(new Set(all.flat().map(({ id }) => id)).size).toBe(500);
    expect(all.flat().length).toBeGreaterThan(500);
    for (const lane of all) {
      const ids = lane.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      // what one has put stands in the order in which it was put
      for (const putter of ['0', '1']) {
        const rounds = lane
          .filter(({ json }) => json.startsWith(putter))
          .map(({ json }) => Number(json.split(' ')[1]));
        expect(rounds).toEqual(rounds.toSorted((a, b) => a - b));
      }
    }
    expect(await store.alerts.queue(now)).toEqual({ waiting: 0, late: 0, dead: 0 });
  });
});
