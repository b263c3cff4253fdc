import { expect, it } from 'vitest';
import { daily, type Outage, type Text, textsIn } from '#commands/demo/clinics.ts';

const midnight = Date.parse('2026-05-12T04:00:00Z');
const tuesday = { midnight, weekday: 2, seed: 14 };
const dayOf = (day = tuesday, outage?: Outage): Text[] =>
  Array.from({ length: 1440 }, (_, minute) => textsIn(day, minute, outage)).flat();
const shareOf = (some: readonly Text[], all: readonly Text[]) => some.length / all.length;
const failed = (texts: readonly Text[]) => texts.filter(({ status }) => status === 'failed');

it('sends the same texts in every run, and others on another day', () => {
  expect(dayOf()).toEqual(dayOf());
  expect(dayOf({ ...tuesday, seed: 13 })).not.toEqual(dayOf());
  expect(new Set(dayOf().map(({ id }) => id)).size).toBe(dayOf().length);
});

it('sends about as many as it says, while the clinics are open, of which few fail', () => {
  const texts = dayOf();

  expect(Math.abs(texts.length - daily)).toBeLessThan(daily * 0.1);
  expect(shareOf(failed(texts), texts)).toBeGreaterThan(0.015);
  expect(shareOf(failed(texts), texts)).toBeLessThan(0.04);
  for (const { sentAt, at } of texts) {
    expect(Date.parse(sentAt) - midnight).toBeGreaterThanOrEqual(8 * 3_600_000);
    expect(Date.parse(sentAt) - midnight).toBeLessThan(18 * 3_600_000);
    expect(Date.parse(at)).toBeGreaterThan(Date.parse(sentAt));
    expect(Date.parse(at) - Date.parse(sentAt)).toBeLessThan(60_000);
  }
  expect(dayOf({ ...tuesday, weekday: 0 })).toEqual([]);
  expect(dayOf({ ...tuesday, weekday: 6 }).length).toBeLessThan(daily * 0.3);
});

it('lets every text of a site fail while it is out, and changes nothing else', () => {
  const outage: Outage = { site: 'Northside', from: 600, to: 720, code: '30034' };
  const usual = dayOf();
  const out = dayOf(tuesday, outage);
  const isOut = ({ site, sentAt }: Text) => {
    const minute = (Date.parse(sentAt) - midnight) / 60_000;
    return site === 'Northside' && minute >= 600 && minute < 720;
  };

  expect(out.filter(isOut).length).toBeGreaterThan(50);
  expect(out.filter(isOut).every(({ code }) => code === '30034')).toBe(true);
  expect(out.filter((text) => !isOut(text))).toEqual(usual.filter((text) => !isOut(text)));
});

it('carries no number of anybody', () => {
  for (const text of dayOf()) expect(Object.keys(text)).not.toContain('to');
  expect(JSON.stringify(dayOf().slice(0, 100))).not.toMatch(/\+\d|555/);
});
