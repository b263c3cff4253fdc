/** The practice's own number or name, in the one form in which it is kept, compared and listed. */
import { phoneOf } from '#kit/phone.ts';
import { word } from './word.ts';

/**
 * E.164 for a number; the digits of a short code (up to six) as they are; a name as it is, at most 80 characters; `''`
 * for none. Numbers without a country code belong to `country` (ISO 3166).
 */
export function senderOf(from: string | undefined, country: string): string {
  const given = word(from);
  if (/[^\d\s().+-]/.test(given)) return given;
  const digits = given.replace(/\D/g, '');
  if (digits.length <= 6 && !given.includes('+')) return digits;
  return phoneOf(given, country)?.form ?? given;
}
