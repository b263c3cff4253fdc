/** Joins chats and talks: lock, load, step, save, show. One turn at a time per talk. */
import { randomUUID } from 'node:crypto';
import type { Chat, Hear, Reply, Turn } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import { Trouble } from '#kit/errors.ts';
import { KeyedLock } from '#kit/keyed-lock.ts';
import type { Logger } from '#kit/logger.ts';
import type { SessionStore, TalkKey } from '#store/store.ts';
import { draw } from '#views/draw.ts';
import type { Move } from '#views/move.ts';
import { troubleView } from '#views/notice.ts';
import { problems } from '#views/notices.ts';
import { summaryView } from '#views/verdict.ts';
import { words } from '#views/words.ts';
import type { Practice } from './desk.ts';
import { type Recent, RecentTalks } from './recent.ts';
import { pack, type Session, unpack } from './session.ts';
import { step } from './step.ts';

export interface Host {
  readonly hear: Hear;
}

export interface Rooms {
  readonly sessions: SessionStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly practice: Practice;
  /** Talks end this long after their last turn, ms. */
  readonly talkLife: number;
  /** Chat by id, for what is said to a whole channel. */
  readonly chats: () => ReadonlyMap<string, Chat>;
  /** Names a new talk; an id nobody can guess. */
  readonly newId?: () => string;
}

/** How often a turn is repeated when another process saved the talk meanwhile. */
const tries = 5;

/** A host never throws for what a person did; a failure of ours is logged without content and said plainly. */
export function openHost(rooms: Rooms): Host {
  const lock = new KeyedLock();
  const recent = new RecentTalks(rooms.talkLife);
  const newId = rooms.newId ?? randomUUID;
  return {
    async hear(turn) {
      const talk = turn.talk ?? newId();
      try {
        const key: TalkKey = { workspace: `${turn.place.chat}:${turn.place.workspace}`, talk };
        const id = `${key.workspace} ${talk}`;
        return await lock.run(id, () => take(rooms, recent, key, id, turn));
      } catch (error) {
        rooms.log.error({ err: error, chat: turn.place.chat, says: turn.heard.says }, 'a turn failed');
        return { talk, view: troubleView() };
      }
    },
  };
}

/** @param id the key as one word, for the lock and for what is remembered. */
async function take(rooms: Rooms, recent: RecentTalks, key: TalkKey, id: string, turn: Turn): Promise<Reply> {
  const { talk } = key;
  for (let left = tries; left > 0; left--) {
    const now = rooms.clock.now();
    const before = recent.of(id, now) ?? (turn.talk ? await stored(rooms, key, now) : undefined);
    const { session, move } = step(before?.session, turn.heard, { practice: rooms.practice, now });
    if (move.kind === 'shared') {
      const refused = await share(rooms, turn, move);
      if (refused) return { talk, view: troubleView(refused) };
    }
    const until = new Date(now.getTime() + rooms.talkLife);
    const revision = before?.revision ?? 0;
    const saved = await rooms.sessions.save(key, { json: pack(session), revision, until }, now);
    if (saved) recent.keep(id, { session, revision: revision + 1 }, now);
    else recent.drop(id);
    if (saved || move.kind === 'shared') {
      const refused = move.kind === 'refused' ? { refused: problems[move.problem] } : {};
      return { talk, view: draw(move), ...refused };
    }
  }
  throw new Error('the talk was saved by others again and again');
}

/** A talk that this process does not remember; one of another version is as good as ended, and begins anew. */
async function stored(
  rooms: Rooms,
  key: TalkKey,
  now: Date,
): Promise<(Omit<Recent, 'session'> & { readonly session: Session | undefined }) | undefined> {
  const found = await rooms.sessions.load(key, now);
  return found && { session: unpack(found.json), revision: found.revision };
}

/** @returns a sentence for staff if the chat would not have it. */
async function share(
  rooms: Rooms,
  turn: Turn,
  move: Extract<Move, { kind: 'shared' }>,
): Promise<string | undefined> {
  const chat = rooms.chats().get(turn.place.chat);
  if (!chat) return words.notShared;
  try {
    await chat.post(turn.place, summaryView(move.verdict));
    return undefined;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    rooms.log.warn({ err: error, chat: turn.place.chat }, 'a summary could not be posted');
    return `${words.notShared} ${error.reader === 'person' ? error.hint : words.tryLater}`;
  }
}
