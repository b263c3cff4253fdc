/** The port every store implements. Times are handed in; what is kept is text and epoch milliseconds. */

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

export interface Store {
  readonly sessions: SessionStore;
  readonly cards: CardStore;
  /** Resolves if the store answers. @throws StoreTrouble if it does not. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
