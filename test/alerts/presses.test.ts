/** What the buttons of an incident do, and what time it is then. */
import { describe, expect, it } from 'vitest';
import { daysOn, localDay, timeThere, weekday } from '#alerts/calendar.ts';
import { digestDue } from '#alerts/digest-due.ts';
import { press } from '#alerts/presses.ts';
import { factsFor } from '#alerts/troubleshoot.ts';
import { northside } from '../views/shown.ts';
import { subscription } from './cast.ts';

const zone = 'America/New_York';
const ny = (clock: string) => Date.parse(`${clock}-05:00`);
const now = ny('2026-03-03T09:40:00');
const [ann, bob] = [
  { chat: 'slack', person: 'U1' },
  { chat: 'teams', person: 'b' },
];
const open = { open: true, doings: {} };

describe('pressing', () => {
  it('takes it once; the second sees that somebody has it', () => {
    const { doings = {} } = press(open, 'take', ann, now, zone);
    expect(doings).toEqual({ taken: { by: ann, at: now } });
    expect(press({ open: true, doings }, 'take', bob, now, zone)).toEqual({
      word: 'Somebody is on it already; the message shows who.',
    });
    expect(press({ open: true, doings }, 'take', ann, now, zone)).toEqual({ word: 'You are on it already.' });
    expect(press({ open: true, doings }, 'leave', ann, now, zone)).toEqual({ doings: {} });
    expect(press({ open: true, doings }, 'leave', bob, now, zone).word).toContain('from somebody else');
    expect(press(open, 'leave', bob, now, zone)).toEqual({});
  });

  it('snoozes for an hour, and two who press at once mean the same', () => {
    const { doings = {} } = press(open, 'snooze-hour', ann, now, zone);
    expect(doings.snoozed).toEqual({ by: ann, at: now, until: now + 3_600_000 });
    expect(press({ open: true, doings }, 'snooze-hour', bob, now + 2000, zone).doings).toBeUndefined();
    expect(press({ open: true, doings }, 'snooze-hour', bob, now + 1_800_000, zone).doings?.snoozed?.by).toBe(
      bob,
    );
    expect(press({ open: true, doings }, 'wake', bob, now, zone)).toEqual({ doings: {} });
    expect(press(open, 'wake', bob, now, zone)).toEqual({});
  });

  it.each([
    ['2026-03-03T09:40:00', '2026-03-04T08:00:00'],
    ['2026-03-03T23:40:00', '2026-03-04T08:00:00'],
    ['2026-03-04T03:00:00', '2026-03-04T08:00:00'],
    ['2026-03-04T07:00:00', '2026-03-05T08:00:00'],
  ])('snoozed at %s until tomorrow, it sleeps until %s', (at, until) => {
    expect(press(open, 'snooze-tomorrow', ann, ny(at), zone).doings?.snoozed?.until).toBe(ny(until));
  });

  it('closes it, and nothing can be done after that', () => {
    const taken = { taken: { by: bob, at: now } };
    const { doings = {}, word } = press({ open: true, doings: taken }, 'no-problem', ann, now, zone);
    expect(doings).toEqual({ ...taken, dismissed: { by: ann, at: now } });
    expect(word).toContain('closed in every channel');
    for (const does of ['take', 'leave', 'snooze-hour', 'snooze-tomorrow', 'wake', 'no-problem'] as const) {
      expect(press({ open: true, doings }, does, bob, now, zone).doings).toBeUndefined();
      expect(press({ open: false, doings: {} }, does, bob, now, zone).doings).toBeUndefined();
    }
  });
});

describe('the calendar of a zone', () => {
  it('knows the clock times of a day, also when the clocks are changed', () => {
    const march = { year: 2026, month: 3, day: 8 };
    expect(new Date(timeThere(march, 8 * 60, zone)).toISOString()).toBe('2026-03-08T12:00:00.000Z');
    expect(new Date(timeThere(daysOn(march, -1), 8 * 60, zone)).toISOString()).toBe(
      '2026-03-07T13:00:00.000Z',
    );
    expect(new Date(timeThere(march, 150, zone)).toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(new Date(timeThere(march, 0, zone)).toISOString()).toBe('2026-03-08T05:00:00.000Z');
    expect(new Date(timeThere(march, 210, zone)).toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(new Date(timeThere(march, 8 * 60, 'Pacific/Auckland')).toISOString()).toBe(
      '2026-03-07T19:00:00.000Z',
    );
    expect(localDay(ny('2026-02-28T23:59:00'), zone)).toEqual({ year: 2026, month: 2, day: 28 });
    expect(daysOn({ year: 2026, month: 2, day: 28 }, 1)).toEqual({ year: 2026, month: 3, day: 1 });
    expect(weekday(march)).toBe(0);
  });
});

describe('a digest', () => {
  const since = ny('2026-03-01T12:00:00');
  const due = (digest: 'none' | 'daily' | 'weekly', at: string, digested?: number) =>
    digestDue(subscription({ digest, since, ...(digested === undefined ? {} : { digested }) }), ny(at));

  it('is due once a day at eight, of the day before', () => {
    const to = ny('2026-03-03T08:00:00');
    expect(due('daily', '2026-03-03T07:59:59')).toEqual({
      from: ny('2026-03-01T08:00:00'),
      to: ny('2026-03-02T08:00:00'),
    });
    expect(due('daily', '2026-03-03T08:00:00')).toEqual({ from: ny('2026-03-02T08:00:00'), to });
    expect(due('daily', '2026-03-03T17:00:00', to)).toBeUndefined();
    expect(due('none', '2026-03-03T08:00:00')).toBeUndefined();
  });

  it('is due on Mondays, of the week before; not at once for who has just asked', () => {
    const monday = ny('2026-03-02T08:00:00');
    expect(due('weekly', '2026-03-05T08:00:00')).toEqual({ from: ny('2026-02-23T08:00:00'), to: monday });
    expect(due('weekly', '2026-03-08T23:00:00', monday)).toBeUndefined();
    const asked = subscription({ digest: 'weekly', since: monday + 1 });
    expect(digestDue(asked, ny('2026-03-05T08:00:00'))).toBeUndefined();
  });

  it('waits while the channel is closed', () => {
    const paused = subscription({ digest: 'daily', since, paused: { why: 'closed', at: now } });
    expect(digestDue(paused, now)).toBeUndefined();
  });
});

describe('a talk opened from an incident', () => {
  it('begins with what is known', () => {
    expect(factsFor(northside)).toEqual({
      status: 'failed',
      error: '30032',
      reach: 'one-location',
      'recipient-carrier': 't-mobile',
    });
    const slice = {
      provider: 'twilio',
      platform: 'caremessage',
      feature: 'campaigns',
      sender: '+18005550100',
    };
    expect(factsFor({ ...northside, slice })).toEqual({
      platform: 'caremessage',
      status: 'failed',
      error: 'twilio 30032',
      reach: 'some-patients',
      channel: 'campaign',
      'sender-line': 'toll-free',
    });
    expect(factsFor({ ...northside, slice: {}, failed: 58, codes: [] })).toEqual({
      status: 'failed',
      reach: 'everyone',
    });
    expect(factsFor({ ...northside, kind: 'silence', platform: 'open-dental' })).toEqual({
      platform: 'open-dental',
    });
  });
});
