/** The whole story of an incident in one sentence: what fails, how much of it, since when, how much is usual. */
import type { AlertShown } from './alert-shown.ts';
import { leastGroup, normally } from './amounts.ts';
import { type Part, providerName, shorter, textsOf } from './traffic.ts';
import { fromTo, lasted, when } from './when.ts';

/** Characters; what is longer is cut where it is shown. */
const longest = 150;

/** What is needed of an incident to tell it in a sentence. */
export type Told = Pick<
  AlertShown,
  | 'kind'
  | 'slice'
  | 'site'
  | 'since'
  | 'resolvedAt'
  | 'now'
  | 'failed'
  | 'total'
  | 'expected'
  | 'zone'
  | 'dismissed'
>;

/** Nothing is heard at all, or nothing of a whole provider: it is the bot that does not hear. */
export const isBlind = ({ kind, slice }: Pick<Told, 'kind' | 'slice'>): boolean =>
  kind === 'silence' && Object.entries(slice).every(([dimension, name]) => dimension === 'provider' || !name);

/** Its length of time, or so far. */
export const minutesOf = ({ since, resolvedAt, now }: Pick<Told, 'since' | 'resolvedAt' | 'now'>): number =>
  ((resolvedAt ?? now) - since) / 60_000;

/** A sending number means little to people who know which location sends with it. */
function partOf({ slice, site: only }: Pick<Told, 'slice' | 'site'>): Part {
  const { sender, site } = slice;
  return sender && !site && only ? { ...slice, site: only } : slice;
}

/** One sentence. @param texts what it is about, in words @param room characters that a name may have */
export function storyOf(told: Told, texts = textsOf(partOf(told)), room = 40): string {
  const sentence = `${bare(told, texts, room)}.`;
  if (told.dismissed) return `Closed as not a problem: ${inside(sentence)}`;
  return told.resolvedAt === undefined ? sentence : `Over: ${inside(sentence)}`;
}

/** The sentence behind `prefix`, with shorter names, then with fewer of them, until it can stand as a title. */
export function titleOf(told: Told, prefix = ''): string {
  for (let part: Part | undefined = partOf(told); part; part = shorter(part))
    for (const room of [40, 24, 14]) {
      const story = prefix + storyOf(told, textsOf(part, room), room);
      if (story.length <= longest) return story;
    }
  return prefix + storyOf(told, 'texts', 0);
}

function bare(told: Told, texts: string, room: number): string {
  if (told.kind === 'failures') return failures(told, texts);
  return isBlind(told) ? blind(told, room) : silence(told, texts);
}

function failures(told: Told, texts: string): string {
  const { failed, total, expected, resolvedAt } = told;
  const [time, usual] =
    resolvedAt === undefined ? [since(told), normally(expected)] : [between(told), lasted(minutesOf(told))];
  if (total < leastGroup) return `Most ${texts} failed ${time} (fewer than ${leastGroup} in all)`;
  const count = failed >= total ? `All ${total}` : `${failed} of ${total}`;
  return `${count} ${texts} failed ${time} (${usual})`;
}

function silence(told: Told, texts: string): string {
  const { total, resolvedAt } = told;
  if (resolvedAt !== undefined) return `delivery receipts of ${texts} come again; ${gap(told)}`;
  const few = total < leastGroup ? 'Hardly any' : `Only ${total}`;
  return `${total <= 0 ? 'No' : few} delivery receipts of ${texts} ${since(told)}; ${usually(told)}`;
}

/** @param room 0: the shortest there is */
function blind(told: Told, room: number): string {
  const { slice, total, resolvedAt } = told;
  const { provider } = slice;
  const from = provider ? ` from ${providerName(provider, room || 14)}` : '';
  if (resolvedAt !== undefined) return `I get delivery receipts${from} again; ${gap(told)}`;
  const none = total <= 0 ? `no delivery receipts${from} any more` : `hardly any delivery receipts${from}`;
  if (room === 0) return `I get ${none} ${since(told)}; texts may still go out`;
  return `I get ${none} ${since(told)} (${usually(told)}): I am blind ${from ? 'there' : 'for now'}, texts may still go out`;
}

const since = ({ since: at, now, zone }: Told) => `since ${when(at, now, zone)}`;
const between = ({ since: at, resolvedAt, now, zone }: Told) => fromTo(at, resolvedAt ?? now, now, zone);
const gap = (told: Told) =>
  `there were ${told.total <= 0 ? 'none' : 'hardly any'} ${between(told)} (${lasted(minutesOf(told))})`;
const usually = ({ expected }: Told) =>
  Math.round(expected) < 1 ? 'usually there are some' : `usually about ${Math.round(expected)} by now`;

/** A sentence inside another begins small, except "I". */
const inside = (sentence: string) =>
  /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
