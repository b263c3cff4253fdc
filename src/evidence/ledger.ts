/** Looks a phone or a text up in the delivery receipts. */
import type { KeyedHash } from '#kit/keyed-hash.ts';
import { parsePhone, phoneOf } from '#kit/phone.ts';
import type { ReceiptRow, ReceiptStore } from '#store/store.ts';
import type { History } from './history.ts';
import { type Others, othersOf } from './others.ts';
import { readHistory, textOf } from './read.ts';
import { zonesFor } from './zones.ts';

/** What is asked about: a number as it was typed, or a provider's message id. The number is kept nowhere. */
export type Sought = { readonly number: string } | { readonly message: string };

export interface Ledger {
  /** Whether there are any receipts that this chat may see. */
  holds(chat: ChatWorkspace): Promise<boolean>;
  /**
   * What the receipts show. `undefined` for a number that holds no digits to speak of, or a message id of which there is
   * no receipt; a number without receipts gives a history without texts.
   * @param chat the chat's workspace that asks: it sees its own receipts only.
   */
  look(chat: ChatWorkspace, sought: Sought): Promise<History | undefined>;
  /** The same for a phone whose hash is known already, of the texts sent after `since` (epoch ms). */
  since(chat: ChatWorkspace, recipient: string, since: number): Promise<History>;
}

export interface ChatWorkspace {
  /** Id of the chat in the registry. */
  readonly chat: string;
  readonly workspace: string;
}

export interface LedgerRooms {
  readonly receipts: ReceiptStore;
  /** Names of phones in the store. */
  readonly recipient: KeyedHash;
  /** Which feeds the people of a chat's workspace may see. */
  readonly scope: (chat: ChatWorkspace) => readonly string[] | 'all';
  readonly country: string;
  /** IANA zone of the practice. */
  readonly timezone?: string | undefined;
}

/** So many texts to one phone say all there is to say. */
const most = 50;
const hour = 60;
/** What is usual is what was usual in the days before, minutes. */
const usually = 2 * 24 * hour;
/** Others' texts count that were sent this long before or after the text, minutes. */
const around = 3 * hour;

export function openLedger(rooms: LedgerRooms): Ledger {
  const { receipts, recipient: hash, country } = rooms;

  async function scopeOf(chat: ChatWorkspace): Promise<readonly string[]> {
    const scope = rooms.scope(chat);
    if (scope !== 'all') return scope;
    return [...new Set((await receipts.feeds()).map(({ workspace }) => workspace))];
  }

  async function ofNumber(chat: ChatWorkspace, typed: string): Promise<History | undefined> {
    const phone = phoneOf(typed, country);
    if (!phone) return undefined;
    const scope = await scopeOf(chat);
    const name = hash(phone.form);
    const rows = await receipts.to(scope, name, most);
    const zones = await zonesFor(parsePhone(typed, country), rooms);
    const history = readHistory(rows, { by: 'number', recipient: name, tail: phone.tail, zones });
    return withOthers(history, textOf(rows, undefined), rows);
  }

  async function ofMessage(chat: ChatWorkspace, message: string): Promise<History | undefined> {
    const scope = await scopeOf(chat);
    const [text, ...more] = await receipts.of(scope, message);
    // an id that stands for several people's texts names none of them
    if (!text || more.length > 0) return undefined;
    const all = text.recipient === null ? [] : await receipts.to([text.workspace], text.recipient, most);
    const rows = all.some((row) => row.message === message) ? all : [text, ...all];
    const zones = await zonesFor(undefined, rooms);
    return withOthers(readHistory(rows, { by: 'message', message, zones }), text, rows);
  }

  async function withOthers(
    history: History,
    text: ReceiptRow | undefined,
    rows: readonly ReceiptRow[],
  ): Promise<History> {
    if (text?.outcome !== 'failed') return history;
    const others = await othersAt(text, rows);
    const { reach, ...told } = others;
    return { ...history, others: told, facts: { ...history.facts, ...(reach ? { reach } : {}) } };
  }

  async function othersAt(text: ReceiptRow, rows: readonly ReceiptRow[]): Promise<Others> {
    const minute = Math.floor(text.sentAt / 60_000);
    const [from, to] = [minute - around, minute + around];
    const before = await receipts.slices(text.workspace, from - usually, from);
    const now = await receipts.slices(text.workspace, from, to);
    const own = rows.filter(({ workspace, sentAt }) => {
      const sent = Math.floor(sentAt / 60_000);
      return workspace === text.workspace && sent >= from && sent < to;
    });
    const count = (outcome: ReceiptRow['outcome']) => own.filter((row) => row.outcome === outcome).length;
    return othersOf(now, before, { delivered: count('delivered'), failed: count('failed') });
  }

  return {
    async holds(chat) {
      const scope = rooms.scope(chat);
      const feeds = await receipts.feeds();
      return feeds.some(({ workspace }) => scope === 'all' || scope.includes(workspace));
    },
    look: (chat, sought) =>
      'number' in sought ? ofNumber(chat, sought.number) : ofMessage(chat, sought.message),
    async since(chat, recipient, since) {
      const all = await receipts.to(await scopeOf(chat), recipient, most);
      const rows = all.filter(({ sentAt }) => sentAt > since);
      const [text] = rows;
      const zones = await zonesFor(undefined, rooms);
      const tail = text?.tail ?? undefined;
      const history = readHistory(rows, { by: 'next', recipient, zones, ...(tail ? { tail } : {}) });
      return withOthers(history, textOf(rows, undefined), all);
    },
  };
}
