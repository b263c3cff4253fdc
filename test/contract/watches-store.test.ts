import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store, Watch } from '#store/store.ts';
import { engines, type TestPlace } from './engines.ts';

const now = new Date('2026-03-02T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const watch: Watch = {
  workspace: 'slack:T1',
  talk: 't1',
  person: 'U1',
  channel: 'D1',
  recipient: 'phone-a',
  since: now.getTime(),
  until: later(1000).getTime(),
};
const whole: Watch = { ...watch, address: 'somewhere', tail: '67', platform: 'cliniko' };

describe.each(Object.entries(engines))('watches on %s', (_name, engine) => {
  let place: TestPlace;
  let store: Store;
  beforeEach(async ({ skip }) => {
    skip(engine.missing === true, 'no PostgreSQL here');
    place = await engine.begin();
    store = await place.open();
  });
  afterEach(async () => {
    await store?.close();
    await place?.end();
  });

  it('gives back what waits, by phone or all, and begins one anew', async () => {
    await store.watches.put(whole);
    await store.watches.put({ ...watch, person: 'U2', recipient: 'phone-b' });
    expect(await store.watches.of(['phone-a'])).toEqual([whole]);
    expect(await store.watches.of(['phone-b', 'phone-c'])).toHaveLength(1);
    expect(await store.watches.of([])).toEqual([]);
    expect(await store.watches.of()).toHaveLength(2);

    await store.watches.put({ ...watch, since: 5 });
    expect(await store.watches.of(['phone-a'])).toEqual([{ ...watch, since: 5 }]);
  });

  it('lets one of many have it, and another when its time is over', async () => {
    await store.watches.put(watch);
    const claims = () =>
      Promise.all(Array.from({ length: 8 }, () => store.watches.claim(watch, now, later(60).getTime())));

    expect((await claims()).filter(Boolean)).toHaveLength(1);
    expect(await store.watches.claim(watch, later(59), later(90).getTime())).toBe(false);
    expect(await store.watches.claim(watch, later(60), later(90).getTime())).toBe(true);
    await store.watches.put(watch);
    expect(await store.watches.claim(watch, now, later(60).getTime())).toBe(true);
  });

  it('ends one alone, and lets nobody have what has ended', async () => {
    await store.watches.put(watch);
    await store.watches.put({ ...watch, person: 'U2' });
    await store.watches.drop(watch);
    await store.watches.drop(watch);

    expect(await store.watches.claim(watch, now, later(60).getTime())).toBe(false);
    expect((await store.watches.of()).map(({ person }) => person)).toEqual(['U2']);
  });
});
