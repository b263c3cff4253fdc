/** Delivery codes inside free text, as numbers or as names. */
import { codes, findCodes, findProvider } from '#knowledge/codes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import { type ErrorMention, products } from './error-wordings.ts';

/** Codes that are names, such as `TEXT_FAILED`. */
export function* namedCodes(text: string): Generator<ErrorMention> {
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

/** Delivery codes written as numbers; a number that may count something else is left alone. */
export function* numericCodes(text: string, platform: PlatformId | undefined): Generator<ErrorMention> {
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
export function providerIn(text: string): string | undefined {
  for (const [word] of text.matchAll(/\p{L}{3,20}/gu)) if (isVendor(word)) return word;
  return undefined;
}

function isVendor(word: string): boolean {
  const provider = findProvider(word);
  return provider !== undefined && !products.has(provider);
}
