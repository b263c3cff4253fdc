import { describe, expect, it } from 'vitest';
import { isQuiet, minuteOfDay } from '#alerts/quiet.ts';

const at = (iso: string) => Date.parse(iso);
const night = { from: 20 * 60, to: 7 * 60, critical: true };
const zone = 'America/New_York';

describe('quiet hours', () => {
  it('are those of the place, on a day when its clocks change too', () => {
    expect(minuteOfDay(zone, at('2026-03-02T15:00:00Z'))).toBe(600);
    expect(minuteOfDay(zone, at('2026-03-08T06:59:00Z'))).toBe(119);
    expect(minuteOfDay(zone, at('2026-03-08T07:00:00Z'))).toBe(180);
    expect(minuteOfDay('UTC', at('2026-03-02T00:00:00Z'))).toBe(0);
    expect(minuteOfDay('Asia/Kathmandu', at('2026-03-02T00:00:00Z'))).toBe(345);
  });

  it('go over midnight, from their first minute to before their last', () => {
    const quiet = (iso: string) => isQuiet({ quiet: night, zone: 'UTC' }, false, at(iso));
    expect(quiet('2026-03-02T19:59:59Z')).toBe(false);
    expect(quiet('2026-03-02T20:00:00Z')).toBe(true);
    expect(quiet('2026-03-03T03:00:00Z')).toBe(true);
    expect(quiet('2026-03-03T06:59:59Z')).toBe(true);
    expect(quiet('2026-03-03T07:00:00Z')).toBe(false);
  });

  it('go through the day', () => {
    const quiet = (iso: string) =>
      isQuiet({ quiet: { from: 720, to: 780, critical: false }, zone: 'UTC' }, true, at(iso));
    expect(quiet('2026-03-02T11:59:00Z')).toBe(false);
    expect(quiet('2026-03-02T12:30:00Z')).toBe(true);
    expect(quiet('2026-03-02T13:00:00Z')).toBe(false);
  });

  it('let what is critical through where that is wanted, and are none where nobody asked', () => {
    const midnight = at('2026-03-03T03:00:00Z');
    expect(isQuiet({ quiet: night, zone: 'UTC' }, true, midnight)).toBe(false);
    expect(isQuiet({ quiet: { ...night, critical: false }, zone: 'UTC' }, true, midnight)).toBe(true);
    expect(isQuiet({ zone: 'UTC' }, false, midnight)).toBe(false);
    expect(isQuiet({ quiet: { from: 60, to: 60, critical: false }, zone: 'UTC' }, false, midnight)).toBe(
      false,
    );
  });
});
