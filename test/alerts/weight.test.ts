import { describe, expect, it } from 'vitest';
import { isCritical, isDeadFeed, matters, moved, touches } from '#alerts/weight.ts';
import type { Incident } from '#detection/incident.ts';
import { failures, silence } from './cast.ts';

const of = (failed: number, total: number, expected: number, slice: Incident['slice'] = { site: 'north' }) =>
  failures({ failed, total, expected, rate: failed / total, slice });

describe('how much is at stake', () => {
  it('is critical where most of everything fails, or a whole day of texts', () => {
    expect(isCritical(of(10, 20, 1, {}))).toBe(true);
    expect(isCritical(of(10, 20, 1, { platform: 'notify' }))).toBe(true);
    expect(isCritical(of(10, 20, 1, { site: 'north' }))).toBe(false);
    expect(isCritical(of(9, 9, 0, {}))).toBe(false);
    expect(isCritical(of(10, 21, 1, {}))).toBe(false);
    expect(isCritical(of(105, 1000, 5))).toBe(true);
    expect(isCritical(of(104, 1000, 5))).toBe(false);
    expect(isCritical(silence())).toBe(true);
    expect(isCritical(silence({ slice: { site: 'north' } }))).toBe(false);
  });

  it('is told early, when it is worth a look, or only when it is big', () => {
    const told = (facts: Incident) =>
      (['early', 'balanced', 'big'] as const).filter((sensitivity) => matters(facts, sensitivity));
    expect(told(of(3, 20, 1))).toEqual(['early']);
    expect(told(of(3, 6, 1))).toEqual(['early', 'balanced']);
    expect(told(of(2, 3, 0))).toEqual(['early']);
    expect(told(of(6, 100, 1))).toEqual(['early', 'balanced']);
    expect(told(of(5, 100, 1))).toEqual(['early']);
    expect(told(of(40, 200, 10))).toEqual(['early', 'balanced', 'big']);
    expect(told(of(39, 200, 10))).toEqual(['early', 'balanced']);
    expect(told(of(12, 20, 1, {}))).toEqual(['early', 'balanced', 'big']);
    expect(told(silence())).toEqual(['early', 'balanced', 'big']);
    expect(told(silence({ slice: { site: 'north' } }))).toEqual(['early', 'balanced']);
  });
});

describe('whom it concerns', () => {
  it('is everybody whose part may hold texts of it', () => {
    const north = failures({ slice: { site: 'north', carrier: 'T-Mobile' } });
    expect(touches(north, {})).toBe(true);
    expect(touches(north, { site: 'north' })).toBe(true);
    expect(touches(north, { feature: 'recall' })).toBe(true);
    expect(touches(north, { site: 'south' })).toBe(false);
    expect(touches(north, { site: 'north', carrier: 'AT&T' })).toBe(false);
    expect(touches(failures({ slice: {} }), { site: 'south' })).toBe(true);
  });

  it('is everybody where we hear nothing at all', () => {
    const blind = silence({ slice: { provider: 'twilio' } });
    expect(isDeadFeed(blind)).toBe(true);
    expect(touches(blind, { provider: 'vonage', site: 'north' })).toBe(true);
    expect(isDeadFeed(silence())).toBe(false);
    expect(isDeadFeed(failures({ slice: {} }))).toBe(false);
    expect(touches(silence(), { platform: 'cliniko' })).toBe(false);
  });

  it('tells a wider part from a narrower one', () => {
    expect(moved({ site: 'a' }, { site: 'a' })).toBeUndefined();
    expect(moved({ site: 'a' }, {})).toBe('wider');
    expect(moved({ site: 'a' }, { site: 'a', feature: 'b' })).toBe('narrower');
    expect(moved({ site: 'a' }, { carrier: 'b' })).toBe('wider');
  });
});
