/** Finds what identifies a patient in typed text, so that nothing of it is shown back, kept or logged. */
import { type CountryCode, findNumbers, isSupportedCountry } from 'libphonenumber-js/max';
import { personNames } from './patient-names.ts';

export type PatientDataKind = 'phone' | 'date-of-birth' | 'name' | 'email' | 'record-number';

/** A stretch of the text as given; `end` is exclusive, both in UTF-16 units. */
export interface PatientDatum {
  readonly kind: PatientDataKind;
  readonly start: number;
  readonly end: number;
}

/**
 * The patient data in a text: sorted by place, not overlapping.
 * @param country ISO 3166 code of the practice, for phone numbers without a country code; US when absent.
 */
export function findPatientData(text: string, country = 'US'): readonly PatientDatum[] {
  const found: PatientDatum[] = [];
  const take = (data: Iterable<PatientDatum>): void => {
    for (const datum of data)
      if (found.every((other) => datum.end <= other.start || datum.start >= other.end)) found.push(datum);
  };
  take(emails(text));
  take(recordNumbers(text));
  take(birthDates(text));
  take(phones(text, country));
  take(Array.from(personNames(text), (span) => ({ kind: 'name', ...span })));
  take(datesBesideNames(text, found));
  return found.toSorted((a, b) => a.start - b.start);
}

/** What stands in for each kind where a text is shown back. */
export const neutralWords: Readonly<Record<PatientDataKind, string>> = {
  phone: '[phone number]',
  'date-of-birth': '[date of birth]',
  name: '[name]',
  email: '[email address]',
  'record-number': '[record number]',
};

/** The text with each piece of patient data replaced by a neutral word in brackets. */
export function scrub(text: string, country?: string): string {
  return withoutPatientData(text, findPatientData(text, country), (kind) => neutralWords[kind]);
}

/** The text with each of `data` (sorted, as {@link findPatientData} gives them) replaced by what `put` gives. */
export function withoutPatientData(
  text: string,
  data: readonly PatientDatum[],
  put: (kind: PatientDataKind) => string,
): string {
  let [clean, from] = ['', 0];
  for (const { kind, start, end } of data) {
    clean += text.slice(from, start) + put(kind);
    from = end;
  }
  return clean + text.slice(from);
}

function* spans(kind: PatientDataKind, text: string, shape: RegExp, group = 0): Generator<PatientDatum> {
  for (const found of text.matchAll(shape)) {
    const [start, end] = found.indices?.[group] ?? [found.index, found.index + found[0].length];
    yield { kind, start, end };
  }
}

const officeMailbox =
  /^(?:support|help|info|sales|no-?reply|contact|admin|front-?desk|office|team|hello|billing|reception|service|care)$/i;

function* emails(text: string): Generator<PatientDatum> {
  for (const found of text.matchAll(/(?<![\w.+-])([\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g)) {
    if (!officeMailbox.test(found[1] ?? ''))
      yield { kind: 'email', start: found.index, end: found.index + found[0].length };
  }
}

const recordNumber = [
  /\b(?:mrn|mr ?#|patnum|pat ?num|pt ?id|patient ?(?:id|no|number|#)|chart|medical record)(?: ?(?:no|nr|number|num|id|is|#)\b\.?| ?#)?[ :#=]{0,3}([a-z]{0,3}-?\d{3,12})\b/dgi,
  /\b(?:account|acct|record|file|member|policy)(?: ?(?:no|nr|number|num|id)\b\.?| ?#)(?: is)?[ :#=]{0,3}([a-z]{0,3}-?\d{3,12})\b/dgi,
  /\b(?:account|acct)[ :]{1,2}(\d{4,12})\b(?! (?:texts|messages|patients))/dgi,
];

function* recordNumbers(text: string): Generator<PatientDatum> {
  for (const shape of recordNumber) yield* spans('record-number', text, shape, 1);
}

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dated = `(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|${month}\\.? \\d{1,2}(?:st|nd|rd|th)?,? ?(?:'?\\d{2}(?!\\d)|\\d{4})|\\d{1,2}(?:st|nd|rd|th)? ${month}\\.?,? '?(?:\\d{4}|\\d{2}))`;
const partlyDated = `(?:${dated}|\\d{1,2}[/.-]\\d{1,2}|${month}\\.? \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|\\d{6}|\\d{8})`;
const afterBirth = new RegExp(
  `\\b(?:d\\.?o\\.?b\\.?|date of birth|birth ?date|birth ?day|b-?day|born(?: on)?)[\\s:=-]{0,3}(?:is |was |on |of )?(${partlyDated})(?![\\d/])`,
  'dgi',
);
const beforeBirth = new RegExp(
  `(?<![\\d/.-])(${dated})[\\s(,]{1,3}(?:d\\.?o\\.?b\\b|date of birth|birth ?day)`,
  'dgi',
);
const anyDate = new RegExp(`(?<![\\w/.:-])(${dated})(?![\\w/:-])`, 'dgi');
/** Years nobody sends a text in. */
const longAgo = /(?:19\d{2}|200\d|201\d)|(?:[/.-]|')(?:[3-9]\d)$/;

function* birthDates(text: string): Generator<PatientDatum> {
  yield* spans('date-of-birth', text, afterBirth, 1);
  yield* spans('date-of-birth', text, beforeBirth, 1);
  for (const datum of spans('date-of-birth', text, anyDate, 1)) {
    if (longAgo.test(text.slice(datum.start, datum.end))) yield datum;
  }
}

/** A full date within a few words of a name is a birth date as likely as not. */
function* datesBesideNames(text: string, known: readonly PatientDatum[]): Generator<PatientDatum> {
  const people = known.filter(({ kind }) => kind === 'name');
  for (const date of spans('date-of-birth', text, anyDate, 1)) {
    if (people.some((name) => Math.abs(date.start - name.end) <= 12 || Math.abs(name.start - date.end) <= 12))
      yield date;
  }
}

const notPhone =
  /(?:communication|message|msg|ticket|case|campaign|batch|sid|ref|reference|uuid|order|invoice)[\s:#]*(?:id|no|number|#)?[\s:#]*$/i;
const phoneShapes = [
  /(?<![\w.:/+-])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){5,13}(?![\w])/g,
  /(?<![\w.:/+-])(?:\+?1[ .-]{0,2})?(?:\(\d{3}\) ?|\d{3}[ .-]{1,3})\d{3}[ .-]{1,3}\d{2,4}(?![\w/:])/g,
  /(?<![\w.:/+-])(?:\(0\d\) ?\d{4} ?\d{4}|0\d{3} ?\d{3} ?\d{3}|0\d \d{4} \d{4}|0\d{2,4} \d{3,4} \d{3,4})(?![\w/:])/g,
  /(?<![\w.:/+-])\d{10,11}(?![\w/:.]\d|[\w/:])/g,
  /(?<![\w.:/+-])\d{3}[-.]\d{4}(?![\w/:-])/g,
];
/** Seven digits in one run are a phone number only where the words say so. */
const calledPhone =
  /\b(?:phone|number|cell|mobile|landline|call|called|tel|ph|num)\b(?: ?(?:is|was|no|number|#|at|on))?[ :#]{0,3}(\d{7}|\d{3} \d{4}|\d{8,9})(?![\w/:-])/dgi;

function* phones(text: string, country: string): Generator<PatientDatum> {
  const plausible = function* (data: Iterable<PatientDatum>): Generator<PatientDatum> {
    for (const datum of data)
      if (!notPhone.test(text.slice(Math.max(0, datum.start - 30), datum.start))) yield datum;
  };
  for (const shape of phoneShapes) yield* plausible(spans('phone', text, shape));
  yield* plausible(spans('phone', text, calledPhone, 1));
  const defaultCountry = isSupportedCountry(country) ? (country as CountryCode) : 'US';
  let left = mostRuns;
  for (const run of text.matchAll(digitRun)) {
    if (left-- === 0) return;
    if (!/\d(?:\D*\d){6}/.test(run[0])) continue;
    const numbers = findNumbers(run[0], { defaultCountry, v2: true });
    yield* plausible(
      numbers.map(({ startsAt, endsAt }) => ({
        kind: 'phone',
        start: run.index + startsAt,
        end: run.index + endsAt,
      })),
    );
  }
}
/** Other countries' ways of writing, run by run: the library is slow on long texts of digits. */
const digitRun = /(?<![\w/])[+(]?\d[\d ().-]{5,24}\d(?![\w/])/g;
const mostRuns = 40;
