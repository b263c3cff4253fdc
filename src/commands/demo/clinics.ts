/** Harbour Dental, which does not exist: what its three clinics send on a day, and what becomes of it. Pure. */
import { chanceFrom, oneOf, times } from './chance.ts';

export type Site = 'Northside' | 'Riverside' | 'Old Town';

/** A receipt in the form that `/dlr/generic` reads. No number of anybody is in it. */
export interface Text {
  readonly id: string;
  /** ISO 8601: when it was handed over, and when its end was known. */
  readonly sentAt: string;
  readonly at: string;
  readonly provider: 'twilio';
  readonly platform: 'open-dental';
  readonly site: Site;
  readonly feature: string;
  readonly carrier: string;
  readonly status: 'delivered' | 'failed';
  readonly code?: string;
}

export interface Day {
  /** Epoch ms of its midnight in the clinics' zone. */
  readonly midnight: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** The same number, the same texts. */
  readonly seed: number;
}

/** Minutes of the day in which no text of a site gets through, and why. */
export interface Outage {
  readonly site: Site;
  readonly from: number;
  readonly to: number;
  readonly code: string;
}

/** Texts on a weekday. */
export const daily = 1500;
/** On other days, as a part of that. */
const ofWeekday: Readonly<Record<number, number>> = { 0: 0, 6: 0.2 };
/** How the texts of a day fall on its hours, from 8 to 18; they sum up to 1. */
const ofHour: Readonly<Record<number, number>> = {
  8: 0.12,
  9: 0.15,
  10: 0.15,
  11: 0.12,
  12: 0.08,
  13: 0.08,
  14: 0.1,
  15: 0.1,
  16: 0.07,
  17: 0.03,
};

const sites = { Northside: 36, Riverside: 38, 'Old Town': 26 };
const features = { reminder: 60, confirmation: 25, recall: 15 };
const carriers = { 'T-Mobile': 3, 'AT&T': 3, Verizon: 4 };
/**
 * What fails on any day, in each thousand texts, by Twilio's codes: landlines, phones that are off, people who opted
 * out. About as many as a practice with a well-kept address book has.
 */
const always = { none: 973, '30006': 13, '30003': 9, '21610': 5 };

/** The texts that are sent in one minute of a day. @param minute of the day */
export function textsIn(day: Day, minute: number, outage?: Outage): Text[] {
  const hour = Math.floor(minute / 60);
  const mean = (daily * (ofWeekday[day.weekday] ?? 1) * (ofHour[hour] ?? 0)) / 60;
  if (mean === 0) return [];
  const chance = chanceFrom(day.seed * 1440 + minute);
  return Array.from({ length: times(mean, chance) }, (_, count): Text => {
    const sent = day.midnight + minute * 60_000 + Math.floor(chance() * 20_000);
    const site = oneOf(sites, chance);
    const text = {
      id: `demo-${day.seed}-${minute}-${count}`,
      sentAt: new Date(sent).toISOString(),
      at: new Date(sent + 2000 + Math.floor(chance() * 30_000)).toISOString(),
      provider: 'twilio',
      platform: 'open-dental',
      site,
      feature: oneOf(features, chance),
      carrier: oneOf(carriers, chance),
    } as const;
    const usual = oneOf(always, chance);
    const out = outage && outage.site === site && minute >= outage.from && minute < outage.to;
    const code = out ? outage.code : usual;
    return code === 'none' ? { ...text, status: 'delivered' } : { ...text, status: 'failed', code };
  });
}
