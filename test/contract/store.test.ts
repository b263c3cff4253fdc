import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '#store/store.ts';
import { engines, type TestPlace } from './engines.ts';

// a real disk, shared with others, takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const noon = new Date('2026-03-02T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const key = { workspace: 'w1', talk: 't1' };
const fresh = (json: string) => ({ json, revision: 0, until: later(60) });

describe.each(Object.entries(engines))('%s', (_name, engine) => {
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

  it('gives back what was saved, and counts its saves', async () => {
    expect(await store.sessions.load(key, noon)).toBeUndefined();

    expect(await store.sessions.save(key, fresh('{"a":"Zoë 🦷"}'), noon)).toBe(true);
    expect(await store.sessions.load(key, noon)).toEqual({ json: '{"a":"Zoë 🦷"}', revision: 1 });

    expect(await store.sessions.save(key, { ...fresh('{}'), revision: 1 }, noon)).toBe(true);
    expect(await store.sessions.load(key, noon)).toEqual({ json: '{}', revision: 2 });
  });

  it('keeps workspaces and talks apart', async () => {
    await store.sessions.save(key, fresh('one'), noon);
    await store.sessions.save({ ...key, workspace: 'w2' }, fresh('two'), noon);
    await store.sessions.save({ ...key, talk: 't2' }, fresh('three'), noon);

    await store.sessions.remove(key);
    await store.sessions.remove(key);

    expect(await store.sessions.load(key, noon)).toBeUndefined();
    expect(await store.sessions.load({ ...key, workspace: 'w2' }, noon)).toMatchObject({ json: 'two' });
    expect(await store.sessions.load({ ...key, talk: 't2' }, noon)).toMatchObject({ json: 'three' });
  });

  it('refuses a save made from an older state, and keeps the newer one', async () => {
    await store.sessions.save(key, fresh('first'), noon);
    await store.sessions.save(key, { ...fresh('second'), revision: 1 }, noon);

    expect(await store.sessions.save(key, { ...fresh('stale'), revision: 1 }, noon)).toBe(false);
    expect(await store.sessions.save(key, fresh('as if new'), noon)).toBe(false);
    expect(await store.sessions.save({ ...key, talk: 'gone' }, { ...fresh('x'), revision: 3 }, noon)).toBe(
      false,
    );

    expect(await store.sessions.load(key, noon)).toEqual({ json: 'second', revision: 2 });
  });

  it('lets exactly one of many saves at once through', async () => {
    const first = await Promise.all(
      Array.from({ length: 20 }, (_, n) => store.sessions.save(key, fresh(`new ${n}`), noon)),
    );
    const second = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store.sessions.save(key, { ...fresh(`next ${n}`), revision: 1 }, noon),
      ),
    );

    expect(first.filter(Boolean)).toHaveLength(1);
    expect(second.filter(Boolean)).toHaveLength(1);
    expect(await store.sessions.load(key, noon)).toMatchObject({ revision: 2 });
  });

  it('ends a talk at its time, swept or not, and lets a new one take its place', async () => {
    await store.sessions.save(key, fresh('old'), noon);

    expect(await store.sessions.load(key, later(59))).toBeDefined();
    expect(await store.sessions.load(key, later(60))).toBeUndefined();
    expect(await store.sessions.save(key, { ...fresh('new'), until: later(120) }, later(60))).toBe(true);
    expect(await store.sessions.load(key, later(60))).toEqual({ json: 'new', revision: 1 });
  });

  it('sweeps what has ended and nothing else', async () => {
    await store.sessions.save(key, fresh('ends'), noon);
    await store.sessions.save({ ...key, workspace: 'w2' }, fresh('ends too'), noon);
    await store.sessions.save({ ...key, talk: 't2' }, { ...fresh('stays'), until: later(61) }, noon);

    expect(await store.sessions.sweep(later(59))).toBe(0);
    expect(await store.sessions.sweep(later(60))).toBe(2);
    expect(await store.sessions.load({ ...key, talk: 't2' }, later(60))).toMatchObject({ json: 'stays' });
  });

  describe('cards', () => {
    const card = { ...key, channel: 'c1', message: 'm1', address: 'https://example.com/', shared: true };
    const talkTwo = { ...key, talk: 't2' };

    beforeEach(async () => {
      await store.sessions.save(key, fresh('one'), noon);
      await store.sessions.save(talkTwo, { ...fresh('two'), until: later(120) }, noon);
    });

    it('find the talk that stands in a channel, and every channel of a talk', async () => {
      const aside = { ...key, channel: 'a0', shared: false };
      await store.cards.put(card);
      await store.cards.put(aside);

      expect(await store.cards.in('w1', 'c1', noon)).toEqual(card);
      expect(await store.cards.of(key)).toEqual([aside, card]);
      expect(await store.cards.in('w2', 'c1', noon)).toBeUndefined();
      expect(await store.cards.of(talkTwo)).toEqual([]);
    });

    it('let one talk at a time stand in a channel', async () => {
      await store.cards.put(card);
      await store.cards.put({ ...talkTwo, channel: 'c1', message: 'm2', shared: false });

      expect(await store.cards.in('w1', 'c1', noon)).toEqual({
        ...talkTwo,
        channel: 'c1',
        message: 'm2',
        shared: false,
      });
      expect(await store.cards.of(key)).toEqual([]);
    });

    it('are taken out for the talk that stands there, and for no other', async () => {
      await store.cards.put(card);

      await store.cards.drop({ ...card, talk: 't2' });
      expect(await store.cards.in('w1', 'c1', noon)).toEqual(card);

      await store.cards.drop(card);
      expect(await store.cards.in('w1', 'c1', noon)).toBeUndefined();
    });

    it('end with their talk', async () => {
      await store.cards.put(card);
      await store.cards.put({ ...talkTwo, channel: 'c2', shared: true });

      expect(await store.cards.in('w1', 'c1', later(61))).toBeUndefined();
      await store.sessions.sweep(later(61));
      expect(await store.cards.of(key)).toEqual([]);
      expect(await store.cards.in('w1', 'c2', later(61))).toBeDefined();

      await store.sessions.remove(talkTwo);
      expect(await store.cards.of(talkTwo)).toEqual([]);
    });
  });

  it('answers while open, and says so when it does not', async () => {
    const closing = await place.open();
    await expect(closing.ready()).resolves.toBeUndefined();

    await closing.close();

    await expect(closing.ready()).rejects.toMatchObject({ code: 'store' });
  });

  it.runIf(engine.durable)('remembers over a restart', async () => {
    await store.sessions.save(key, fresh('kept'), noon);
    await store.close();

    store = await place.open();

    expect(await store.sessions.load(key, noon)).toEqual({ json: 'kept', revision: 1 });
  });

  it.runIf(engine.durable)('lets two processes share one database', async () => {
    const other = await place.open();
    await store.sessions.save(key, fresh('ours'), noon);

    expect(await other.sessions.save(key, { ...fresh('theirs'), revision: 1 }, noon)).toBe(true);
    expect(await store.sessions.save(key, { ...fresh('stale'), revision: 1 }, noon)).toBe(false);
    expect(await store.sessions.load(key, noon)).toEqual({ json: 'theirs', revision: 2 });

    await other.close();
  });
});
