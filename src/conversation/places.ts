/** Where talks stand: which talk a place holds, who may speak in it, and that every card shows how far it is. */
import type { Chat, Place, Standing, Turn } from '#chat/chat.ts';
import { Trouble } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import type { Card, CardStore, TalkKey } from '#store/store.ts';
import { backView, movedView } from '#views/aside.ts';
import { draw } from '#views/draw.ts';
import type { Move } from '#views/move.ts';
import type { Audience, Stage } from '#views/stage.ts';
import type { View } from '#views/view.ts';
import { words } from '#views/words.ts';
import type { Session } from './session.ts';

interface Rooms {
  readonly cards: CardStore;
  readonly log: Logger;
  readonly chats: () => ReadonlyMap<string, Chat>;
}

/** A talk's workspace as the store knows it: one of a chat. */
export const workspaceOf = ({ chat, workspace }: Place): string => `${chat}:${workspace}`;

export class Places {
  readonly #cards: CardStore;
  readonly #log: Logger;
  readonly #chats: Rooms['chats'];

  constructor({ cards, log, chats }: Rooms) {
    this.#cards = cards;
    this.#log = log;
    this.#chats = chats;
  }

  /** The talk that typed words go on with here. */
  async talkIn(place: Place, now: Date): Promise<string | undefined> {
    return (await this.#cards.in(workspaceOf(place), place.channel, now))?.talk;
  }

  /** Where a talk stands; a place that does not stay holds nothing. */
  async of(key: TalkKey, place: Place): Promise<readonly Card[]> {
    return place.stays ? this.#cards.of(key) : [];
  }

  /** Before whom a turn in this place is taken. */
  audience({ stays }: Place, cards: readonly Card[]): Audience {
    if (stays === 'shared') return 'everybody';
    return cards.some(({ shared }) => shared) ? 'aside' : 'person';
  }

  stage(place: Place, cards: readonly Card[]): Stage {
    return {
      audience: this.audience(place, cards),
      canShare: place.stays === undefined,
      ways: this.#chats().get(place.chat)?.ways ?? [],
    };
  }

  /**
   * Whether this person may speak in the talk: its owner; for a talk that stands in a channel, whoever speaks there, or
   * in private was asked by it. A talk's id alone opens nothing.
   */
  mayHear(session: Session, cards: readonly Card[], turn: Turn): boolean {
    const { owner } = session;
    if (cards.some(({ shared }) => shared))
      return cards.some(({ channel }) => channel === turn.place.channel);
    return owner === undefined || owner === turn.person;
  }

  /** After a turn here: this place holds the talk, or what it asks here is done. */
  async stand(key: TalkKey, turn: Turn, cards: readonly Card[], move: Move): Promise<void> {
    const { place, message } = turn;
    if (!isHeld(place, move)) return;
    const here = cards.find(({ channel }) => channel === place.channel);
    const over = move.kind === 'solved' || (this.audience(place, cards) === 'aside' && !asksOne(move));
    if (over) return here && this.#cards.drop(here);
    if (here && (message === undefined || message === here.message)) return;
    await this.#put(key, place, message);
    if (here) await this.#settle(place, here);
  }

  /** For whoever shows a view of the talk in this place. */
  standing(key: TalkKey, place: Place, move: Move, now: Date): Standing | undefined {
    if (!isHeld(place, move)) return undefined;
    const here = async () => {
      const card = await this.#cards.in(key.workspace, place.channel, now);
      return card?.talk === key.talk ? card : undefined;
    };
    return {
      message: async () => (await here())?.message,
      shown: (message, before) =>
        this.#quietly('a card could not be remembered', async () => {
          const card = await here();
          if (!card || card.message === message) return;
          await this.#put(key, place, message);
          if (before !== 'gone') await this.#settle(place, card);
        }),
    };
  }

  /** Redraws the talk wherever else it stands. */
  async others(from: Place, cards: readonly Card[], move: Move): Promise<void> {
    const chat = this.#chats().get(from.chat);
    const asked = move.aside === undefined ? undefined : chat?.privately(from, move.aside).channel;
    for (const card of cards) {
      if (card.channel === from.channel) continue;
      const stays = card.shared || (asksOne(move) && card.channel === asked);
      const view = stays
        ? draw({ ...move, notices: [] }, this.stage(placeOf(from, card), cards))
        : backView(move);
      const now = await this.#redraw(from, card, view);
      if (!stays) await this.#cards.drop(card);
      else if (now !== undefined && now !== card.message) await this.#cards.put({ ...card, message: now });
    }
  }

  /**
   * Puts the question in private to whoever asked for it, and remembers that it stands there even where it could not
   * be shown, so that this person's next words find it.
   * @returns a sentence for that person if the chat would not have it.
   */
  async ask(key: TalkKey, turn: Turn, cards: readonly Card[], move: Move): Promise<string | undefined> {
    const chat = this.#chats().get(turn.place.chat);
    if (!chat || move.aside === undefined || move.aside !== turn.person) return undefined;
    const where = chat.privately(turn.place, turn.person);
    if (cards.some(({ channel, message }) => channel === where.channel && message !== undefined))
      return undefined;
    await this.#put(key, where, undefined);
    const view = draw(move, { ...this.stage(where, cards), audience: 'aside' });
    try {
      const { message } = await chat.post(where, view, key.talk);
      await this.#put(key, where, message);
      return undefined;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      this.#log.warn({ err: error, chat: turn.place.chat }, 'a question could not be put in private');
      return whatToDo(error);
    }
  }

  async #put(key: TalkKey, place: Place, message: string | undefined): Promise<void> {
    const { channel, address } = place;
    await this.#cards.put({
      ...key,
      channel,
      shared: place.stays === 'shared',
      ...(message === undefined ? {} : { message }),
      ...(address === undefined ? {} : { address }),
    });
  }

  /** The buttons of an older card would only say that they are old. */
  async #settle(place: Place, before: Card): Promise<void> {
    await this.#redraw(place, before, movedView());
  }

  /** Gives the message that shows it now. */
  async #redraw(from: Place, card: Card, view: View): Promise<string | undefined> {
    const { message, talk } = card;
    const chat = this.#chats().get(from.chat);
    if (message === undefined || !chat) return undefined;
    let now: string | undefined;
    await this.#quietly('a card could not be redrawn', async () => {
      now = (await chat.redraw({ place: placeOf(from, card), message }, view, talk)).message;
    });
    return now;
  }

  async #quietly(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.#log.warn({ err }, what);
    }
  }
}

/** What whoever wanted it can do about trouble with a chat. */
export const whatToDo = ({ reader, hint }: Trouble): string => (reader === 'person' ? hint : words.tryLater);

/** Whether the place holds the talk: help and explanations are no part of one. */
const isHeld = ({ stays }: Place, { kind }: Move): boolean =>
  stays !== undefined && kind !== 'help' && kind !== 'explanation';

/** Whether it puts a question about one person. */
const asksOne = (move: Move): boolean =>
  (move.kind === 'question' || move.kind === 'refused') && move.question.personal === true;

function placeOf({ chat, workspace }: Place, { channel, address, shared }: Card): Place {
  return {
    chat,
    workspace,
    channel,
    stays: shared ? 'shared' : 'private',
    ...(address === undefined ? {} : { address }),
  };
}
