/** Phone numbers in one form, so that the same number is the same text wherever it comes from. */
import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

export type { PhoneNumber };

/** A number as typed; numbers without a country code belong to `country` (ISO 3166). Longer texts are cut at 100. */
export function parsePhone(text: string, country: string): PhoneNumber | undefined {
  const home = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  return parsePhoneNumberFromString(text.slice(0, 100), home ? { defaultCountry: home } : undefined);
}

/** A phone number in its one form, and how it ends. */
export interface Phone {
  /** E.164; a number that no plan can hold is its bare digits, so that a mistyped one is still found. */
  readonly form: string;
  /** Its last two digits. */
  readonly tail: string;
}

/** `undefined` for a text of fewer than three digits. */
export function phoneOf(text: string, country: string): Phone | undefined {
  const digits = text.slice(0, 100).replace(/\D/g, '');
  if (digits.length < 3) return undefined;
  const form: string = plain(text, digits, country) ?? parsePhone(text, country)?.number ?? digits;
  return { form, tail: form.slice(-2) };
}

/**
 * Numbers of the +1 plan as most systems write them have their form in them: read a hundred times faster than by the
 * library, which says the same of each (test/kit/phone.test.ts).
 */
function plain(text: string, digits: string, country: string): string | undefined {
  if (/^\+1[2-9]\d{9}$/.test(text)) return text;
  return country === 'US' && /^[\d ().-]+$/.test(text) && /^1?[2-9]\d{9}$/.test(digits)
    ? `+1${digits.slice(-10)}`
    : undefined;
}
