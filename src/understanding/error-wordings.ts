/** Known error texts inside free text: the products' own wordings and the providers' longer titles. */
import { codes } from '#knowledge/codes/index.ts';

/** An error found in a text: `value` is the product's own wording, the bare code, or the quoted words themselves. */
export interface ErrorMention {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

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

/** The products' own wordings in a text, each under its exact text. */
export function* wordings(text: string): Generator<ErrorMention> {
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
/** Products, as against providers, in the code books. */
export const products: ReadonlySet<string> = new Set([
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
export function* titles(text: string): Generator<ErrorMention> {
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
