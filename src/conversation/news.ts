/** Did the fix work: waits for the next text to a phone and tells who asked, once, in private. */
import type { Chat, Place, Turn } from '#chat/chat.ts';
import type { History } from '#evidence/history.ts';
import type { Ledger } from '#evidence/ledger.ts';
import type { Clock } from '#kit/clock.ts';
import { Trouble } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import type { FactId, PlatformId } from '#knowledge/facts.ts';
import type { CardStore, SessionStore, Watch, WatchStore } from '#store/store.ts';
import { deliveredView, silenceView } from '#views/news.ts';
import type { View } from '#views/view.ts';
import { beginTalk } from './begin.ts';
import type { Practice } from './desk.ts';
import { platformOf } from './evidence.ts';
import { workspaceOf } from './places.ts';
import type { Session } from './session.ts';

export interface News {
  /** Begins to watch the phone of the talk for whoever's turn it is. */
  await(turn: Turn, talk: string, session: Session): Promise<void>;
  /** Ends it. */
  forget(turn: Turn, talk: string): Promise<void>;
  /** Receipts of these phones (hashes) were stored. Never throws. */
  heard(recipients: readonly string[]): Promise<void>;
  /** Looks after every watch: what was missed, what could not be told, what has waited long enough. Never throws. */
  tick(): Promise<void>;
}

export interface NewsRooms {
  readonly watches: WatchStore;
  readonly sessions: SessionStore;
  readonly cards: CardStore;
  readonly ledger: Ledger;
  readonly chats: () => ReadonlyMap<string, Chat>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly practice: Practice;
  /** ms */
  readonly talkLife: number;
  readonly newId: () => string;
}

/** ms: how long the next text is waited for. */
const patience = 14 * 86_400_000;
/** ms: so long after its time it is still tried to tell somebody. */
const grace = 86_400_000;
/** ms: whoever takes a watch for telling has it for this long; whoever dies meanwhile is followed by another. */
const lease = 60_000;

export function openNews(rooms: NewsRooms): News {
  const { watches, clock, log } = rooms;

  async function look(watch: Watch): Promise<void> {
    const now = clock.now();
    if (now.getTime() > watch.until + grace) return watches.drop(watch);
    const [chat, workspace] = chatOf(watch.workspace);
    const history = await rooms.ledger.since({ chat, workspace }, watch.recipient, watch.since);
    const known = history.ended.delivered + history.ended.failed > 0;
    if (!known && now.getTime() < watch.until) return;
    if (!(await watches.claim(watch, now, now.getTime() + lease))) return;
    await tell(watch, known ? history : undefined);
    await watches.drop(watch);
  }

  /** What could not be told for now is tried again when the lease is over; to who cannot be reached, nothing is told. */
  async function tell(watch: Watch, history: History | undefined): Promise<void> {
    const place = placeOf(watch);
    const chat = rooms.chats().get(place.chat);
    if (!chat)
      return log.warn({ chat: place.chat }, 'Somebody waits for news in a chat that is not configured.');
    try {
      if (history === undefined || history.since === undefined)
        await chat.post(place, viewOf(watch, history, rooms.practice));
      else await reopen(chat, place, watch, history);
    } catch (error) {
      if (!(error instanceof Trouble) || error.reader !== 'person') throw error;
      log.warn({ err: error, chat: place.chat }, 'Somebody who waits for news cannot be reached.');
    }
  }

  /** A new talk of this person begins with what the receipts show. */
  function reopen(chat: Chat, place: Place, watch: Watch, history: History): Promise<void> {
    const facts: { [F in FactId]?: string } = { status: 'failed' };
    if (watch.platform) facts.platform = watch.platform as PlatformId;
    const found = { ...history, ...(watch.tail ? { tail: watch.tail } : {}) };
    const known = { facts, found, notices: ['still-failing'] } as const;
    return beginTalk({ ...rooms, receipts: true, news: true }, chat, place, watch.person, known);
  }

  async function each(found: () => Promise<readonly Watch[]>): Promise<void> {
    try {
      for (const watch of await found())
        await look(watch).catch((err) => log.warn({ err }, 'News of a text could not be told yet.'));
    } catch (err) {
      log.warn({ err }, 'Who waits for news of a text could not be looked up.');
    }
  }

  return {
    async await({ place, person }, talk, session) {
      const { found, shared } = session;
      const platform = platformOf(session);
      const chat = rooms.chats().get(place.chat);
      if (!chat || !found?.recipient) return;
      const { channel, address } = chat.privately(place, person);
      const now = clock.now().getTime();
      await watches.put({
        workspace: workspaceOf(place),
        talk,
        person,
        channel,
        recipient: found.recipient,
        since: now,
        until: now + patience,
        ...(address === undefined ? {} : { address }),
        ...(found.tail && !shared ? { tail: found.tail } : {}),
        ...(platform ? { platform } : {}),
      });
    },
    forget: ({ place, person }, talk) => watches.drop({ workspace: workspaceOf(place), talk, person }),
    heard: (recipients) => each(() => watches.of(recipients)),
    tick: () => each(() => watches.of()),
  };
}

const viewOf = (watch: Watch, history: History | undefined, practice: Practice): View =>
  history === undefined
    ? silenceView(watch.tail)
    : deliveredView(watch.tail, history.delivered ?? watch.since, practice.timezone);

/** A workspace of the store is `chat:workspace`, and a chat's id holds no colon. */
function chatOf(workspace: string): [string, string] {
  const [chat = '', ...rest] = workspace.split(':');
  return [chat, rest.join(':')];
}

function placeOf({ workspace, channel, address }: Watch): Place {
  const [chat, own] = chatOf(workspace);
  return { chat, workspace: own, channel, stays: 'private', ...(address === undefined ? {} : { address }) };
}
