/** Error texts and delivery codes quoted inside free text. Exact or not at all: the nearest code is the wrong code. */
import { type Code, codes, findCodes, findProvider } from '#knowledge/codes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import { scrub } from './patient-data.ts';

/** An error found in a text: `value` is the product's own wording, the bare code, or the quoted words themselves. */
export interface ErrorMention {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

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
  const numbers = [...names(text), ...numericCodes(text, platform)].filter((one) => !overlaps(one, known));
  const quotes = [...quoted(text)].filter((one) => !overlaps(one, known) && !overlaps(one, numbers));
  return [...known, ...numbers, ...quotes];
}

const overlaps = (one: ErrorMention, others: readonly ErrorMention[]): boolean =>
  others.some((other) => one.start < other.end && one.end > other.start);

const gap = '[\\s"\'“”‘’_:,()–—-]{1,4}';
const flexible = (words: string): RegExp =>
  new RegExp(`(?<![\\w])${words.replaceAll(' ', gap)}(?![\\w])`, 'gi');

/** The products' own error texts, and the parts by which staff quote them. Only what can mean nothing else. */
const productTexts: readonly { readonly text: string; readonly quotedAs: readonly RegExp[] }[] = [
  {
    text: 'Unreachable destination handset',
    quotedAs: [
      'unreach(?:able|ible) (?:destination )?hands?et',
      'hands?et (?:is )?(?:un|not )reach(?:able|ible)',
      'destination hands?et unreachable',
      'unreachable destination',
    ],
  },
  {
    text: 'Unknown destination handset',
    quotedAs: ['unknown (?:destination )?hands?et', 'hands?et unknown', 'unknown destination'],
  },
  {
    text: 'Landline or unreachable carrier',
    quotedAs: [
      'land ?line or (?:an )?unreachable(?: carrier)?',
      'land ?line ?/ ?unreachable carrier',
      'unreachable carrier',
      'carrier unreachable',
    ],
  },
  { text: 'Carrier violation', quotedAs: ['carrier violations?', 'violation carrier'] },
  {
    text: 'HTTP 400 error - Unable to create record',
    quotedAs: [
      '(?:http )?(?:error )?400 (?:error )?(?:http )?unable to create(?: (?:a |the )?record)?',
      'http (?:error )?400(?: error)?',
      '400 http(?: error)?',
      'unable to create (?:a |the )?record',
    ],
  },
  {
    text: 'HTTP 404 error - Unable to fetch record',
    quotedAs: [
      '(?:http )?(?:error )?404 (?:error )?(?:http )?unable to fetch(?: (?:a |the )?record)?',
      'http (?:error )?404(?: error)?',
      '404 http(?: error)?',
      'unable to fetch (?:a |the )?record',
    ],
  },
  {
    text: 'Carrier rejected as invalid destination address',
    quotedAs: [
      '(?:carrier )?rejected as (?:an )?invalid(?: destination)?(?: address)?',
      'carrier rejected (?:an )?invalid destination(?: address)?',
      'invalid destination address',
    ],
  },
  { text: 'Carrier rejected message', quotedAs: ['carrier rejected message'] },
  {
    text: 'Invalid Application ID',
    quotedAs: ['invalid app(?:lication)? id', 'application id (?:is )?invalid', 'invalid application'],
  },
  {
    text: 'TFN Not Verified',
    quotedAs: ['tfn (?:is )?(?:not |un)verified', "tfn isn['’]?t verified", 'unverified tfn'],
  },
  {
    text: 'Rejected as Spam (Future)',
    quotedAs: ['rejected as spam(?: future\\)?)?', 'spam future', 'rejected spam'],
  },
  {
    text: 'Unallocated to Number',
    quotedAs: ['unallocated to(?: number)?', 'unallocated to num', 'to number (?:is )?unallocated'],
  },
  {
    text: 'Unallocated from Number',
    quotedAs: ['unallocated from(?: number)?', 'unallocated from num', 'from number (?:is )?unallocated'],
  },
  { text: 'Invalid Service Type', quotedAs: ['invalid service types?', 'service type (?:is )?invalid'] },
  {
    text: 'Invalid number',
    quotedAs: [
      '(?<!(?:an|the|this|that|her|his|with|some|few|many) )invalid (?:phone )?numbers?(?! (?:format|of))',
    ],
  },
].map(({ text, quotedAs }) => ({ text, quotedAs: quotedAs.map(flexible) }));

function* wordings(text: string): Generator<ErrorMention> {
  for (const { text: value, quotedAs } of productTexts) {
    for (const shape of quotedAs) {
      const found = text.matchAll(shape).next().value;
      if (found === undefined) continue;
      yield { start: found.index, end: found.index + found[0].length, value };
      break;
    }
  }
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const products: ReadonlySet<string> = new Set([
  'notify',
  'dental-intelligence',
  'caremessage',
  'cliniko',
  'open-dental',
]);
/** Providers' titles of four words and more, by their first word: long enough to be nobody's own words. */
const longTitles: ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly title: string }[]
> = Map.groupBy(
  codes
    .filter(({ provider }) => !products.has(provider))
    .map(({ name }) => ({ words: plain(name).split(' '), title: name }))
    .filter(({ words }) => words.length >= 4)
    .toSorted((one, other) => other.words.length - one.words.length),
  ({ words }) => words[0] ?? '',
);

/** The first provider's title in the text; the longest where several begin there. */
function* titles(text: string): Generator<ErrorMention> {
  const found = [...text.toLowerCase().matchAll(/[a-z0-9]+/g)];
  for (const [from, { 0: word, index: start }] of found.entries()) {
    for (const { words, title } of longTitles.get(word) ?? []) {
      if (!words.every((one, offset) => found[from + offset]?.[0] === one)) continue;
      const last = found[from + words.length - 1];
      yield { start, end: (last?.index ?? start) + (last?.[0].length ?? 0), value: title };
      return;
    }
  }
}

function* names(text: string): Generator<ErrorMention> {
  for (const found of text.matchAll(/\b(?:EC|TEXT)_[A-Z0-9_]{2,50}\b/gi)) {
    yield { start: found.index, end: found.index + found[0].length, value: found[0].toUpperCase() };
  }
}

const known = new Set(codes.flatMap(({ code }) => /^\d{2,5}/.exec(code)?.[0] ?? []));
const number = /(?<![\w.:+/$€£-])(\d{1,5})(?![\w:/%+]|[.,-]\d)/g;
const calledError =
  /(?:\b(?:error|errors|err|errorcode|code|codes|reason|fault|failure)(?: ?(?:code|codes|no|number|nr|is|was|says|of|message|id|type|with))*[\s:#=(-]{0,3}|\b(?:err|e)#)$/i;
const givenAfter = /^[\s,)]{0,2}(?:error|err|code|errors|codes)\b/i;
const seen =
  /\b(?:get|gets|getting|got|gave|seeing|see|sees|saw|say|says|saying|shows?|showing|gives?|giving|with|keep|keeps|a|the|same|throws?|throwing|returns?|returned|reads|has|of|is|and)\s(?:a |an |the |code |error )?$/i;
const counted =
  /^\+?[\s-]{0,2}(?:texts|messages|msgs|patients?|pts?|people|ppl|credits?|recipients|numbers?|contacts|names|times|hours?|hrs?|days?|minutes?|mins?|am|pm|st|street|ave|avenue|road|rd|dollars|bucks|of|out|in a row|percent|weeks?|months?|years?|characters|failures|sms|per|families|clients|or|more|went|recalls?|reminders?|left)\b/i;
const notCode =
  /(?:\b(?:zip|zipcode|postcode|postal|mrn|chart|account|acct|patient|id|suite|room|ext|extension|apt|box|over|than|about|around|first|last|to|for|at|all|least|most|nearly|almost|only|sent|list of|since|in|year)|[#$])[\s:#]*(?:id |no |number |is )?$/i;

function* numericCodes(text: string, platform: PlatformId | undefined): Generator<ErrorMention> {
  const whole = text.trim().replace(/^["'#([]+|["')\]?!.]+$/g, '');
  const provider = providerIn(text);
  for (const found of text.matchAll(number)) {
    const code = found[1] ?? '';
    const before = text.slice(Math.max(0, found.index - 40), found.index);
    const after = text.slice(found.index + code.length, found.index + code.length + 20);
    if (counted.test(after) && !calledError.test(before)) continue;
    const year = /^(?:19|20)\d\d$/.test(code);
    const listed = known.has(code) || known.has(code.replace(/^0+/, ''));
    const byProvider = provider !== undefined && findCodes(code, { provider }).length > 0;
    const isCode =
      followsProvider(before) ||
      (calledError.test(before) && (code.length >= 3 || byProvider)) ||
      (givenAfter.test(after) && code.length >= 3 && (listed || code.length === 5)) ||
      (whole === code && ((code.length >= 3 && listed) || code.length === 5)) ||
      (byProvider && code.length >= 3 && !notCode.test(before)) ||
      (code.length === 5 && listed && !notCode.test(before)) ||
      (code.length >= 4 && listed && !year && seen.test(before) && !notCode.test(before));
    if (!isCode) continue;
    // Notify shows these two with its own words; elsewhere the bare number stays a number.
    const value = platform === 'notify' ? (httpTexts[code] ?? code) : code;
    yield { start: found.index, end: found.index + code.length, value };
  }
}

const httpTexts: Readonly<Record<string, string>> = {
  '400': 'HTTP 400 error - Unable to create record',
  '404': 'HTTP 404 error - Unable to fetch record',
};

function followsProvider(before: string): boolean {
  const word =
    /([\p{L}]+)(?:[\s:'’s-]{0,3}(?:error|err|code|status|says|gave|gives|said|reason|number)?[\s:#-]{1,3}){1,2}$/iu.exec(
      before,
    )?.[1];
  return word !== undefined && isVendor(word);
}

/** A provider (not a product) named anywhere in the text. */
function providerIn(text: string): string | undefined {
  for (const [word] of text.matchAll(/\p{L}{3,20}/gu)) if (isVendor(word)) return word;
  return undefined;
}

function isVendor(word: string): boolean {
  const provider = findProvider(word);
  return provider !== undefined && !products.has(provider);
}

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
