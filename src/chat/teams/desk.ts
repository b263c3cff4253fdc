/** What every turn works with: the conversation's ear, the drawing, and the order in which messages are shown. */
import type { Activity } from 'botbuilder';
import type { Hear, Place, Reply, Turn } from '#chat/chat.ts';
import { ownWords, withRefusal } from '#chat/own-words.ts';
import { pack } from '#chat/pack.ts';
import { Shelf } from '#chat/shelf.ts';
import type { Clock } from '#kit/clock.ts';
import { KeyedLock } from '#kit/keyed-lock.ts';
import type { Logger } from '#kit/logger.ts';
import { UnderWay } from '#kit/under-way.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import type { Connector, Insistence } from './connector.ts';
import { rootOf } from './conversation.ts';
import { MessageGone } from './errors.ts';
import { inTurn, personOf } from './inbound.ts';
import { bareError } from './log.ts';
import { People } from './people.ts';
import { type Drawn, render } from './render.ts';
import { Rooms } from './rooms.ts';

/** ms that words behind a button are kept, as long as a talk lives. */
const shelfLife = 24 * 3_600_000;

/** A reply, or our own apology when the conversation failed. Never an exception. */
export interface Heard {
  readonly drawn: Drawn;
  /** Absent when the conversation failed. */
  readonly reply?: Reply;
}

export class Desk {
  readonly connector: Connector;
  readonly people: People;
  readonly rooms = new Rooms();
  readonly log: Logger;
  /** Words of buttons that may be a person's. */
  readonly words: Shelf<Utterance>;
  readonly underWay = new UnderWay();
  /** One message, and one channel, is shown at a time, in the order in which it was heard. */
  readonly order = new KeyedLock();
  hear: Hear = () => Promise.reject(new Error('not open'));
  readonly #privateLink: string | undefined;

  constructor(kit: {
    readonly connector: Connector;
    readonly clock: Clock;
    readonly log: Logger;
    /** Address of the chat with the bot. */
    readonly privateLink?: string;
  }) {
    this.connector = kit.connector;
    this.people = new People(kit.connector);
    this.log = kit.log;
    this.words = new Shelf(kit.clock, { life: shelfLife, room: 5000 });
    this.#privateLink = kit.privateLink;
  }

  /** Hands a turn to the conversation. */
  async listen(turn: Turn): Promise<Heard> {
    try {
      const reply = await this.hear(turn);
      // a press gets its refusal as a word; words have nowhere else to get it but the card
      const told = turn.message === undefined ? reply.refused : undefined;
      const view = told === undefined ? reply.view : withRefusal(reply.view, told);
      return { reply, drawn: await this.draw(view, turn.place, reply.talk) };
    } catch (error) {
      this.log.error(bareError(error), 'a turn in Teams failed');
      return { drawn: await this.draw(ownWords.sorry, turn.place, turn.talk) };
    }
  }

  async draw(view: View, place: Place, talk?: string): Promise<Drawn> {
    const name = await this.people.names(view, place);
    const called = personOf(place) === undefined ? '@smsfail ' : '';
    return render(view, {
      packed: (says) => pack(talk, says, this.words),
      speaker: { name, command: (words) => `${called}${words}`.trim() },
      ...(this.#privateLink ? { privateLink: this.#privateLink } : {}),
    });
  }

  /** Shows it as a new message; gives its id. @throws what the connector throws. */
  async say(place: Place, drawn: Drawn): Promise<string> {
    return this.connector.send(await this.people.addressOf(place), activityOf(drawn), insistence(place));
  }

  /** Shows it in place of a message; anew where that is gone. Gives the id it has then. @throws likewise. */
  async put(place: Place, message: string, drawn: Drawn): Promise<string> {
    return this.order.run(`${rootOf(place.channel)} ${message}`, async () => {
      try {
        const address = await this.people.addressOf(place);
        await this.connector.update(address, message, activityOf(drawn), insistence(place));
        return message;
      } catch (error) {
        if (!(error instanceof MessageGone)) throw error;
        return this.say(place, drawn);
      }
    });
  }
}

/** In a place that a turn brought somebody waits; whoever speaks in any other tries again by themselves. */
const insistence = ({ handle }: Place): Insistence => (handle === inTurn ? 'insists' : 'once');

function activityOf({ card, summary }: Drawn): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}
