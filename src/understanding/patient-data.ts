/** Finds what identifies a patient in typed text, so that nothing of it is shown back, kept or logged. */
import { type CountryCode, findNumbers, isSupportedCountry } from 'libphonenumber-js/max';
import { everydayWords, givenNames, notNames } from './name-words.ts';

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
  take(names(text));
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

const capital = "\\p{Lu}[\\p{Ll}'’]+(?:-\\p{Lu}[\\p{Ll}'’]+)?";
const word = "[\\p{L}][\\p{L}'’-]*";
const titled = new RegExp(`\\b(?:mr|mrs|ms|miss|mx|señora?|sra?)\\.? (${word})(?: (${word}))?`, 'dgiu');
const introduced = new RegExp(
  `\\b(?:patient|pt|client|pte|paciente)(?:'s name is| name is| name:| named| called|:|,)? (${word})(?: (${word}))?`,
  'dgiu',
);
const nameIs = new RegExp(
  `\\b(?:(?:her|his|their|patient'?s?|the) )?name(?: is|'s|:) (${word})(?: (${word}))?`,
  'dgiu',
);
const pair = new RegExp(
  `(?<![\\p{L}\\d'’/-])(${capital}) (?:(?:\\p{Lu}\\.?|de|la|van|von|del|da|st\\.?) )?(${capital})(?: (${capital}))?(?![\\p{L}\\d])`,
  'dgu',
);
const beforePerson =
  /(?:^|\b(?:fix|for|to|text|texted|texting|call|called|calling|reach|contact|about|of|did|does|has|is|was|why|with|from|see|check|and|help|resend|message|messaged|remind|named|sent|send|tell|told|that|when|patient|pt|for patient|regarding|re)[:,]?\s|[(:"“]\s?|\d{4}\s)$/i;
const afterPerson =
  /^(?:['’]s?\b|[\s,(:]{1,3}(?:dob|d\.o\.b|born|did|didn|does|doesn|never|has|hasn|had|got|gets|is|isn|was|wasn|says|said|keeps|texted|replied|called|failed|fails|can|cannot|didnt|doesnt|hasnt|isnt|wants|opted|complained|text|texts|reminder|reminders|phone|cell|number|chart|on|at|and|who|her|his|their|\d|not|message|msg|unsubscribed|with|due|needs|bounced)\b)/i;
const single = /(?<![\p{L}\d'’/@-])\p{L}{3,14}(?![\p{L}\d@/-])/gu;
const singleAfter =
  /^(?:['’]s\b|[\s,]{1,2}(?:did|didn|didnt|does|doesn|doesnt|never|has|hasn|hasnt|isn|isnt|wasnt|is|was|got|gets|dob|says|said|keeps|texted|replied|failed|called|opted|can|cant|bounced)\b)/i;
const singleBefore = /\b(?:for|patient|pt|text|texted|to|remind|called|call|reach|named)\s$/i;

function* names(text: string): Generator<PatientDatum> {
  for (const shape of [titled, introduced, nameIs]) {
    for (const found of text.matchAll(shape)) {
      const strict = shape !== titled;
      const first = found.indices?.[1];
      const second = found.indices?.[2];
      if (first === undefined || !nameLike(found[1], strict)) continue;
      const end =
        second !== undefined && nameLike(found[2], strict && !isGiven(found[1])) ? second[1] : first[1];
      yield { kind: 'name', start: first[0], end: withoutPossessive(text, end) };
    }
  }
  for (const found of text.matchAll(pair)) {
    const parts = [found[1], found[2], found[3]].filter((part) => part !== undefined);
    // A sentence may open with a capitalised word before the name: "Did Jane Sample get it".
    const skip = parts.length === 3 && isStop(parts[0]) ? 1 : 0;
    const from = found.indices?.[1 + skip]?.[0] ?? found.index;
    const kept = parts.length === 3 && isStop(parts[2]) ? parts.slice(0, 2) : parts.slice(skip);
    const end = found.indices?.[skip + kept.length]?.[1] ?? found.index + found[0].length;
    if (kept.some(isStop)) continue;
    const known = isGiven(kept[0]);
    const before = text.slice(Math.max(0, from - 20), from);
    const after = text.slice(end, end + 20);
    if (
      known ||
      (beforePerson.test(before) && before !== '') ||
      afterPerson.test(after) ||
      (from === 0 && end === text.length)
    ) {
      yield { kind: 'name', start: from, end: withoutPossessive(text, end) };
    }
  }
  yield* givenNameSpans(text);
}

/** Given names alone or in lower case, where the words beside them speak of a person. */
function* givenNameSpans(text: string): Generator<PatientDatum> {
  for (const found of text.matchAll(single)) {
    if (!isGiven(found[0])) continue;
    const end = found.index + found[0].length;
    const family = /^ (\p{L}[\p{L}'’-]{2,20})(?![\p{L}])/u.exec(text.slice(end, end + 24));
    const familyName = family?.[1];
    const hasFamily =
      familyName !== undefined &&
      nameLike(familyName, false) &&
      /^(?:\p{Lu}|(?=.*\b))/u.test(familyName) &&
      (isCapital(familyName) || singleBefore.test(text.slice(Math.max(0, found.index - 12), found.index)));
    if (hasFamily)
      yield {
        kind: 'name',
        start: found.index,
        end: withoutPossessive(text, end + (family?.[0].length ?? 0)),
      };
    else if (
      singleAfter.test(text.slice(end, end + 14)) ||
      singleBefore.test(text.slice(Math.max(0, found.index - 12), found.index))
    ) {
      yield { kind: 'name', start: found.index, end };
    }
  }
}

const isStop = (part: string | undefined): boolean =>
  notNames.has((part ?? '').toLowerCase().replace(/['’]s?$/, ''));
const isGiven = (part: string | undefined): boolean =>
  givenNames.has((part ?? '').toLowerCase().replace(/['’]s?$/, ''));
const isCapital = (part: string): boolean => /^\p{Lu}/u.test(part);

/** @param strict lower-case words count only when they are known given names: "patient reports" is no name. */
function nameLike(part: string | undefined, strict: boolean): boolean {
  if (part === undefined) return false;
  const plain = part.toLowerCase().replace(/['’]s?$/, '');
  if (plain.length < 2 || notNames.has(plain) || everydayWords.has(plain)) return false;
  if (isGiven(plain)) return true;
  if (part.length > 1 && part === part.toUpperCase()) return false;
  return strict ? isCapital(part) : true;
}

function withoutPossessive(text: string, end: number): number {
  return /['’]s$/.test(text.slice(end - 2, end)) ? end - 2 : end;
}
