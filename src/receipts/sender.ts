/** The practice's own number or name, in the one form in which it is kept, compared and listed. */
import { FadingMap } from '#kit/fading-map.ts';
import { phoneOf } from '#kit/phone.ts';
import { word } from './word.ts';

/** A practice has few of them, and each is met again and again. */
const met = new FadingMap<string>({ room: 1000 });

/**
 * E.164 for a number; the digits of a short code (up to six) as they are; a name as it is, at most 80 characters; `''`
 * for none. Numbers without a country code belong to `country` (ISO 3166).
 */
export function senderOf(from: string | undefined, country: string): string {
  const given = word(from);
  const key = `${country} ${given}`;
  const before = met.get(key);
  if (before !== undefined) return before;
  const form = formOf(given, country);
  met.set(key, form);
  return form;
}

function formOf(given: string, country: string): string {
  if (/[^\d\s().+-]/.test(given)) return given;
  const digits = given.replace(/\D/g, '');
  if (digits.length <= 6 && !given.includes('+')) return digits;
  return phoneOf(given, country)?.form ?? given;
}
