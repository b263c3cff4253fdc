import { expect, it } from 'vitest';
import { reasons } from '#receipts/files/reasons.ts';
import { habitsOf, readTime } from '#receipts/files/times.ts';
import { zoneOf } from '#receipts/files/zones.ts';

const ny = habitsOf('US', 'America/New_York');
const read = (text: string, habits = ny) => {
  const time = readTime(text, habits);
  return 'ms' in time ? new Date(time.ms).toISOString() : time.reason;
};

it.each([
  ['2026-03-02T14:05:11.120Z', '2026-03-02T14:05:11.120Z'],
  ['2026-03-02T14:05:11.123456+00:00', '2026-03-02T14:05:11.123Z'],
  ['2026-03-02T09:05:11-0500', '2026-03-02T14:05:11.000Z'],
  ['2026-03-02 14:05:11 UTC', '2026-03-02T14:05:11.000Z'],
  ['14:05:11 UTC 2026-03-02', '2026-03-02T14:05:11.000Z'],
  ['Mon, 02 Mar 2026 14:05:11 +0000', '2026-03-02T14:05:11.000Z'],
  ['Mon, 02 Mar 2026 14:05:11 GMT', '2026-03-02T14:05:11.000Z'],
  ['2026-03-02 09:05:11 EST', '2026-03-02T14:05:11.000Z'],
  ['2026-07-02 09:05:11 PDT', '2026-07-02T16:05:11.000Z'],
  ['2026-03-02 15:05 +01', '2026-03-02T14:05:00.000Z'],
  ['2026-03-02 24:05', reasons.time],
  ['2026-03-02T14:05:11', '2026-03-02T19:05:11.000Z'],
  ['2026-03-02 14:05', '2026-03-02T19:05:00.000Z'],
  ['3/2/2026 9:40 AM', '2026-03-02T14:40:00.000Z'],
  ['3/2/26, 9:40\u202fPM', '2026-03-03T02:40:00.000Z'],
  ['03/02/2026 12:05 a.m.', '2026-03-02T05:05:00.000Z'],
  ['03/02/2026 12:05pm', '2026-03-02T17:05:00.000Z'],
  ['2.3.2026 09:40', '2026-03-02T14:40:00.000Z'],
  ['Mar 2, 2026 9:40 AM', '2026-03-02T14:40:00.000Z'],
  ['Monday, March 2nd 2026 at 9:40am', '2026-03-02T14:40:00.000Z'],
  ['2 Mar 2026, 9:40am', '2026-03-02T14:40:00.000Z'],
  ['1772460311', '2026-03-02T14:05:11.000Z'],
  ['1772460311120', '2026-03-02T14:05:11.120Z'],
  ['2026-02-30 09:40', reasons.time],
  ['02/30/2026 09:40', reasons.time],
  ['13:00 PM 3/2/2026', reasons.time],
  ['2026-03-02', reasons.dateOnly],
  ['3/2/2026', reasons.dateOnly],
  ['46083.4028', reasons.serial],
  ['46083', reasons.serial],
  ['yesterday', reasons.time],
  ['13/02/2026 09:40', reasons.dayFirst],
  ['2026-03-02 09:40 AEST', reasons.time],
  ['9:40 AM', reasons.time],
])('reads %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

it.each(['AU', 'GB', 'NZ', 'IE', 'DE'])('takes the day first in %s', (country) => {
  const habits = habitsOf(country, 'UTC');

  expect(read('02/03/2026 09:40', habits)).toBe('2026-03-02T09:40:00.000Z');
  expect(read('02/13/2026 09:40', habits)).toBe(reasons.monthFirst);
});

it('takes no EST outside of America, and no time without an offset where no zone is known', () => {
  expect(read('2026-03-02 09:40 EST', habitsOf('AU', 'Australia/Sydney'))).toBe(reasons.time);
  expect(read('2026-03-02 09:40', habitsOf('US', undefined))).toBe(reasons.zone);
  expect(read('2026-03-02 09:40Z', habitsOf('US', undefined))).toBe('2026-03-02T09:40:00.000Z');
});

it.each([
  // the clock goes from 2:00 to 3:00: as if it had not
  ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00.000Z'],
  ['America/New_York', '2026-03-08T01:59:59', '2026-03-08T06:59:59.000Z'],
  ['America/New_York', '2026-03-08T03:00:00', '2026-03-08T07:00:00.000Z'],
  // it shows 1:30 twice: the first
  ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00.000Z'],
  ['America/New_York', '2026-11-01T02:00:00', '2026-11-01T07:00:00.000Z'],
  ['Australia/Sydney', '2026-04-05T02:30:00', '2026-04-04T15:30:00.000Z'],
  ['Australia/Sydney', '2026-10-04T02:30:00', '2026-10-03T16:30:00.000Z'],
  // by half an hour
  ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00.000Z'],
  ['Asia/Kathmandu', '2026-03-02T00:00:00', '2026-03-01T18:15:00.000Z'],
])('%s shows %s', (zone, shown, expected) => {
  expect(new Date(zoneOf(zone)(Date.parse(`${shown}Z`))).toISOString()).toBe(expected);
});
