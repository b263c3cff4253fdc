/** From what a provider says to what is kept: of a patient's number a keyed hash and two digits, nothing else. */
import { type KeyedHash, keyedHash } from '#kit/keyed-hash.ts';
import { phoneOf } from '#kit/phone.ts';
import { states } from '#knowledge/outcomes.ts';
import type { Place, Receipt } from '#providers/provider.ts';
import type { ReceiptRow } from '#store/store.ts';
import type { ReceiptMap } from './map.ts';
import { senderOf } from './sender.ts';
import { safeWord, word } from './word.ts';

/** What numbers and references become before they are kept. */
export interface Hashes {
  /** Of a number in E.164. */
  readonly recipient: KeyedHash;
  /** Of the practice's own reference of a patient. */
  readonly patient: KeyedHash;
}

/** @param key 32 bytes, the same for everybody who writes to or asks one store. */
export const hashes = (key: Buffer): Hashes => ({
  recipient: keyedHash(key, 'recipient'),
  patient: keyedHash(key, 'patient'),
});

/** How a receipt came to us. */
export interface Arrival {
  readonly workspace: string;
  /** What the address says that was called, or the options of the import. */
  readonly place: Place;
  readonly arrived: Date;
}

export interface RowDesk {
  readonly hashes: Hashes;
  readonly map: ReceiptMap;
  /** ISO 3166; where numbers without a country code belong. */
  readonly country: string;
}

/**
 * The row of a receipt. Platform, site and feature each come from the first that names them: the address, the
 * provider's tag, the map of senders. A time before 2000 or more than five minutes ahead is not believed.
 */
export function rowOf(receipt: Receipt, arrival: Arrival, desk: RowDesk): ReceiptRow {
  const { hashes, map, country } = desk;
  const phone = phoneOf(receipt.to ?? '', country);
  const recipient = phone ? hashes.recipient(phone.form) : null;
  const patient = receipt.patient?.trim();
  const sender = senderOf(receipt.from, country);
  const { rank, outcome } = states[receipt.state];
  const mapped = map.placeOf(sender);
  const named = (part: keyof Place) =>
    safeWord(arrival.place[part]) || safeWord(receipt.place?.[part]) || safeWord(mapped?.[part]);
  const at = believed(receipt.at, arrival.arrived) ?? arrival.arrived.getTime();
  const sentAt = believed(receipt.sentAt, arrival.arrived);
  return {
    workspace: arrival.workspace,
    provider: word(receipt.provider),
    message: word(receipt.message, 200),
    copy: (receipt.several && recipient) || '',
    recipient,
    tail: phone?.tail ?? null,
    patient: patient ? hashes.patient(patient) : null,
    state: receipt.state,
    rank,
    outcome,
    said: safeWord(receipt.said),
    code: safeWord(receipt.code) || null,
    field: safeWord(receipt.field) || null,
    at,
    sentAt: sentAt ?? at,
    sentKnown: sentAt !== undefined,
    platform: named('platform'),
    site: named('site'),
    feature: named('feature'),
    sender,
    carrier: safeWord(receipt.carrier),
    line: receipt.line ?? null,
    note: null,
  };
}

const first = Date.UTC(2000, 0);
/** How far a provider's clock may be ahead of ours, ms. */
const ahead = 300_000;

function believed(time: number | undefined, arrived: Date): number | undefined {
  const sane = time !== undefined && time >= first && time <= arrived.getTime() + ahead;
  return sane ? Math.trunc(time) : undefined;
}
