import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { as } from '../store/rows.ts';
import { silence } from './cast.ts';
import { openWatchHouse, type WatchHouse } from './watch-house.ts';

let house: WatchHouse;
beforeEach(async () => {
  house = await openWatchHouse();
  await house.subscribe();
});
afterEach(() => house.store.close());

/** A receipt, then none for half an hour, and the detector says so. */
async function fallSilent(tower: { tick(): Promise<void> }) {
  await house.hear();
  await tower.tick();
  const since = house.now();
  for (let step = 0; step < 60; step++) {
    house.clock.pass({ seconds: 30 });
    await tower.tick();
  }
  house.detector.opens(silence({ since }));
  await tower.tick();
}

describe('a silence', () => {
  it('is one of everything where nothing is heard at all, and narrower where something is', async () => {
    const tower = house.tower();
    const facts = async () => (await house.incidents()).map(({ facts: { slice } }) => slice);
    await fallSilent(tower);
    expect(await facts()).toEqual([{}]);
    await house.hear(1, { ...as.delivered, platform: 'cliniko' });
    await house.outbox();
    for (let step = 0; step < 20; step++) {
      house.clock.pass({ seconds: 30 });
      await tower.tick();
    }
    expect(await facts()).toEqual([{ platform: 'notify' }]);
    expect(await house.outbox()).toMatchObject([{ kind: 'redraw' }, { news: { kind: 'narrower' } }]);
  });

  it('of everything ends as one of everything', async () => {
    const tower = house.tower();
    await fallSilent(tower);
    await house.hear();
    house.detector.resolves(house.now());
    await tower.tick();
    expect(await house.incidents()).toMatchObject([{ open: false, facts: { slice: {} } }]);
  });
});
