/** Joins chats and talks: lock, load, step, save, show. One turn at a time per talk. */
import { randomUUID } from 'node:crypto';
import type { Chat, Hear, Reply, Turn } from '#chat/chat.ts';
import type { Ledger } from '#evidence/ledger.ts';
import type { Clock } from '#kit/clock.ts';
import { Trouble } from '#kit/errors.ts';
import { KeyedLock } from '#kit/keyed-lock.ts';
import type { Logger } from '#kit/logger.ts';
import type { Card, CardStore, SessionStore, TalkKey } from '#store/store.ts';
import { draw } from '#views/draw.ts';
import type { Move } from '#views/move.ts';
import { troubleView } from '#views/notice.ts';
import { notices, problems } from '#views/notices.ts';
import { summaryView } from '#views/verdict.ts';
import { words } from '#views/words.ts';
import type { Practice } from './desk.ts';
import { askReceipts } from './look-up.ts';
import type { News } from './news.ts';
import { Places, whatToDo, workspaceOf } from './places.ts';
import { type Recent, recentTalks } from './recent.ts';
import { pack, type Session, unpack } from './session.ts';
import { step } from './step.ts';

export interface Host {
  readonly hear: Hear;
}

export interface Rooms {
  readonly sessions: SessionStore;
  readonly cards: CardStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly practice: Practice;
  /** Talks end this long after their last turn, ms. */
  readonly talkLife: number;
  /** Chat by id, for what is said to a whole channel. */
  readonly chats: () => ReadonlyMap<string, Chat>;
  /** Delivery receipts, where there are any to ask. */
  readonly ledger?: Ledger;
  /** Tells people later; absent where nobody can be told. */
  readonly news?: News;
  /** Names a new talk; an id nobody can guess. */
  readonly newId?: () => string;
}

/** What is pressed in a channel and goes on in private. */
const asksPrivately: ReadonlySet<string> = new Set(['aside', 'look-up', 'await']);
/** How often a turn is repeated when another process saved the talk meanwhile. */
const tries = 5;

/** A host never throws for what a person did; a failure of ours is logged without content and said plainly. */
export function openHost(rooms: Rooms): Host {
  const lock = new KeyedLock();
  const house: House = {
    ...rooms,
    places: new Places(rooms),
    recent: recentTalks(rooms.talkLife),
    newId: rooms.newId ?? randomUUID,
  };
  const hear = (turn: Turn, talk: string) => {
    const key: TalkKey = { workspace: workspaceOf(turn.place), talk };
    return lock.run(`${key.workspace} ${talk}`, () => take(house, key, turn));
  };
  return {
    async hear(turn) {
      try {
        if (turn.talk !== undefined) return await hear(turn, turn.talk);
        if (!turn.place.stays || turn.heard.says !== 'tell') return await hear(turn, house.newId());
        // two people who write at once where nothing stands yet are of one talk
        return await lock.run(`${workspaceOf(turn.place)} in ${turn.place.channel}`, async () => {
          const talk = await house.places.talkIn(turn.place, rooms.clock.now());
          return talk === undefined ? hear(turn, house.newId()) : hear({ ...turn, talk }, talk);
        });
      } catch (error) {
        rooms.log.error({ err: error, chat: turn.place.chat, says: turn.heard.says }, 'a turn failed');
        return { talk: turn.talk ?? house.newId(), view: troubleView() };
      }
    },
  };
}

interface House extends Rooms {
  readonly places: Places;
  readonly recent: ReturnType<typeof recentTalks>;
  readonly newId: () => string;
}

async function take(house: House, key: TalkKey, turn: Turn): Promise<Reply> {
  const { places, recent, clock, practice } = house;
  const id = `${key.workspace} ${key.talk}`;
  for (let left = tries; left > 0; left--) {
    const now = clock.now();
    const before = recent.get(id, now.getTime()) ?? (turn.talk ? await stored(house, key, now) : undefined);
    const cards = before ? await places.of(key, turn.place) : [];
    if (before?.session && !places.mayHear(before.session, cards, turn)) {
      house.log.warn(
        { chat: turn.place.chat, says: turn.heard.says },
        'a turn in a talk of others was refused',
      );
      const { talk: _, ...unknown } = turn;
      return take(house, { ...key, talk: house.newId() }, unknown);
    }
    const { person, place } = turn;
    const audience = places.audience(place, cards);
    const asked = await askReceipts(house.ledger, place, turn.heard, {
      session: before?.session,
      audience,
      country: practice.country,
    });
    const { session, move, news } = step(before?.session, turn.heard, {
      practice,
      now,
      audience,
      person,
      ...asked,
      news: asked.receipts && house.news !== undefined,
    });
    if (news) await house.news?.[news](turn, key.talk, session);
    if (move.kind === 'shared') {
      const refused = await share(house, turn, move);
      if (refused) return { talk: key.talk, view: troubleView(refused) };
    }
    const until = new Date(now.getTime() + house.talkLife);
    const revision = before?.revision ?? 0;
    const saved = await house.sessions.save(key, { json: pack(session), revision, until }, now);
    if (saved) recent.set(id, { session, revision: revision + 1 }, now.getTime());
    else recent.delete(id);
    if (saved || move.kind === 'shared') return shown(house, key, turn, cards, move, now);
  }
  throw new Error('the talk was saved by others again and again');
}

/** What is shown for a move: here in reply, elsewhere in place of what stood. */
async function shown(
  { places }: House,
  key: TalkKey,
  turn: Turn,
  cards: readonly Card[],
  move: Move,
  now: Date,
): Promise<Reply> {
  const { place } = turn;
  await places.stand(key, turn, cards, move);
  await places.others(place, cards, move);
  const unasked = asksPrivately.has(turn.heard.says)
    ? await places.ask(key, turn, await places.of(key, place), move)
    : undefined;
  const standing = places.standing(key, place, move, now);
  const stage = places.stage(place, cards);
  const reply = { talk: key.talk, ...(standing ? { standing } : {}) };
  const refused = move.kind === 'refused' ? { refused: problems[move.problem] } : {};
  // what concerns only the person who pressed is not written on a card that all read
  if (place.stays !== 'shared' || turn.message === undefined)
    return { ...reply, ...refused, view: draw(move, stage) };
  const said = [
    ...move.notices.map((notice) => notices[notice]),
    ...(unasked === undefined ? [] : [words.notReached, unasked]),
  ];
  return {
    ...reply,
    ...refused,
    ...(said.length > 0 ? { word: said.join(' ') } : {}),
    view: draw({ ...move, notices: [] }, stage),
  };
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
    return `${words.notShared} ${whatToDo(error)}`;
  }
}
