/** What the form of a phone number can tell, and what it cannot: in the US and Canada never the kind of line. */
import {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { Reading } from '#knowledge/facts.ts';

/** A number's reading; the number itself is not kept. */
export interface NumberReading {
  readonly reading: Reading<'recipient-number'>;
  /** Its last two digits. */
  readonly tail: string;
  /** ISO 3166 code of the country it belongs to, where its plan tells. */
  readonly country?: string;
}

const special: ReadonlySet<NumberType> = new Set<NumberType>([
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'PAGER',
  'VOICEMAIL',
]);
const sharedPlan = '1';

/**
 * Reads a phone number as typed; undefined when it holds fewer than three digits.
 * @param country ISO 3166 code of the practice: numbers without a country code belong to it.
 */
export function readNumber(text: string, country: string): NumberReading | undefined {
  const digits = text
    .slice(0, 100)
    .replace(/\s*(?:ext?\.?|x)\s*\d{1,6}\s*$/i, '')
    .replace(/\D/g, '');
  if (digits.length < 3) return undefined;
  const tail = digits.slice(-2);
  const home = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const number = parsePhoneNumberFromString(text.slice(0, 100), home ? { defaultCountry: home } : undefined);
  if (!number?.isValid()) return { reading: 'malformed', tail };
  const type = number.getType();
  const known = number.country === undefined ? { tail } : { tail, country: number.country };
  const abroad = number.country !== undefined && number.country !== home;
  if (type !== undefined && special.has(type) && (!abroad || number.countryCallingCode === sharedPlan))
    return { reading: 'special', ...known };
  if (abroad) return { reading: 'foreign', ...known };
  if (number.countryCallingCode === sharedPlan) return { reading: 'well-formed', ...known };
  if (type === 'FIXED_LINE') return { reading: 'fixed-line', ...known };
  if (type === 'MOBILE') return { reading: 'mobile-range', ...known };
  return { reading: 'well-formed', ...known };
}
