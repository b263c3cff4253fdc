/** Joins chats and talks: lock, load, step, save, show. One turn at a time per talk. */
import type { Hear } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import type { SessionStore } from '#store/store.ts';
import type { Chat } from '#chat/chat.ts';
import type { Practice } from './desk.ts';

export interface Host {
  readonly hear: Hear;
}

export function openHost(_rooms: {
  readonly sessions: SessionStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly practice: Practice;
  /** Talks end this long after their last turn, ms. */
  readonly talkLife: number;
  /** Chat by id, for what is said to a whole channel. */
  readonly chats: () => ReadonlyMap<string, Chat>;
}): Host {
  throw new Error('being written');
}
