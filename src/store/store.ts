/** The port every store implements. Times are handed in; what is kept is text and epoch milliseconds. */
import type { AlertStore } from './alerts.ts';

/** One talk of one workspace. Both ids are the chat's own. */
export interface TalkKey {
  readonly workspace: string;
  readonly talk: string;
}

/** A session as it lies in the store. `revision` counts its saves, from 1. */
export interface StoredSession {
  readonly json: string;
  readonly revision: number;
}

export interface SessionStore {
  /** What was saved last, or `undefined` where nothing was or its time has passed at `now`. */
  load(key: TalkKey, now: Date): Promise<StoredSession | undefined>;
  /**
   * Keeps `json` until `until`. `revision` is that of the session this one was made from, 0 for a new talk.
   * Gives `false`, and keeps nothing, if somebody else has saved the talk since: load again and repeat the turn.
   */
  save(
    key: TalkKey,
    session: { readonly json: string; readonly revision: number; readonly until: Date },
    now: Date,
  ): Promise<boolean>;
  /** Forgets a talk; one that is not there is forgotten already. */
  remove(key: TalkKey): Promise<void>;
  /** Forgets every talk whose time has passed at `now`, of every workspace; gives how many. */
  sweep(now: Date): Promise<number>;
}

/** A message in which a talk stands, in a place that stays; the ids are the chat's own. */
export interface Card extends TalkKey {
  readonly channel: string;
  /** Absent while none is shown yet. */
  readonly message?: string;
  /** What the chat needs beside the ids to reach the channel. */
  readonly address?: string;
  /** Everybody in the channel reads it. */
  readonly shared: boolean;
}

/** One talk at a time stands in a channel; a talk may stand in several. A card goes when its talk is forgotten. */
export interface CardStore {
  /** What stands in the channel, unless the time of its talk has passed at `now`. */
  in(workspace: string, channel: string, now: Date): Promise<Card | undefined>;
  /** Every card of a talk, in the order of their channels. */
  of(key: TalkKey): Promise<readonly Card[]>;
  /** Puts a card of a saved talk in place of what stood in its channel. */
  put(card: Card): Promise<void>;
  /** Takes the talk out of the channel; one that does not stand there is out already. */
  drop(card: Pick<Card, 'workspace' | 'channel' | 'talk'>): Promise<void>;
}

/** One text to one phone, as it is known now. Strings that may be unknown are `''` where they are part of a key. */
export interface ReceiptRow {
  readonly workspace: string;
  readonly provider: string;
  /** The provider's id of the message. */
  readonly message: string;
  /** Tells apart the texts that one id stands for: the recipient's hash there, `''` everywhere else. */
  readonly copy: string;
  /** Keyed hash of the recipient's number. */
  readonly recipient: string | null;
  /** The number's last two digits. */
  readonly tail: string | null;
  /** Keyed hash of the practice's own reference of the patient. */
  readonly patient: string | null;
  readonly state: string;
  readonly rank: number;
  readonly outcome: 'pending' | 'delivered' | 'failed' | 'unknown';
  /** The provider's own word for the state. */
  readonly said: string;
  readonly code: string | null;
  /** Namespace of the code. */
  readonly field: string | null;
  /** Epoch ms: when it came to its state. */
  readonly at: number;
  /** Epoch ms: when it was sent. */
  readonly sentAt: number;
  /** Whether `sentAt` was told, or is the earliest moment the text was heard of. */
  readonly sentKnown: boolean;
  readonly platform: string;
  readonly site: string;
  readonly feature: string;
  readonly sender: string;
  readonly carrier: string;
  readonly line: string | null;
  /** A second end that contradicts the first: `failed 30003`. */
  readonly note: string | null;
}

/** A row of the per-minute counters. */
export interface CounterRow {
  readonly workspace: string;
  /** Whole minutes since the epoch, in which the texts were sent. */
  readonly minute: number;
  readonly provider: string;
  readonly platform: string;
  readonly site: string;
  readonly feature: string;
  readonly sender: string;
  readonly carrier: string;
  /** Code of the failed texts counted here; `''` for the others, and where no code was given. */
  readonly code: string;
  readonly sent: number;
  readonly delivered: number;
  readonly failed: number;
  readonly unknown: number;
}

/** What was counted of one slice of the traffic over some minutes. */
export type SliceSum = Omit<CounterRow, 'minute' | 'code'>;

/** What a batch came to. */
export interface TakenIn {
  /** Texts heard of for the first time. */
  readonly fresh: number;
  /** Texts that went on to another state, or of which more is known now. */
  readonly changed: number;
  /** Receipts that told nothing new. */
  readonly same: number;
}

/** Something genuine that could not be read: what is wrong, never what it said. */
export interface UnreadableRow {
  readonly workspace: string;
  readonly provider: string;
  /** Keyed hash of the bytes, so that the same one counts once. */
  readonly digest: string;
  /** Epoch ms. */
  readonly at: number;
  readonly reason: string;
  /** Names and types of its fields, nothing of their values. */
  readonly shape: string;
}

/** A provider's feed into a workspace. */
export interface Feed {
  readonly workspace: string;
  readonly provider: string;
  /** Epoch ms of the first and the last receipt taken. */
  readonly first: number;
  readonly last: number;
}

/** Where receipts lie. Each text is one row, each row is counted once; rows and counters change in one commit. */
export interface ReceiptStore {
  /**
   * Takes receipts in, in one durable commit: when it resolves they survive a power cut. Duplicates and disorder change
   * nothing; see `settle.ts` for what gives way to what. `now` is when they arrived.
   */
  take(rows: readonly ReceiptRow[], now: Date): Promise<TakenIn>;
  takeUnreadable(rows: readonly UnreadableRow[]): Promise<void>;
  /** The texts to one phone, the latest sent first, at most `most`. */
  to(workspaces: readonly string[], recipient: string, most: number): Promise<readonly ReceiptRow[]>;
  /** The texts of one message id, of whatever provider. */
  of(workspaces: readonly string[], message: string): Promise<readonly ReceiptRow[]>;
  /** Counters of the minutes `from` (inclusive) to `to` (exclusive). */
  counters(workspace: string, from: number, to: number): Promise<readonly CounterRow[]>;
  /** The same minutes, summed by the database: one row for each slice. */
  slices(workspace: string, from: number, to: number): Promise<readonly SliceSum[]>;
  /** Every row, page by page in the order of their keys, for the export. */
  all(workspace?: string): AsyncIterable<readonly ReceiptRow[]>;
  feeds(): Promise<readonly Feed[]>;
  unreadable(workspace: string, most: number): Promise<readonly UnreadableRow[]>;
  /**
   * Deletes texts first heard of before `receipts`, with what could not be read by then, and counters of minutes before
   * `counters`, in slices; gives how many rows. What counted a text stays when the text goes: until then the counters are
   * exactly the sum over all texts, and whoever brings such a text again counts it again.
   */
  sweep(before: { readonly receipts: Date; readonly counters: Date }): Promise<number>;
}

/** Somebody who wants to know how the next text to a phone fares. One of each person in each talk. */
export interface Watch extends TalkKey {
  readonly person: string;
  /** Where this person is told in private: the chat's own ids. */
  readonly channel: string;
  readonly address?: string;
  /** Keyed hash of the phone's number, and its last two digits. */
  readonly recipient: string;
  readonly tail?: string;
  /** The texting system of the talk. */
  readonly platform?: string;
  /** Epoch ms: texts sent after this count. */
  readonly since: number;
  /** Epoch ms: when to stop watching. */
  readonly until: number;
}

export type WatchKey = Pick<Watch, 'workspace' | 'talk' | 'person'>;

export interface WatchStore {
  /** Begins to watch, or begins anew. */
  put(watch: Watch): Promise<void>;
  /** Ends it; one that is not there has ended. */
  drop(key: WatchKey): Promise<void>;
  /** Those of these phones; without phones, all. */
  of(recipients?: readonly string[]): Promise<readonly Watch[]>;
  /**
   * Takes one for telling, until `until` (epoch ms). `false` if somebody else has it at `now`, or it has ended: so one
   * of several replicas tells.
   */
  claim(key: WatchKey, now: Date, until: number): Promise<boolean>;
}

export interface Store {
  readonly sessions: SessionStore;
  readonly cards: CardStore;
  readonly receipts: ReceiptStore;
  readonly watches: WatchStore;
  readonly alerts: AlertStore;
  /** Resolves if the store answers. @throws StoreTrouble if it does not. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
