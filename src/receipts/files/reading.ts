/** From what a line of a log says to a receipt. */
import type { KeyedHash } from '#kit/keyed-hash.ts';
import { phoneOf } from '#kit/phone.ts';
import { findProvider, type ProviderId } from '#knowledge/codes/index.ts';
import { facts, type PlatformId } from '#knowledge/facts.ts';
import { states } from '#knowledge/outcomes.ts';
import { international } from '#providers/international.ts';
import type { Receipt } from '#providers/provider.ts';
import { endOf, receipt } from '#providers/receipt.ts';
import { senderOf } from '../sender.ts';
import { safeWord, word } from '../word.ts';
import type { Cells } from './columns.ts';
import { errorOf } from './errors.ts';
import { keyOf } from './fields.ts';
import { type Mark, ownIds } from './own-id.ts';
import { reasons } from './reasons.ts';
import { meantBy } from './statuses.ts';
import { readTime, type TimeHabits } from './times.ts';
import type { Wish } from './wish.ts';

/** A receipt, something that is none (an incoming text, an e-mail), or the reason why the line is not taken. */
export type Taken = Receipt | 'no receipt' | { readonly reason: string };

/** @param provider whose export the file shows itself to be. @param hash for texts without an id. */
export function openReading(
  wish: Wish,
  provider: ProviderId | undefined,
  hash: KeyedHash,
): (cells: Cells) => Taken {
  const habits = habitsIn(wish, provider);
  const idOf = ownIds(hash);

  return (cells) => {
    if (isOther(cells)) return 'no receipt';
    const platform = wish.place.platform ?? platformOf(cells.platform);
    const known = wish.provider ?? (cells.provider ? findProvider(cells.provider) : undefined) ?? provider;
    const owner = known ?? productOf(platform);
    const within = [platform, owner];
    if (cells.status === undefined) return { reason: reasons.noStatus };
    const state = meantBy(cells.status, within);
    if (state === undefined) return { reason: reasons.status };
    if (state === 'no receipt') return state;
    const times = timesOf(cells, habits);
    if ('reason' in times) return times;

    // AWS says the error in the status
    const texts = [cells.code, cells.error, owner === 'aws' ? cells.status : undefined];
    const error =
      states[state].outcome === 'delivered' ? undefined : errorOf(texts, { provider: known, platform });
    const to = cells.to && (known ? international(cells.to) : cells.to);
    const from = cells.from && (known ? international(cells.from) : cells.from);
    const told = {
      provider: owner ?? '',
      to,
      from: senderIn(from),
      place: placeIn(cells, platform),
      patient: cells.patient,
    };
    return receipt({
      ...told,
      message: cells.message && isId(cells.message) ? cells.message : idOf(markOf(cells, told, times, wish)),
      several: owner === 'sinch' ? true : undefined,
      ...times,
      state: endOf(state, { provider: told.provider, ...error }),
      said: cells.status,
      ...error,
      carrier: cells.carrier,
      line: lineOf(cells.line),
      workspace: cells.workspace,
    });
  };
}

/** SMS providers keep UTC, practice systems the time on the wall; `--timezone` says otherwise. */
function habitsIn({ habits, zoned }: Wish, provider: ProviderId | undefined): TimeHabits {
  return provider && !zoned && !isProduct(provider) ? { ...habits, zone: (shown) => shown } : habits;
}

const isProduct = (provider: ProviderId): boolean => Object.hasOwn(facts.platform.values, provider);

/** The books list the texts of some products as a provider's. */
const productOf = (platform: PlatformId | undefined): ProviderId | undefined =>
  platform && findProvider(platform);

function platformOf(text: string | undefined): PlatformId | undefined {
  const key = keyOf(text ?? '');
  return key
    ? (Object.keys(facts.platform.values) as PlatformId[]).find(
        (id) => keyOf(id) === key || keyOf(facts.platform.values[id].label) === key,
      )
    : undefined;
}

function isOther({ direction, channel }: Cells): boolean {
  return (
    /^(?:in|mo|received|reply)/i.test(direction ?? '') ||
    /^(?:e-?mail|call|voice|phone|letter|post|push|fax|whats\s?app|rcs|viber|messenger)/i.test(channel ?? '')
  );
}

function timesOf(
  cells: Cells,
  habits: TimeHabits,
): { readonly at: number; readonly sentAt?: number } | { readonly reason: string } {
  const { sent, time, updated } = cells;
  const whole =
    sent !== undefined && time !== undefined && !sent.includes(':') ? `${sent} ${time}` : (sent ?? time);
  if (whole === undefined && updated === undefined) return { reason: reasons.noTime };
  const sentAt = whole === undefined ? undefined : readTime(whole, habits);
  if (sentAt && 'reason' in sentAt) return sentAt;
  const at = updated === undefined ? undefined : readTime(updated, habits);
  if (at && 'reason' in at) return at;
  return { at: at?.ms ?? sentAt?.ms ?? 0, ...(sentAt ? { sentAt: sentAt.ms } : {}) };
}

/** An id, and neither words nor a number to call: no phone has more than 15 digits (E.164). */
function isId(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  const phoneLike = /^[\d.:/-]+$/.test(text) && digits > 6 && digits < 16;
  return /^[\w.:=/~#-]{1,200}$/.test(text) && digits > 0 && !phoneLike;
}

/** A sender's number, or a name of a sender: at most eleven letters and digits, or an id of the provider's. */
function senderIn(text: string | undefined): string | undefined {
  return text &&
    (/^[+\d][\d\s().-]{2,24}$/.test(text) ||
      /^(?=.*[a-z])[\w &.-]{1,11}$/i.test(text) ||
      /^[A-Z]{2}[\da-f]{32}$/.test(text))
    ? text
    : undefined;
}

function placeIn({ site, feature }: Cells, platform: PlatformId | undefined): Receipt['place'] {
  return { ...(platform && { platform }), ...(site && { site }), ...(feature && { feature }) };
}

function lineOf(text: string | undefined): Receipt['line'] {
  const key = keyOf(text ?? '');
  if (/^(?:mobile|cell|wireless|prepaid)/.test(key)) return 'mobile';
  if (/^(?:landline|fixed|wireline)/.test(key)) return 'landline';
  if (/voip/.test(key)) return 'voip';
  return key.startsWith('tollfree') ? 'toll-free' : undefined;
}

function markOf(
  cells: Cells,
  { to, from, place }: { readonly [K in 'to' | 'from' | 'place']: Receipt[K] | undefined },
  { at, sentAt }: { readonly at: number; readonly sentAt?: number },
  { country }: Wish,
): Mark {
  return {
    sentAt: sentAt ?? at,
    recipient: phoneOf(to ?? '', country)?.form ?? '',
    sender: senderOf(from, country),
    // an id that may be a number is hashed with the rest
    patient: word(`${cells.patient ?? ''} ${cells.message ?? ''}`, 200),
    platform: place?.platform ?? '',
    site: safeWord(place?.site),
    feature: safeWord(place?.feature),
  };
}
