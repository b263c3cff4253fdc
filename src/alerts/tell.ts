/** What a channel is to hear of an incident now. Pure: asked every few seconds, it gives what is new since it was told last. */
import type { Incident } from '#detection/incident.ts';
import type { CauseId } from '#knowledge/causes/index.ts';
import type { News } from '#views/alert-shown.ts';
import type { Known, Told } from './incident.ts';
import { isQuiet } from './quiet.ts';
import type { Subscription } from './subscription.ts';
import { gravity, isCritical, matters, moved, touches } from './weight.ts';

export interface Telling {
  readonly does: 'post' | 'redraw' | 'follow';
  /** Of `follow`. */
  readonly news?: News;
  /** The message below which it stands is drawn anew too. */
  readonly redraw?: true;
}

const minute = 60_000;
/** ms between two things said below a message, the end apart. */
export const followEvery = 10 * minute;
/** ms between two drawings of a message because of its numbers. */
export const drawEvery = minute;
/** ms after which any change of the numbers is drawn. */
const drawAtLast = 10 * minute;
/** The part of a number by which it must have moved to be drawn sooner. */
const movedBy = 0.1;
/** Worse: so much larger a part fails than was told, and so many more texts. That it merely goes on is not news. */
const worse = { times: 1.5, more: 10 };
/** From this gravity on it is news that it has come to it. */
const grave = 2;

export interface Case {
  readonly known: Pick<Known, 'open' | 'facts' | 'doings'>;
  /** Absent where the channel does not hear of incidents any more. */
  readonly subscription: Subscription | undefined;
  /** Absent where it was told nothing of this one. */
  readonly told: Told | undefined;
  /** Epoch ms */
  readonly now: number;
}

/** What is to be done, with what the channel was told then; `undefined`: nothing. */
export function tell(one: Case): { readonly telling: Telling; readonly told: Told } | undefined {
  const { known, subscription, told, now } = one;
  if (!told) return begins(one) ? { telling: { does: 'post' }, told: first(known.facts, now) } : undefined;
  if (known.open && told.over) return reopens(told, known.facts, now);

  const hears = subscription && !subscription.paused;
  const quiet = hears && isQuiet(subscription, isCritical(known.facts), now);
  if (!known.open) return ends(one, told, Boolean(hears), Boolean(quiet));
  const news = hears && !quiet ? newsOf(one, told) : undefined;
  if (news) return { telling: { does: 'follow', news, redraw: true }, told: first(known.facts, now) };
  if (subscription?.paused || !isStale(told, known.facts, now)) return undefined;
  return { telling: { does: 'redraw' }, told: drawn(told, known.facts, now) };
}

/** Whether the channel hears of it for the first time. */
function begins({ known: { open, facts, doings }, subscription, now }: Case): boolean {
  if (!open || !subscription || subscription.paused || doings.dismissed) return false;
  return (
    touches(facts, subscription.only) &&
    matters(facts, subscription.sensitivity) &&
    !isQuiet(subscription, isCritical(facts), now)
  );
}

/** It was over and goes on after all: the same message says so. */
function reopens({ over: _, ...told }: Told, facts: Incident, now: number): ReturnType<typeof tell> {
  return { telling: { does: 'redraw' }, told: drawn(told, facts, now) };
}

/** The end is drawn at once and told once: not in quiet hours, and not where somebody said that nothing was wrong. */
function ends({ known, now }: Case, told: Told, hears: boolean, quiet: boolean): ReturnType<typeof tell> {
  const { facts, doings } = known;
  if (told.over === 'told' || (told.over === 'drawn' && quiet)) return undefined;
  const ended = drawn(told, facts, now);
  if (!hears || doings.dismissed) return { telling: { does: 'redraw' }, told: { ...ended, over: 'told' } };
  if (quiet) return { telling: { does: 'redraw' }, told: { ...ended, over: 'drawn' } };
  return {
    telling: { does: 'follow', news: resolved(facts, now), redraw: true },
    told: { ...ended, at: now, over: 'told' },
  };
}

/** What people must notice, the most important of it only. */
function newsOf({ known, now }: Case, told: Told): News | undefined {
  const { facts, doings } = known;
  const { snoozed } = doings;
  if ((snoozed && snoozed.until > now) || now - told.at < followEvery) return undefined;
  const { failed, total } = facts;
  if (facts.cause !== told.cause)
    return { kind: 'cause', cause: facts.cause as CauseId, before: told.cause as CauseId };
  const way = moved(told.slice, facts.slice);
  if (way) return { kind: way, slice: { ...facts.slice } };
  if (isWorse(facts, told)) return { kind: 'worse', failed, total, before: told.failed };
  return snoozed && told.at < snoozed.until ? { kind: 'still', failed, total } : undefined;
}

function isWorse(facts: Incident, told: Told): boolean {
  if (facts.kind !== 'failures') return false;
  const now = gravity(facts);
  if (now >= grave && now > told.gravity) return true;
  return facts.rate >= told.rate * worse.times && facts.failed >= told.failed + worse.more;
}

function resolved({ since, resolvedAt, failed, total, expected }: Incident, now: number): News {
  const minutes = Math.max(1, Math.round(((resolvedAt ?? now) - since) / minute));
  return { kind: 'resolved', minutes, failed, total, expected };
}

/** Whether the message shows numbers that are not true any more. */
function isStale({ drawn: { at, numbers } }: Told, facts: Incident, now: number): boolean {
  if (now - at < drawEvery) return false;
  const pairs = numbersOf(facts).map((is, place) => [numbers[place] ?? 0, is] as const);
  if (pairs.some(([was, is]) => Math.abs(is - was) >= Math.max(1, was * movedBy))) return true;
  return now - at >= drawAtLast && pairs.some(([was, is]) => is !== was);
}

/** Those that a message is about. */
const numbersOf = ({ kind, failed, total, expected }: Incident): readonly [number, number] =>
  kind === 'silence' ? [total, Math.round(expected)] : [failed, total];

const first = (facts: Incident, at: number): Told => ({
  at,
  failed: facts.failed,
  rate: facts.rate,
  gravity: gravity(facts),
  cause: facts.cause,
  slice: facts.slice,
  drawn: { at, numbers: numbersOf(facts) },
});

const drawn = (told: Told, facts: Incident, at: number): Told => ({
  ...told,
  drawn: { at, numbers: numbersOf(facts) },
});
