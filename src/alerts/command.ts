/** What is typed after `alerts`, read. Forgiving to case, dashes, quotes and am or pm; guesses nothing. */
import type { Dimension } from '#detection/traffic.ts';
import { nearest } from './nearest.ts';
import type { Sensitivity, Subscription } from './subscription.ts';
import { readTimes } from './times-of-day.ts';

/** A part of the traffic as somebody typed it; without a dimension it may be of any. */
export interface Wish {
  readonly dimension?: Dimension;
  readonly value: string;
}

/** What is to be other than it was. */
export interface Change {
  readonly does: 'change';
  /** "Here": alerts begin, if they were not on. */
  readonly here: boolean;
  /** The part to hear of, all anew; empty for everything. */
  readonly only?: readonly Wish[];
  /** "Although no receipt is of there yet." */
  readonly anyway?: true;
  readonly sensitivity?: Sensitivity;
  readonly quiet?: Exclude<Subscription['quiet'], undefined> | 'off';
  readonly digest?: Subscription['digest'];
}

export type Command =
  | Change
  | { readonly does: 'list' | 'stop' | 'help' }
  /** `twice`: two values where one can be. `times`: no times of day. `meant`: commands that may have been meant. */
  | { readonly does: 'unread'; readonly why: 'words' | 'twice' | 'times'; readonly meant: readonly string[] };

/** @param text what was typed after `alerts`, or what a button says. */
export function readCommand(text: string): Command {
  const words = plain(text);
  const alone = single[words.toLowerCase()];
  if (alone) return { does: alone };
  let change: Change = { does: 'change', here: false };
  let rest = words;
  while (rest !== '') {
    const clause = clauses.find(([pattern]) => pattern.test(rest));
    const match = clause?.[0].exec(rest);
    if (!clause || !match) return unread(rest);
    const read = clause[1](match, change);
    if ('does' in read && read.does === 'unread') return read;
    change = { ...change, ...read } as Change;
    rest = rest.slice(match[0].length).replace(between, '');
  }
  return change.here || change.only === undefined ? change : { ...change, here: true };
}

const single: Readonly<Record<string, 'list' | 'stop' | 'help'>> = {
  '': 'help',
  help: 'help',
  '?': 'help',
  list: 'list',
  show: 'list',
  settings: 'list',
  stop: 'stop',
  off: 'stop',
  'stop here': 'stop',
  'off here': 'stop',
  none: 'stop',
};

/** One form of quotes and dashes, no full stop at the end. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '');

/** Between clauses; buttons write a hyphen where people leave a space. */
const between = /^(?:[\s,;-]|and\b)+/i;

type Unread = Extract<Command, { does: 'unread' }>;
type Clause = readonly [RegExp, (match: RegExpExecArray, so: Change) => Partial<Change> | Unread];

/** In the order in which they are tried; each stands at the beginning of what is left. */
const clauses: readonly Clause[] = [
  [/^(?:here|on)\b/i, (_, { only }) => ({ here: true, only: only ?? [] })],
  [/^for (?:everything|all)\b/i, () => ({ only: [] })],
  [/^for (?<what>.+?)(?=[\s,;]+(?:quiet|digest|sensitivity|early|balanced|only[ -]big|anyway)\b|$)/i, wishes],
  [/^anyway\b/i, () => ({ anyway: true })],
  [
    /^(?:sensitivity[ :=-]*)?(?:only[ -])?(early|balanced|big)\b/i,
    ([, how = '']) => ({ sensitivity: how.toLowerCase() as Sensitivity }),
  ],
  [/^quiet[ :=-]*(?:off|none|never)\b/i, () => ({ quiet: 'off' })],
  [
    /^quiet[ :=-]*(?<times>.*?)(?<critical>[ ,-]*\b(?:except|but)[ -](?:for[ -])?critical)?(?=[ ,;]+(?:digest|sensitivity|early|balanced|only[ -]big)\b|$)/i,
    quiet,
  ],
  [/^digest[ :=-]*(?:daily|(?:every |each )?day)\b/i, () => ({ digest: 'daily' })],
  [/^digest[ :=-]*(?:weekly|(?:every |each )?week)\b/i, () => ({ digest: 'weekly' })],
  [/^digest[ :=-]*(?:off|none|never|stop)\b/i, () => ({ digest: 'none' })],
];

function quiet({ groups }: RegExpExecArray): Partial<Change> | Unread {
  const { times: typed = '', critical } = groups ?? {};
  const times = /^(?:at )?nights?$/i.test(typed) ? night : readTimes(typed);
  if (!times) return { does: 'unread', why: 'times', meant: ['quiet 20:00-07:00 except critical'] };
  return { quiet: { ...times, critical: critical !== undefined } };
}
const night = { from: 20 * 60, to: 7 * 60 };

/** People's words for a dimension. */
const names: Readonly<Record<string, Dimension>> = {
  provider: 'provider',
  platform: 'platform',
  system: 'platform',
  site: 'site',
  location: 'site',
  clinic: 'site',
  practice: 'site',
  feature: 'feature',
  sender: 'sender',
  number: 'sender',
  carrier: 'carrier',
};
const name = `(?:${Object.keys(names).join('|')})`;
/** `site=north clinic`, `site "north, east"`, or bare words. */
const item = new RegExp(
  `^(?:(?<name>${name})(?: ?[=:] ?| (?=")))?(?:"(?<quoted>[^"]+)"|'(?<single>[^']+)'|(?<bare>.+?))` +
    `(?=[\\s,;]+(?:and )?${name} ?[=:]|[,;]|$)`,
  'i',
);

function wishes({ groups }: RegExpExecArray): Partial<Change> | Unread {
  const only: Wish[] = [];
  let { what: rest = '' } = groups ?? {};
  while (rest !== '') {
    const match = item.exec(rest);
    const { quoted, single: quotedOnce, bare = '', name: given = '' } = match?.groups ?? {};
    const value = (quoted ?? quotedOnce ?? bare).trim();
    if (!match || value === '') return unread('for');
    const dimension = names[given.toLowerCase()];
    only.push({ ...(dimension ? { dimension } : {}), value });
    rest = rest.slice(match[0].length).replace(between, '');
  }
  const dimensions = only.map(({ dimension }) => dimension);
  if (new Set(dimensions).size < only.length) return { does: 'unread', why: 'twice', meant: [] };
  return { only };
}

/** What begins a command, with the whole of an example. */
const examples: Readonly<Record<string, string>> = {
  here: 'here',
  hear: 'here',
  for: 'here for site=north',
  list: 'list',
  stop: 'stop',
  quiet: 'quiet 20:00-07:00 except critical',
  early: 'early',
  balanced: 'balanced',
  only: 'only big',
  big: 'only big',
  sensitivity: 'balanced',
  digest: 'digest daily',
  daily: 'digest daily',
  weekly: 'digest weekly',
  help: 'help',
};

function unread(rest: string): Unread {
  const [first = ''] = rest.toLowerCase().split(/[\s:=-]/);
  const word = nearest(first, Object.keys(examples));
  return { does: 'unread', why: 'words', meant: word === undefined ? [] : [examples[word] as string] };
}
