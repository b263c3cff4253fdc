/** Finds people's names in typed text, by titles, by the words beside them and by common given names. */
import { everydayWords, givenNames, notNames } from './name-words.ts';

/** A stretch of the text as given. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
}

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

/** Where people are named in a text; `end` is exclusive. A name may be found more than once. */
export function* personNames(text: string): Generator<NameSpan> {
  for (const shape of [titled, introduced, nameIs]) {
    for (const found of text.matchAll(shape)) {
      const strict = shape !== titled;
      const first = found.indices?.[1];
      const second = found.indices?.[2];
      if (first === undefined || !nameLike(found[1], strict)) continue;
      const end =
        second !== undefined && nameLike(found[2], strict && !isGiven(found[1])) ? second[1] : first[1];
      yield { start: first[0], end: withoutPossessive(text, end) };
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
      yield { start: from, end: withoutPossessive(text, end) };
    }
  }
  yield* givenNameSpans(text);
}

/** Given names alone or in lower case, where the words beside them speak of a person. */
function* givenNameSpans(text: string): Generator<NameSpan> {
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
        start: found.index,
        end: withoutPossessive(text, end + (family?.[0].length ?? 0)),
      };
    else if (
      singleAfter.test(text.slice(end, end + 14)) ||
      singleBefore.test(text.slice(Math.max(0, found.index - 12), found.index))
    ) {
      yield { start: found.index, end };
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
