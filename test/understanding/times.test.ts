import { describe, expect, it } from 'vitest';
import { sentAt } from '#understanding/sent-times.ts';
import { readTime, readWindow } from '#understanding/times.ts';

const now = new Date('2026-03-02T15:00:00Z');

describe('a time given as an answer', () => {
  it.each([
    ['9:40pm', '21:40'],
    ['9:40 p.m.', '21:40'],
    ['9.40 pm', '21:40'],
    ['21:40', '21:40'],
    ['9:40', '09:40'],
    ['9p', '21:00'],
    ['7 AM', '07:00'],
    ['12 am', '00:00'],
    ['12:15pm', '12:15'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['half past midnight', '00:30'],
    ['quarter to ten at night', '21:45'],
    ['ten past nine pm', '21:10'],
    ['nine thirty pm', '21:30'],
    ['9 at night', '21:00'],
    ['6 in the morning', '06:00'],
    ['2140 hrs', '21:40'],
    ['yesterday at 8:05 pm', '20:05'],
    ['2026-03-02T21:40:00-05:00', '2026-03-02T21:40:00-05:00'],
    ['2026-03-02T21:40Z', '2026-03-02T21:40Z'],
    ['2026-03-02 21:40', '21:40'],
    ['3/2/2026 9:40 PM', '21:40'],
    ['9ish pm', '21:00'],
    ['10 : 30 pm', '22:30'],
    ['1030pm', '22:30'],
    ['9.40 in the morning', '09:40'],
    ['20h15', '20:15'],
    ['2140', '21:40'],
    ['0800', '08:00'],
    ['22.15', '22:15'],
    ['10 minutes to midnight', '23:50'],
    ['version 24.4', undefined],
    ['version 21.40', undefined],
    ['at 4 a day', undefined],
    ['sent 3 a patient', undefined],
    ['at 3 clinics', undefined],
    ['250 hours', undefined],
    ['half 9 pm', undefined],
    ['2026-03-02 25:99', undefined],
    ['9', undefined],
    ['around 8 or so', undefined],
    ['dunno', undefined],
    ['25:00', undefined],
    ['9:75 pm', undefined],
  ])('%s → %s', (text, expected) => {
    expect(readTime(text, now)).toBe(expected);
  });

  it('reads "20 minutes ago" only where the zone of the practice is known', () => {
    expect(readTime('20 minutes ago', now)).toBeUndefined();
    expect(readTime('20 minutes ago', now, 'America/New_York')).toBe('09:40');
  });
});

describe('a window given as an answer', () => {
  it.each([
    ['10-11', '10:00-11:00'],
    ['from 10AM to 11AM', '10:00-11:00'],
    ['8 to 9am', '08:00-09:00'],
    ['4 and 5 pm', '16:00-17:00'],
    ['11:30 until 1', '11:30-13:00'],
    ['11-1pm', '11:00-13:00'],
    ['08:00-09:00', '08:00-09:00'],
    ['14:00 – 15:30', '14:00-15:30'],
    ['10 to noon', '10:00-12:00'],
    ['1-2', '13:00-14:00'],
    ['ten', undefined],
    ['512-555-0142', undefined],
    ['2026-03-02', undefined],
  ])('%s → %s', (text, expected) => {
    expect(readWindow(text)).toBe(expected);
  });
});

describe('which time is that of the send', () => {
  it.each([
    ['text showed up at half past midnight, we sent it at noon', '12:00'],
    ['topped up at 3:20pm, reminders went out at 10:05 am', '10:05'],
    ['her appointment is at 2:30pm', undefined],
    ['can I send at 9:40 pm?', undefined],
    ['sent sometime after 9pm', undefined],
    ['hours are 7am to 9pm', undefined],
    ['sent at 9', undefined],
    ['sent at 9 last night', '21:00'],
  ])('%s → %s', (text, expected) => {
    expect(sentAt(text, now, undefined)).toBe(expected);
  });
});
