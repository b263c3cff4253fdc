/** Begins a talk with one person in private, unasked or because they asked for it elsewhere. */
import type { Chat, Place } from '#chat/chat.ts';
import type { History } from '#evidence/history.ts';
import type { Clock } from '#kit/clock.ts';
import type { FactId } from '#knowledge/facts.ts';
import type { CardStore, SessionStore, TalkKey } from '#store/store.ts';
import { draw } from '#views/draw.ts';
import type { NoticeId } from '#views/notices.ts';
import type { Practice } from './desk.ts';
import { workspaceOf } from './places.ts';
import { pack } from './session.ts';
import { step } from './step.ts';

export interface Beginning {
  readonly sessions: SessionStore;
  readonly cards: CardStore;
  readonly clock: Clock;
  readonly practice: Practice;
  /** ms */
  readonly talkLife: number;
  readonly newId: () => string;
  /** Whether there are receipts to ask, and whether people can be told later. */
  readonly receipts: boolean;
  readonly news: boolean;
}

/** With what a talk begins. */
export interface Known {
  readonly facts: { readonly [F in FactId]?: string };
  readonly found?: History;
  /** Said first. */
  readonly notices?: readonly NoticeId[];
}

/** @throws what `chat.post` throws; the talk is kept all the same, and goes when its time is over. */
export async function beginTalk(
  rooms: Beginning,
  chat: Chat,
  place: Place,
  person: string,
  known: Known,
): Promise<void> {
  const { clock, practice, receipts, news } = rooms;
  const key: TalkKey = { workspace: workspaceOf(place), talk: rooms.newId() };
  const now = clock.now();
  const desk = {
    practice,
    now,
    audience: 'person',
    person,
    receipts,
    news,
    ...(known.found ? { found: known.found } : {}),
  } as const;
  const { session, move } = step(undefined, { says: 'start', facts: known.facts }, desk);
  const until = new Date(now.getTime() + rooms.talkLife);
  await rooms.sessions.save(key, { json: pack(session), revision: 0, until }, now);
  const notices = [...(known.notices ?? []), ...move.notices];
  const view = draw({ ...move, notices }, { audience: 'person', canShare: false, ways: chat.ways });
  const { message } = await chat.post(place, view, key.talk);
  const { channel, address } = place;
  await rooms.cards.put({ ...key, channel, message, shared: false, ...(address ? { address } : {}) });
}
