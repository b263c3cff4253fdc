/** What people say to alerts: settings of a channel, how today fares, and the buttons of an incident. */
import type { Chat, Hear, Reply, Turn } from '#chat/chat.ts';
import { KeyedLock } from '#kit/keyed-lock.ts';
import { refusedView } from '#views/alerts-help.ts';
import { statusView } from '#views/status.ts';
import type { View } from '#views/view.ts';
import { words } from '#views/words.ts';
import { keyOf } from './places.ts';
import { type PressRooms, pressedIn } from './pressed.ts';
import { workspacesFor } from './scope.ts';
import { type StatusRooms, statusOf } from './status.ts';
import { askedOf, type SubscribeRooms } from './subscribe.ts';

export type HearRooms = SubscribeRooms &
  PressRooms &
  StatusRooms & {
    /** Chat by id. */
    readonly chats: () => ReadonlyMap<string, Chat>;
    /** Names a new talk; an id nobody can guess. */
    readonly newId: () => string;
  };

/** Hears `alerts`, `status` and `incident`. Never throws; a failure of ours is logged without content and said plainly. */
export function openHear(rooms: HearRooms): Hear {
  // two people who ask at once for one channel are answered one after the other
  const lock = new KeyedLock();
  return async (turn) => {
    const talk = turn.talk ?? rooms.newId();
    try {
      const chat = rooms.chats().get(turn.place.chat);
      if (!chat) throw new Error('the chat is not open');
      const { audience, channel } = keyOf(chat.whole(turn.place));
      return { talk, ...(await lock.run(`${audience}/${channel}`, () => answer(rooms, chat, turn))) };
    } catch (err) {
      rooms.log.error({ err, chat: turn.place.chat, says: turn.heard.says }, 'a turn of alerts failed');
      return { talk, view: sorry };
    }
  };
}

async function answer(rooms: HearRooms, chat: Chat, turn: Turn): Promise<Omit<Reply, 'talk'>> {
  const { heard, place } = turn;
  switch (heard.says) {
    case 'alerts':
      return { view: await askedOf(rooms, chat, turn, heard.text) };
    case 'status': {
      const workspaces = await workspacesFor(rooms, place);
      if (workspaces.length === 0 && rooms.scopeOf(place.chat, place.workspace) !== 'all')
        return { view: refusedView('no-receipts', chat.id) };
      return { view: statusView(await statusOf(rooms, workspaces, rooms.clock.now().getTime())) };
    }
    case 'incident':
      return pressedIn(rooms, chat, turn, heard.ref, heard.does);
    default:
      throw new Error(`${heard.says} is nothing for alerts`);
  }
}

const sorry: View = {
  kind: 'notice',
  title: words.troubleTitle,
  body: [{ kind: 'warning', spans: [`Something went wrong on my side. ${words.tryLater}`] }],
  choices: [],
  controls: [],
};
