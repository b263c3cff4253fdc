/** An incident to be shown, as it is at 09:40 on a Tuesday in New York. */
import type { AlertShown } from '#views/alert-shown.ts';

const at = (clock: string) => Date.parse(`2026-03-03T${clock}-05:00`);

export const morning = at;

export const northside: AlertShown = {
  ref: 'Ia1b2c3',
  kind: 'failures',
  slice: { site: 'Northside', carrier: 'T-Mobile' },
  cause: 'toll-free-not-verified',
  since: at('09:00:00'),
  openedAt: at('09:12:00'),
  now: at('09:40:00'),
  failed: 14,
  total: 60,
  expected: 3.2,
  codes: [
    { code: '30032', failed: 12, title: 'Toll-Free Number Has Not Been Verified' },
    { code: '30005', failed: 2, title: 'Unknown destination handset' },
  ],
  series: {
    minutes: 15,
    points: [
      { from: at('08:30:00'), failed: 1, total: 18, usual: 1 },
      { from: at('08:45:00'), failed: 0, total: 22, usual: 1.1 },
      { from: at('09:00:00'), failed: 5, total: 21, usual: 1.1 },
      { from: at('09:15:00'), failed: 6, total: 24, usual: 1.2 },
      { from: at('09:30:00'), failed: 3, total: 15, usual: 0.8 },
    ],
  },
  zone: 'America/New_York',
};

export const luma: AlertShown = {
  ...northside,
  kind: 'silence',
  slice: { platform: 'open-dental' },
  platform: 'open-dental',
  cause: 'platform-connector-down',
  since: at('08:40:00'),
  openedAt: at('09:20:00'),
  failed: 0,
  total: 0,
  expected: 35,
  codes: [],
  series: {
    minutes: 15,
    points: [
      { from: at('08:10:00'), failed: 0, total: 8, usual: 8 },
      { from: at('08:25:00'), failed: 1, total: 10, usual: 10 },
      { from: at('08:40:00'), failed: 0, total: 0, usual: 9 },
      { from: at('08:55:00'), failed: 0, total: 0, usual: 8.5 },
      { from: at('09:10:00'), failed: 0, total: 0, usual: 9.4 },
      { from: at('09:25:00'), failed: 0, total: 0, usual: 8.1 },
    ],
  },
};

export const deaf: AlertShown = { ...luma, slice: {}, platform: 'open-dental' };
