import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { as } from '../store/rows.ts';
import { failures, minute, noon, silence } from './cast.ts';
import { openWatchHouse, type WatchHouse } from './watch-house.ts';

let house: WatchHouse;
beforeEach(async () => {
  house = await openWatchHouse();
  await house.subscribe();
});
afterEach(() => house.store.close());

const kinds = (tasks: readonly { readonly kind: string }[]) => tasks.map(({ kind }) => kind);

describe('what arrives', () => {
  it('is told to the detector once, with the time it came, and forgotten when its state is saved', async () => {
    const tower = house.tower();
    await house.hear(3);
    await tower.tick();
    house.clock.pass({ seconds: 5 });
    await house.hear(2, { ...as.undelivered, code: '30003' });
    await tower.tick();
    house.clock.pass({ seconds: 5 });
    await tower.tick();

    expect(house.detector.sums).toEqual({ delivered: 3, failed: 2 });
    expect(house.detector.told.at(-1)).toMatchObject({
      count: { minute: noon / minute, outcome: 'failed', code: '30003', times: 2 },
      now: noon + 5000,
    });
    expect(house.detector.ticks).toEqual([noon, noon, noon + 5000, noon + 10_000]);
    // the first three were counted when it was taught
    expect(await house.alerts.arrivals('main', 100)).toHaveLength(2);
    house.clock.pass({ seconds: 50 });
    await tower.tick();
    expect(await house.alerts.arrivals('main', 100)).toEqual([]);
  });

  it('is taken back where a text ended otherwise', async () => {
    const tower = house.tower();
    await tower.tick();
    await house.hear(1, { ...as.sent, message: 'x' });
    await tower.tick();
    await house.hear(1, { ...as.undelivered, code: '30003', message: 'x' });
    await tower.tick();

    expect(house.detector.sums).toEqual({ other: 0, failed: 1 });
  });

  it('does not turn time back', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.clock.pass({ minutes: -10 });
    await house.hear();
    await tower.tick();

    expect(house.detector.told.at(-1)?.now).toBe(noon);
    expect(house.detector.ticks.at(-1)).toBe(noon);
  });
});

describe('a restart', () => {
  it('goes on from what was saved: nothing is told twice, and nothing forgotten', async () => {
    const tower = house.tower();
    await house.hear(2);
    await tower.tick();
    house.clock.pass({ minutes: 1 });
    await tower.tick();
    await house.hear(5);
    await tower.tick();
    // killed here: what it knows of the five is lost
    const next = house.tower('another');
    house.clock.pass({ seconds: 16 });
    await next.tick();

    expect(house.detectors).toHaveLength(2);
    expect(house.detector.sums).toEqual({ delivered: 7 });
    expect(house.detector.told).toHaveLength(1);
  });

  it('that is orderly keeps everything and lets another begin at once', async () => {
    const tower = house.tower();
    await house.hear(2);
    await tower.tick();
    await house.hear(3);
    await tower.tick();
    await tower.stop();
    expect(await house.alerts.arrivals('main', 100)).toEqual([]);
    await house.tower('another').tick();

    expect(house.detectors).toHaveLength(2);
    expect(house.detector.sums).toEqual({ delivered: 5 });
  });

  it('with a state of another version begins with what was counted', async () => {
    await house.hear(4);
    const row = await house.alerts.watch('main', 'old', noon, noon + 1);
    await house.alerts.commit({
      workspace: 'main',
      holder: 'old',
      revision: row!.revision,
      state: '{"v":0}',
      seen: [],
      incidents: [],
      postings: [],
      jobs: [],
      now: noon,
    });
    house.clock.pass({ seconds: 1 });
    await house.tower().tick();

    expect(house.detector.sums).toEqual({ delivered: 4 });
  });
});

describe('several replicas', () => {
  it('watch one workspace each at a time, and one follows another that died', async () => {
    const one = house.tower('one');
    const two = house.tower('two');
    await house.hear();
    await one.tick();
    await two.tick();
    expect(house.detectors).toHaveLength(1);

    house.clock.pass({ seconds: 14 });
    await two.tick();
    expect(house.detectors).toHaveLength(1);
    house.clock.pass({ seconds: 1 });
    await two.tick();
    expect(house.detectors).toHaveLength(2);

    house.detector.opens(failures());
    await two.tick();
    house.detectors[0]?.opens(failures());
    await one.tick();
    expect(kinds(await house.outbox())).toEqual(['post']);
  });

  it('know what another has seen while they slept', async () => {
    const one = house.tower('one');
    await house.hear();
    await one.tick();
    house.clock.pass({ minutes: 1 });
    const two = house.tower('two');
    await two.tick();
    await house.hear(4);
    house.clock.pass({ minutes: 1 });
    await two.tick();
    // the other dies, and this one wakes up
    house.clock.pass({ minutes: 1 });
    await one.tick();
    expect(house.detectors).toHaveLength(3);
    expect(house.detector.sums).toEqual({ delivered: 5 });
  });

  it('say nothing of what another has kept meanwhile', async () => {
    const one = house.tower('one');
    await house.hear();
    await one.tick();
    house.detector.opens(failures());
    // it is stopped in the middle of a look, and another takes over
    const { commit } = house.alerts;
    const slow = house.tower('slow');
    Object.assign(house.alerts, {
      commit: async (what: Parameters<typeof commit>[0]) => {
        Object.assign(house.alerts, { commit });
        house.clock.pass({ seconds: 16 });
        await slow.tick();
        return commit(what);
      },
    });
    await one.tick();
    expect(await house.outbox()).toEqual([]);
    expect(await house.incidents()).toEqual([]);
  });
});

describe('an incident', () => {
  it('is kept, and told to the channels that hear of it, in one commit', async () => {
    await house.subscribe({ place: { chat: 'teams', workspace: 't1', channel: 'C2', address: 'https://x' } });
    await house.subscribe({
      place: { chat: 'slack', workspace: 'T1', channel: 'C3' },
      only: { site: 'south' },
    });
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.detector.opens(failures());
    await tower.tick();

    const [incident, ...more] = await house.incidents();
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ workspace: 'main', open: true, facts: { failed: 14 }, doings: {} });
    expect(incident?.ref).toMatch(/^[A-Za-z][\w.-]{0,40}$/);
    const postings = await house.alerts.postings(incident!.ref);
    expect(postings.map(({ channel, address }) => [channel, address])).toEqual([
      ['C1', undefined],
      ['C2', 'https://x'],
    ]);
    expect((await house.outbox()).map((task) => [task.kind, task.channel])).toEqual([
      ['post', 'C1'],
      ['post', 'C2'],
    ]);
    house.clock.pass({ seconds: 5 });
    await tower.tick();
    expect(await house.outbox()).toEqual([]);
  });

  it('is told only where its receipts may be seen', async () => {
    await house.subscribe({ place: { chat: 'slack', workspace: 'T2', channel: 'C9' } });
    const tower = house.tower('me', {
      scopeOf: (_, workspace) => (workspace === 'T2' ? ['main'] : ['other']),
    });
    await house.hear();
    await tower.tick();
    house.detector.opens(failures());
    await tower.tick();
    expect((await house.outbox()).map(({ channel }) => channel)).toEqual(['C9']);
  });

  it('grows, ends, and is told so below its message', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.detector.opens(failures());
    await tower.tick();
    await house.outbox();
    house.clock.pass({ minutes: 10 });
    house.detector.going = [failures({ failed: 40, total: 100 })];
    await tower.tick();
    expect(await house.outbox()).toMatchObject([
      { kind: 'redraw' },
      { kind: 'follow', news: { kind: 'worse', failed: 40 } },
    ]);
    house.clock.pass({ minutes: 1 });
    house.detector.resolves(house.now());
    await tower.tick();
    expect(await house.outbox()).toMatchObject([
      { kind: 'redraw' },
      { kind: 'follow', news: { kind: 'resolved', minutes: 41, failed: 40 } },
    ]);
    expect(await house.incidents()).toMatchObject([{ open: false, facts: { resolvedAt: house.now() } }]);
    house.clock.pass({ minutes: 1 });
    await tower.tick();
    expect(await house.outbox()).toEqual([]);
  });

  it('that begins and ends between two looks is kept, and told to nobody', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.detector.opens(failures());
    house.detector.resolves(noon);
    await tower.tick();
    expect(await house.incidents()).toMatchObject([{ open: false }]);
    expect(await house.outbox()).toEqual([]);
  });

  it('that somebody put aside is ended in the detector too', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.detector.opens(failures());
    await tower.tick();
    const [{ ref } = { ref: '' }] = await house.incidents();
    await house.outbox();
    await house.do(ref, { dismissed: { by: { chat: 'slack', person: 'U2' }, at: noon } });
    house.clock.pass({ seconds: 5 });
    await tower.tick();

    expect(house.detector.dismissed).toEqual(['f1']);
    expect(await house.incidents()).toMatchObject([
      { open: false, facts: { resolvedAt: noon + 5000 }, doings: { dismissed: { at: noon } } },
    ]);
    expect(kinds(await house.outbox())).toEqual(['redraw']);
  });

  it('keeps what people did while its numbers change', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.detector.opens(failures());
    await tower.tick();
    const [{ ref } = { ref: '' }] = await house.incidents();
    const taken = { by: { chat: 'slack', person: 'U2' }, at: noon };
    await house.do(ref, { taken });
    house.clock.pass({ minutes: 2 });
    house.detector.going = [failures({ failed: 22 })];
    await tower.tick();

    expect(await house.incidents()).toMatchObject([{ doings: { taken }, facts: { failed: 22 } }]);
  });

  it('that nobody remembers after the state was lost is ended', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.detector.opens(failures());
    await tower.tick();
    await house.outbox();
    house.detector.going = [];
    house.clock.pass({ seconds: 5 });
    await tower.tick();
    expect(await house.incidents()).toMatchObject([{ open: false, facts: { resolvedAt: noon + 5000 } }]);
    expect(kinds(await house.outbox())).toEqual(['redraw', 'follow']);
  });

  it('is told again by whoever looks next where the commit failed', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    const { commit } = house.alerts;
    Object.assign(house.alerts, {
      commit: async () => {
        Object.assign(house.alerts, { commit });
        throw new Error('the store is away');
      },
    });
    house.detector.opens(failures());
    await tower.tick();
    expect(await house.outbox()).toEqual([]);
    await tower.tick();
    house.detector.opens(failures());
    await tower.tick();
    expect(kinds(await house.outbox())).toEqual(['post']);
  });
});

describe('a silence', () => {
  it('is told at once where we have listened all the time', async () => {
    const tower = house.tower();
    await house.hear();
    for (let step = 0; step < 60; step++) {
      await tower.tick();
      house.clock.pass({ seconds: 30 });
    }
    house.detector.opens(silence({ since: noon + 10 * minute }));
    await tower.tick();
    expect(kinds(await house.outbox())).toEqual(['post']);
  });

  it('is not told of a time when we were asleep, until enough is missed', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.clock.pass({ hours: 1 });
    house.detector.opens(silence({ since: noon, expected: 60 }));
    await tower.tick();
    for (let step = 0; step < 19; step++) {
      house.clock.pass({ seconds: 30 });
      await tower.tick();
    }
    expect(await house.outbox()).toEqual([]);
    house.clock.pass({ seconds: 30 });
    house.detector.going = [silence({ since: noon, expected: 70 })];
    await tower.tick();
    expect(kinds(await house.outbox())).toEqual(['post']);
  });

  it('is not told of a time when nobody was there, and forgotten when texts come', async () => {
    const tower = house.tower();
    await house.hear();
    await tower.tick();
    house.detector.going = [silence({ since: noon, expected: 3 })];
    await tower.stop();
    house.clock.pass({ hours: 1 });
    const next = house.tower('next');
    for (let step = 0; step < 30; step++) {
      await next.tick();
      house.clock.pass({ seconds: 30 });
    }
    house.detector.resolves(house.now());
    await next.tick();
    expect(await house.outbox()).toEqual([]);
    expect(await house.incidents()).toMatchObject([{ open: false }]);
  });
});
