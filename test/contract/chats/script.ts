/** A conversation that says what it is told to say, and keeps what it hears. */
import type { Hear, Reply, Turn } from '#chat/chat.ts';
import type { View } from '#views/view.ts';

export class Script {
  /** Every turn so far. */
  readonly turns: Turn[] = [];
  /** What it answers from now on: a view, or nothing but a failure. */
  answer: View | 'breaks';
  /** Why it refuses what was typed. */
  refused: string | undefined;
  /** What it says to whoever pressed, alone. */
  word: string | undefined;
  /** Whether its answer is for everybody who sees the message that was pressed. */
  everybody = false;
  /** The talk its last answer was of. */
  talk: string | undefined;
  readonly #messages = new Map<string, string>();
  #gate: { entered: () => void; released: Promise<void> } | undefined;

  constructor(answer: View | 'breaks') {
    this.answer = answer;
  }

  readonly hear: Hear = async (turn) => {
    this.turns.push(turn);
    this.#gate?.entered();
    await this.#gate?.released;
    if (this.answer === 'breaks') throw new Error('words of a failure');
    this.talk = turn.talk ?? `talk-${this.turns.length}`;
    const reply: Reply = { talk: this.talk, view: this.answer };
    const { place, message } = turn;
    if (place.stays && message !== undefined) this.#messages.set(place.channel, message);
    return {
      ...reply,
      ...(this.refused === undefined ? {} : { refused: this.refused }),
      ...(this.word === undefined ? {} : { word: this.word }),
      ...(this.everybody ? { everybody: true } : {}),
      ...(place.stays
        ? {
            standing: {
              message: async () => this.#messages.get(place.channel),
              shown: async (now: string) => void this.#messages.set(place.channel, now),
            },
          }
        : {}),
    };
  };

  /** The last turn heard. @throws when there was none. */
  get last(): Turn {
    const turn = this.turns.at(-1);
    if (!turn) throw new Error('nothing was heard');
    return turn;
  }

  /** The next turn waits until it is released. */
  hold(): { readonly entered: Promise<void>; readonly release: () => void } {
    const entered = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    this.#gate = { entered: entered.resolve, released: released.promise };
    return { entered: entered.promise, release: released.resolve };
  }
}
