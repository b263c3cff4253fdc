import { describe, expect, it } from 'vitest';
import type { Doings, Told } from '#alerts/incident.ts';
import type { Subscription } from '#alerts/subscription.ts';
import { drawEvery, followEvery, type Telling, tell } from '#alerts/tell.ts';
import type { Incident } from '#detection/incident.ts';
import { failures, known, minute, noon, silence, subscription } from './cast.ts';

const by = { chat: 'slack', person: 'U2' };
const night = { from: 20 * 60, to: 7 * 60, critical: true };
/** Epoch ms: 23:00 in New York. */
const late = noon + 13 * 60 * minute;

/** A channel that is asked again and again, and remembers what it was told. */
function channel(different: Partial<Subscription> = {}) {
  let told: Told | undefined;
  return {
    unsubscribed: false,
    paused: false,
    get told() {
      return told;
    },
    hears(facts: Incident, now = noon, doings: Doings = {}): Telling | undefined {
      const paused = this.paused ? { paused: { why: 'closed', at: noon } as const } : {};
      const said = tell({
        known: known(facts, { doings }),
        subscription: this.unsubscribed ? undefined : subscription({ ...different, ...paused }),
        told,
        now,
      });
      told = said?.told ?? told;
      return said?.telling;
    },
  };
}

const redraw = { does: 'redraw' };
const over = (facts: Incident, at: number): Incident => ({ ...facts, resolvedAt: at });

describe('the beginning', () => {
  it('is posted once', () => {
    const one = channel();
    expect(one.hears(failures())).toEqual({ does: 'post' });
    expect(one.hears(failures(), noon + 5000)).toBeUndefined();
    expect(one.hears(failures(), noon + 3_600_000)).toBeUndefined();
  });

  it('waits until it matters', () => {
    const one = channel({ sensitivity: 'big' });
    expect(one.hears(failures())).toBeUndefined();
    expect(one.hears(failures({ failed: 60, total: 100, rate: 0.6 }), noon + minute)).toEqual({
      does: 'post',
    });
  });

  it('is not for a channel that hears of another part, is paused, or where it was over or put aside before', () => {
    expect(channel({ only: { site: 'south' } }).hears(failures())).toBeUndefined();
    const paused = channel();
    paused.paused = true;
    expect(paused.hears(failures())).toBeUndefined();
    expect(channel().hears(over(failures(), noon))).toBeUndefined();
    expect(channel().hears(failures(), noon, { dismissed: { by, at: noon } })).toBeUndefined();
  });

  it('waits for the morning, unless it is critical and such things are wanted', () => {
    const one = channel({ quiet: night });
    expect(one.hears(failures(), late)).toBeUndefined();
    expect(one.hears(failures(), late + 8 * 60 * minute)).toEqual({ does: 'post' });
    expect(channel({ quiet: night }).hears(silence(), late)).toEqual({ does: 'post' });
    expect(channel({ quiet: { ...night, critical: false } }).hears(silence(), late)).toBeUndefined();
  });

  it('is for a channel that asked while it went on', () => {
    expect(channel({ since: noon + minute }).hears(failures(), noon + 2 * minute)).toEqual({ does: 'post' });
  });
});

describe('the numbers', () => {
  it('are drawn when they moved by a tenth, at most once a minute', () => {
    const one = channel();
    one.hears(failures());
    expect(one.hears(failures({ failed: 20 }), noon + drawEvery - 1)).toBeUndefined();
    expect(one.hears(failures({ failed: 15 }), noon + drawEvery)).toBeUndefined();
    expect(one.hears(failures({ failed: 16 }), noon + drawEvery)).toEqual(redraw);
    expect(one.hears(failures({ failed: 20 }), noon + 2 * drawEvery - 1)).toBeUndefined();
    expect(one.hears(failures({ failed: 16, total: 70 }), noon + 2 * drawEvery)).toEqual(redraw);
  });

  it('are drawn after ten minutes when they moved at all', () => {
    const one = channel();
    one.hears(failures());
    expect(one.hears(failures({ failed: 15 }), noon + 10 * minute - 1)).toBeUndefined();
    expect(one.hears(failures({ failed: 15 }), noon + 10 * minute)).toEqual(redraw);
    expect(one.hears(failures({ failed: 15 }), noon + 30 * minute)).toBeUndefined();
  });

  it('of a silence are what should have come', () => {
    const one = channel();
    one.hears(silence());
    expect(one.hears(silence({ expected: 37 }), noon + minute)).toBeUndefined();
    expect(one.hears(silence({ expected: 39 }), noon + minute)).toEqual(redraw);
  });

  it('are drawn in quiet hours too, for nobody hears that; not in a channel that is closed', () => {
    const one = channel({ quiet: night });
    one.hears(failures());
    expect(one.hears(failures({ failed: 20 }), late)).toEqual(redraw);
    one.paused = true;
    expect(one.hears(failures({ failed: 30 }), late + minute)).toBeUndefined();
  });
});

describe('what people must notice', () => {
  const much = failures({ failed: 33, total: 110, rate: 0.3 });

  it('is said when it becomes big, and again when it becomes critical, not because it goes on', () => {
    const one = channel();
    one.hears(failures());
    const later = noon + followEvery;
    expect(one.hears({ ...much, failed: 32 }, later)).toEqual(redraw);
    expect(one.hears(much, later + minute)).toEqual({
      does: 'follow',
      news: { kind: 'worse', failed: 33, total: 110, before: 14 },
      redraw: true,
    });
    const on = failures({ failed: 102, total: 400, rate: 102 / 400 });
    expect(one.hears(on, later + 20 * minute)).toEqual(redraw);
    const critical = { ...on, failed: 103 };
    expect(one.hears(critical, later + 21 * minute)?.news).toMatchObject({ kind: 'worse', before: 33 });
    expect(one.hears({ ...on, failed: 300, total: 900 }, later + 60 * minute)).toEqual(redraw);
  });

  it('is said when a part fails that is half as large again, and ten texts more', () => {
    const one = channel();
    one.hears(failures({ failed: 14, total: 60, expected: 3 }));
    const later = noon + followEvery;
    expect(one.hears(failures({ failed: 24, total: 70, rate: 0.34 }), later)).toEqual(redraw);
    expect(one.hears(failures({ failed: 24, total: 68, rate: 0.353 }), later + minute)?.news).toMatchObject({
      kind: 'worse',
    });
    const few = channel();
    few.hears(failures());
    expect(few.hears(failures({ failed: 23, total: 40, rate: 0.57 }), later)?.does).toBe('redraw');
  });

  it('is said at most every ten minutes', () => {
    const one = channel();
    one.hears(failures());
    expect(one.hears(much, noon + followEvery - 1)).toEqual(redraw);
    expect(one.hears(much, noon + followEvery)?.does).toBe('follow');
    const more = failures({ failed: 110, total: 200, rate: 0.55 });
    expect(one.hears(more, noon + 2 * followEvery - 1)?.does).toBe('redraw');
    expect(one.hears(more, noon + 2 * followEvery)?.news).toMatchObject({ kind: 'worse', before: 33 });
  });

  it('is another cause first, then where it is, then how much', () => {
    const one = channel();
    one.hears(failures());
    const all = failures({ failed: 40, slice: {}, cause: 'carrier-outage' });
    expect(one.hears(all, noon + followEvery)?.news).toEqual({
      kind: 'cause',
      cause: 'carrier-outage',
      before: 'toll-free-not-verified',
    });
    const two = channel();
    two.hears(failures());
    expect(two.hears({ ...all, cause: failures().cause }, noon + followEvery)?.news).toEqual({
      kind: 'wider',
      slice: {},
    });
    const three = channel();
    three.hears(failures());
    const part = failures({ slice: { site: 'north', feature: 'recall' } });
    expect(three.hears(part, noon + followEvery)?.news).toEqual({ kind: 'narrower', slice: part.slice });
    expect(three.hears(part, noon + 2 * followEvery)).toBeUndefined();
  });

  it('waits in quiet hours until they end', () => {
    const one = channel({ quiet: night });
    one.hears(failures());
    expect(one.hears(much, late)).toEqual(redraw);
    expect(one.hears(much, late + 8 * 60 * minute)?.news).toMatchObject({ kind: 'worse', before: 14 });
  });

  it('is not said while it is snoozed; then once, that it goes on', () => {
    const one = channel();
    one.hears(failures());
    const until = noon + 60 * minute;
    const snoozed: Doings = { snoozed: { by, at: noon + minute, until } };
    expect(one.hears(much, until - 1, snoozed)).toEqual(redraw);
    expect(one.hears(failures({ failed: 20 }), until, snoozed)?.news).toEqual({
      kind: 'still',
      failed: 20,
      total: 60,
    });
    expect(one.hears(failures({ failed: 20 }), until + 60 * minute, snoozed)).toBeUndefined();
  });

  it('is not said where nobody wants to hear of incidents any more', () => {
    const one = channel();
    one.hears(failures());
    one.unsubscribed = true;
    expect(one.hears(much, noon + followEvery)).toEqual(redraw);
    expect(one.hears(over(much, noon + followEvery), noon + 2 * followEvery)).toEqual(redraw);
    expect(one.hears(over(much, noon + followEvery), noon + 3 * followEvery)).toBeUndefined();
  });
});

describe('the end', () => {
  const ended = over(failures({ failed: 40, total: 200 }), noon + 25 * minute);

  it('is told at once, even right after something else and while it is snoozed, and only once', () => {
    const one = channel();
    one.hears(failures());
    const snoozed: Doings = { snoozed: { by, at: noon, until: noon + 60 * minute } };
    expect(one.hears(ended, noon + 5000, snoozed)).toEqual({
      does: 'follow',
      news: { kind: 'resolved', minutes: 55, failed: 40, total: 200, expected: 3 },
      redraw: true,
    });
    expect(one.hears(ended, noon + 60 * minute, snoozed)).toBeUndefined();
  });

  it('is drawn in quiet hours and told after them', () => {
    const one = channel({ quiet: night });
    one.hears(failures());
    expect(one.hears(ended, late)).toEqual(redraw);
    expect(one.hears(ended, late + 60 * minute)).toBeUndefined();
    expect(one.hears(ended, late + 8 * 60 * minute)?.news).toMatchObject({ kind: 'resolved' });
    expect(one.hears(ended, late + 9 * 60 * minute)).toBeUndefined();
  });

  it('is only drawn where somebody said that nothing is wrong', () => {
    const one = channel();
    one.hears(failures());
    const dismissed: Doings = { dismissed: { by, at: noon + minute } };
    expect(one.hears(ended, noon + minute, dismissed)).toEqual(redraw);
    expect(one.hears(ended, noon + 30 * minute, dismissed)).toBeUndefined();
  });

  it('is taken back where it goes on after all, and told again', () => {
    const one = channel();
    one.hears(failures());
    one.hears(ended, noon + 30 * minute);
    expect(one.hears(failures({ failed: 41 }), noon + 31 * minute)).toEqual(redraw);
    expect(one.hears(ended, noon + 60 * minute)?.news).toMatchObject({ kind: 'resolved' });
  });
});
