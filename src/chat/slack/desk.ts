/** What all listeners work with: the conversation's ear, the drawing, and the count of turns under way. */
import { randomBytes } from 'node:crypto';
import type { Hear, Reply, Turn } from '#chat/chat.ts';
import { ownWords } from '#chat/own-words.ts';
import { pack } from '#chat/pack.ts';
import { Shelf } from '#chat/shelf.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import { UnderWay } from '#kit/under-way.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import { packInput } from './asked.ts';
import { Charts } from './charts.ts';
import type { Clients } from './clients.ts';
import { Hook } from './inbound.ts';
import { limits } from './limits.ts';
import { bareError } from './log.ts';
import { type Drawn, render } from './render.ts';
import { type Spot, showAt } from './spots.ts';

/** A reply, or our own apology when the conversation failed. Never an exception. */
export interface Heard {
  readonly drawn: Drawn;
  /** Absent when the conversation failed. */
  readonly reply?: Reply;
}

export class Desk {
  readonly clients: Clients;
  readonly clock: Clock;
  readonly log: Logger;
  /** ms after which Slack is told that we are at work, and the answer follows by another way. */
  readonly patience: number;
  /** Words of buttons that may be a person's. */
  readonly words: Shelf<Utterance>;
  /** Where the reply to a typed answer goes, and response addresses kept for a window. */
  readonly spots: Shelf<Spot>;
  hear: Hear = () => Promise.reject(new Error('not open'));
  readonly underWay = new UnderWay();
  readonly charts: Charts;
  #self: Promise<string> | undefined;

  constructor(options: {
    readonly clients: Clients;
    readonly clock: Clock;
    readonly log: Logger;
    readonly patience: number;
  }) {
    this.clients = options.clients;
    this.clock = options.clock;
    this.log = options.log;
    this.patience = options.patience;
    this.charts = new Charts(options);
    this.words = new Shelf(options.clock, { life: limits.responseUrlLife, room: 5000 });
    this.spots = new Shelf(options.clock, { life: limits.responseUrlLife, room: 5000 });
  }

  /** Hands a turn to the conversation. */
  async listen(turn: Turn): Promise<Heard> {
    try {
      const reply = await this.hear(turn);
      return { reply, drawn: this.draw(reply.view, reply.talk) };
    } catch (error) {
      this.log.error(bareError(error), 'a turn in Slack failed');
      return { drawn: this.draw(ownWords.sorry, turn.talk) };
    }
  }

  draw(view: View, talk?: string): Drawn {
    return render(view, {
      packed: (says) => pack(talk, says, this.words),
      packedInput: (input) => packInput(talk, input),
      drawing: randomBytes(6).toString('base64url'),
    });
  }

  /** Shows it; false, with a line in the log, when Slack refuses. */
  async show(spot: Spot, drawn: Drawn, patience?: number): Promise<boolean> {
    try {
      await this.charts.offer(drawn, (some) => showAt(spot, some, this.clients.interactive, patience));
      return true;
    } catch (error) {
      this.log.warn({ on: spot.on, ...bareError(error) }, 'Slack did not take a reply');
      return false;
    }
  }

  hook(address: string | undefined): Hook | undefined {
    return address ? new Hook(address, this.clock.now().getTime()) : undefined;
  }

  /** Our bot's own id, by which Slack signs what we say; asked once. Throws what Slack throws. */
  self(): Promise<string> {
    this.#self ??= this.clients.background.auth.test().then(
      ({ bot_id }) => bot_id ?? '',
      (error: unknown) => {
        this.#self = undefined;
        throw error;
      },
    );
    return this.#self;
  }

  /** The response address that goes with a spot, for what is said to the whole channel. */
  hookBehind(spot: Spot | undefined): Hook | undefined {
    if (spot?.on !== 'window') return spot?.hook;
    const behind = this.spots.find(spot.note.spot);
    return behind?.on === 'hook' ? behind.hook : undefined;
  }
}
