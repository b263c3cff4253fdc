/** Error texts and delivery codes quoted inside free text. Exact or not at all: the nearest code is the wrong code. */
import { type Code, findCodes } from '#knowledge/codes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import { namedCodes, numericCodes, providerIn } from './error-codes.ts';
import { type ErrorMention, titles, wordings } from './error-wordings.ts';
import { scrub } from './patient-data.ts';

/**
 * The answer to "which error is shown": the wording or code in it and what the books know of it.
 * `raw` is the text without patient data where nothing known is in it; `codes` is empty then.
 */
export function readError(
  text: string,
  platform?: PlatformId,
): { readonly raw: string; readonly codes: readonly Code[] } {
  const within = platform === undefined ? {} : { platform };
  const whole = findCodes(text, within);
  const mention = findErrors(text, platform)[0];
  if (whole.length > 0) return { raw: mention?.value ?? text.trim(), codes: whole };
  if (mention === undefined) return { raw: scrub(text.trim()), codes: [] };
  const provider = providerIn(text);
  const named = provider === undefined ? [] : findCodes(mention.value, { ...within, provider });
  return { raw: mention.value, codes: named.length > 0 ? named : findCodes(mention.value, within) };
}

/** Errors in a text, in order of trust: known wordings, then codes, then what is clearly quoted as an error. */
export function findErrors(text: string, platform?: PlatformId): readonly ErrorMention[] {
  const worded = [...wordings(text)];
  const known = [...worded, ...[...titles(text)].filter((one) => !overlaps(one, worded))];
  const numbers = [...namedCodes(text), ...numericCodes(text, platform)].filter(
    (one) => !overlaps(one, known),
  );
  const quotes = [...quoted(text)].filter((one) => !overlaps(one, known) && !overlaps(one, numbers));
  return [...known, ...numbers, ...quotes];
}

const overlaps = (one: ErrorMention, others: readonly ErrorMention[]): boolean =>
  others.some((other) => one.start < other.end && one.end > other.start);

const lead =
  '\\b(?:error|errors|says?|said|saying|reason|reads?|shows?|showing|message|code|gives?|getting|got|gets)\\b';
const quotedShapes = [
  new RegExp(`${lead}[^"“”\\n.?!]{0,25}["“]([^"“”\\n]{3,120})["”]`, 'dgi'),
  new RegExp(`${lead}[^'’\\n.?!]{0,25}\\s['‘]([^'‘’\\n]{3,120})['’](?=[\\s.,!?]|$)`, 'dgi'),
  /\b(?:error|reason)(?: (?:message|text|shown|code))?(?:\s*[:=]| (?:says|reads))\s+([A-Z0-9][^\n.?!;,"“”]{2,100})/dg,
  /\b(?:error|reason)(?: (?:message|text|shown))?\s*:\s*([a-z][^\n.?!;,"“”]{4,100})/dgi,
  /\b[Ee]rror (?:is|was) ([A-Z][^\n.?!;,"“”]{3,100})/dg,
];
/** Quoted words that are statuses, settings or replies rather than errors. */
const plainValues =
  /^(?:failed|pending|sent|delivered|undelivered|unknown|queued|sending|none|email|e-mail|sms|text|off|on|mobile|home|work|other|landline|cell|stop|cancel|unsubscribe|start|yes|no|ok|delivery failure receipt|not delivered|opted out|failed to send|scheduled|processing|wireless|confirmed|sent by .*|see above|the same.*|same.*|still .*|gone.*|there.*|it .*|i .*|we .*|what.*|none\b.*)$/i;

function* quoted(text: string): Generator<ErrorMention> {
  for (const shape of quotedShapes) {
    for (const found of text.matchAll(shape)) {
      const words = (found[1] ?? '').trim();
      const [start, end] = found.indices?.[1] ?? [found.index, found.index];
      if (words.length < 3 || plainValues.test(words)) continue;
      yield { start, end, value: scrub(words) };
      return;
    }
  }
}
