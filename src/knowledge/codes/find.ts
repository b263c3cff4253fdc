/** Finds the code somebody typed or pasted. Exact or not at all: the nearest code is the wrong code (row X7). */
import type { PlatformId } from '../facts.ts';
import { type Code, type Listed, listed, type ProviderId, providers } from './registry.ts';

/** Where to look. */
export interface Within {
  /** A provider as people type it; `vonage/dlr-err-code` names the namespace too. */
  readonly provider?: string | undefined;
  /** The product in use: its own texts come before everybody else's. */
  readonly platform?: PlatformId | undefined;
}

/**
 * The codes the text names: a code, an error text or a title, exact but for case, spacing, dashes, quotes and
 * punctuation; alone, or with the provider and words such as "error code" about it. A code outranks a title.
 * Several when the same code means several things; none when nothing is exactly that.
 */
export function findCodes(text: string, within: Within = {}): readonly Code[] {
  const readings = readingsOf(text);
  const place = placeOf(within.provider);
  if (place === 'nowhere') return [];
  const { platform } = within;
  const own = platform && find(readings, (entry) => entry.code.provider === platform, place);
  if (own?.length) return own;
  return find(readings, (entry, named) => !entry.ownWords || named || platform === undefined, place);
}

/** The provider people mean by this name, slug or nickname; undefined when it is none of ours. */
export function findProvider(text: string): ProviderId | undefined {
  return nicknames.get(plain(text));
}

/** One way to take the words: what is left of them, and what the rest has told. */
interface Reading {
  readonly words: string;
  readonly provider?: ProviderId;
  readonly namespace?: string;
}

type Place = Omit<Reading, 'words'>;

const nicknames = new Map<string, ProviderId>(
  Object.values(providers).flatMap(({ id, name, also }) =>
    [id, name, ...also].map((nickname): [string, ProviderId] => [plain(nickname), id]),
  ),
);
const namespaces = new Map(listed.map(({ code }) => [plain(code.namespace), code.namespace]));

const byCode = index(({ code, product }) => {
  const value = plain(code.code);
  const name = plain(code.name);
  return product ? [value] : [value, `${value} ${name}`, `${name} ${value}`];
});
/** A product's names say where its texts come from, so they are no titles that anybody sees. */
const byTitle = index(({ code, also, product }) => [...(product ? [] : [code.name]), ...also].map(plain));

const leadIn = /^(?:error|err|errorcode|code|reason|status|number|no|nr|failed|failure|undelivered|with) /;
const trailer = / (?:error|code)$/;
const preposition = / (?:from|by|on|in|via)$/;

/** Longer than any text listed, with room for the words about it. */
const longest = 300;

function find(
  readings: readonly Reading[],
  allowed: (entry: Listed, named: boolean) => boolean,
  place: Place,
): readonly Code[] {
  for (const reading of readings) {
    const provider = reading.provider ?? place.provider;
    const namespace = reading.namespace ?? place.namespace;
    const fits = (entry: Listed) =>
      allowed(entry, provider !== undefined) &&
      [reading.provider, place.provider].every((id) => id === undefined || id === entry.code.provider) &&
      (namespace === undefined || namespace === entry.code.namespace);
    for (const shelf of [byCode, byTitle]) {
      const found = shelf.get(reading.words)?.filter(fits) ?? [];
      if (found.length > 0) return found.map((entry) => entry.code);
    }
  }
  return [];
}

/** Every way to take the text, the most literal first. */
function readingsOf(text: string): readonly Reading[] {
  if (text.length > longest) return [];
  const readings: Reading[] = [{ words: plain(text) }];
  const seen = new Set<string>();
  for (const reading of readings) {
    const key = JSON.stringify(reading);
    if (seen.has(key)) continue;
    seen.add(key);
    readings.push(...narrower(reading));
  }
  return readings;
}

function* narrower(reading: Reading): Generator<Reading> {
  const { words } = reading;
  if (reading.provider === undefined) {
    for (const [nickname, provider] of nicknames) {
      if (words.startsWith(`${nickname} `)) {
        yield { ...reading, words: words.slice(nickname.length + 1), provider };
      }
      if (words.endsWith(` ${nickname}`)) {
        yield { ...reading, words: words.slice(0, -nickname.length - 1).replace(preposition, ''), provider };
      }
    }
  }
  if (reading.namespace === undefined) {
    for (const [name, namespace] of namespaces) {
      if (words.startsWith(`${name} `)) yield { ...reading, words: words.slice(name.length + 1), namespace };
    }
  }
  if (leadIn.test(words)) yield { ...reading, words: words.replace(leadIn, '') };
  // "30007 error" is a code; "unknown error" is not the status "Unknown".
  if (/\d/.test(words) && trailer.test(words)) yield { ...reading, words: words.replace(trailer, '') };
}

function placeOf(provider: string | undefined): Place | 'nowhere' {
  if (provider === undefined) return {};
  const whole = findProvider(provider);
  if (whole) return { provider: whole };
  const [before = '', ...after] = provider.split('/');
  const id = findProvider(before);
  const namespace = namespaces.get(plain(after.join('/')));
  return id && namespace ? { provider: id, namespace } : 'nowhere';
}

function index(wordings: (entry: Listed) => readonly string[]): ReadonlyMap<string, readonly Listed[]> {
  const shelf = new Map<string, Listed[]>();
  for (const entry of listed) {
    for (const words of new Set(wordings(entry))) shelf.set(words, [...(shelf.get(words) ?? []), entry]);
  }
  return shelf;
}

/** Lower case, quotes gone, dashes and punctuation a single space; a sign before a digit stays, for -4 and +64 are no codes. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['"`´‘’‚“”„«»]/g, '')
    .replace(/(?<=\S)[-−+]|[-−+](?!\d)|[\s‐‑‒–—_/\\:;,.!?()[\]{}<>#*=&|•]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
