/** Conversations that Teams does not let us write to, so that nobody has to be told so by Teams again. */
import { FadingMap } from '#kit/fading-map.ts';

/** The channel of a thread; any other conversation is its own. */
export const rootOf = (conversation: string) => conversation.split(';')[0] ?? conversation;

/** Keeps at most `room` of them: the oldest goes first. A channel is one, whatever the thread. */
export class Closed {
  readonly #closed: FadingMap<true>;

  constructor(room: number) {
    this.#closed = new FadingMap({ room });
  }

  has(conversation: string): boolean {
    return this.#closed.has(rootOf(conversation));
  }

  add(conversation: string): void {
    this.#closed.set(rootOf(conversation), true);
  }

  delete(conversation: string): void {
    this.#closed.delete(rootOf(conversation));
  }
}
