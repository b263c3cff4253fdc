/** Times as exported logs write them. */
import { reasons } from './reasons.ts';
import { type Zone, zoneOf } from './zones.ts';

export interface TimeHabits {
  /** For times without an offset; such times are refused where there is none. */
  readonly zone?: Zone;
  /** Whether 02/03/2026 is the second of March. */
  readonly dayFirst: boolean;
  /** Whether EST, CDT and the like are those of RFC 2822; Australia has an EST of its own. */
  readonly american: boolean;
}

/** @param country ISO 3166. @param timezone IANA. @throws RangeError for a time zone that is none. */
export function habitsOf(country: string, timezone: string | undefined): TimeHabits {
  return {
    ...(timezone === undefined ? {} : { zone: zoneOf(timezone) }),
    dayFirst: dayComesFirst(country),
    american: country === 'US' || country === 'CA',
  };
}

/** As the Unicode CLDR says the country writes short dates. */
function dayComesFirst(country: string): boolean {
  const { language, region } = new Intl.Locale('und', { region: country }).maximize();
  const parts = new Intl.DateTimeFormat(`${language}-${region}`, { dateStyle: 'short' }).formatToParts(0);
  const place = (type: string) => parts.findIndex((part) => part.type === type);
  return place('day') < place('month');
}

/** A moment in epoch ms, or the reason why it is none. */
export type ReadTime = { readonly ms: number } | { readonly reason: string };

const clockPattern = /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\b\.?)?/i;
const zonePattern = /^(?:(z|utc|gmt|ut|[ecmp][sd]t)|(?:utc|gmt)?([+-])(\d{2}):?(\d{2})?)(?= |$)/i;
const hours: Readonly<Record<string, number>> = { e: -5, c: -6, m: -7, p: -8 };
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads ISO 8601 and RFC 2822, "3/2/2026 9:40 AM", "2 Mar 2026, 9:40am", "Mar 2, 2026 21:40", "14:05:11 UTC 2026-03-02"
 * and epoch seconds (10 digits) or milliseconds (13). A date without a time of day is refused, and so are the day
 * numbers of spreadsheets.
 */
export function readTime(text: string, habits: TimeHabits): ReadTime {
  const plain = text.replace(/[\s\u00a0\u202f,()]+/g, ' ').trim();
  if (plain.length > 60) return { reason: reasons.time };
  if (/^\d{13}$/.test(plain)) return { ms: Number(plain) };
  if (/^\d{10}$/.test(plain)) return { ms: Number(plain) * 1000 };
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return { reason: reasons.serial };
  const clock = clockPattern.exec(plain);
  if (!clock) return { reason: /\d[/.-]\d|\d{4}/.test(plain) ? reasons.dateOnly : reasons.time };
  const ofDay = timeOfDay(clock);
  if (ofDay === undefined) return { reason: reasons.time };

  let after = plain.slice(clock.index + clock[0].length).trim();
  const zone = zonePattern.exec(after);
  if (zone) after = after.slice(zone[0].length).trim();
  const before = plain.slice(0, clock.index).replace(/t$/i, '');
  const date = dateOf(`${before} ${after}`.trim(), habits);
  if ('reason' in date) return date;

  const shown = date.ms + ofDay;
  if (!zone) return habits.zone ? { ms: habits.zone(shown) } : { reason: reasons.zone };
  const offset = offsetOf(zone, habits);
  return offset === undefined ? { reason: reasons.time } : { ms: shown - offset };
}

function timeOfDay([, h = '', m = '', s = '0', fraction = '', half]: RegExpExecArray): number | undefined {
  let hour = Number(h);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const [minute, second] = [Number(m), Number(s)];
  // 60: a leap second
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  return (
    ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
  );
}

/** ms. */
function offsetOf(
  [, name, sign, h = '', m = '0']: RegExpExecArray,
  { american }: TimeHabits,
): number | undefined {
  if (name === undefined) {
    const minutes = Number(h) * 60 + Number(m);
    return minutes > 14 * 60 || Number(m) > 59 ? undefined : (sign === '-' ? -1 : 1) * minutes * 60_000;
  }
  const [letter = '', kind = ''] = name.toLowerCase();
  const hour = name.length === 3 ? hours[letter] : undefined;
  if (hour === undefined || name.toLowerCase() === 'utc') return 0;
  return american ? (hour + (kind === 'd' ? 1 : 0)) * 3_600_000 : undefined;
}

/** Midnight of the day, written as if it were UTC. */
function dateOf(text: string, { dayFirst }: TimeHabits): ReadTime {
  const plain = text
    .toLowerCase()
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.? /, '')
    .replace(/ at$/, '');
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ?? [];
  if (year) return dayOf(Number(year), Number(month), Number(day));

  const [, first, mark, second, short] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(plain) ?? [];
  if (first && second && short) {
    const days = dayFirst || mark === '.';
    const [d, m] = days ? [Number(first), Number(second)] : [Number(second), Number(first)];
    const other = m > 12 && d <= 12;
    return other ? { reason: days ? reasons.monthFirst : reasons.dayFirst } : dayOf(fullYear(short), m, d);
  }
  const [, d1, name1, y1] = /^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})$/.exec(plain) ?? [];
  const [, name2, d2, y2] = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/.exec(plain) ?? [];
  const name = name1 ?? name2 ?? '';
  return dayOf(fullYear(y1 ?? y2 ?? ''), months.indexOf(name.slice(0, 3)) + 1, Number(d1 ?? d2));
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 : 0) + Number(year);

function dayOf(year: number, month: number, day: number): ReadTime {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  const real = year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? { ms } : { reason: reasons.time };
}
