/** Conversations that Teams does not let us write to, so that nobody has to be told so by Teams again. */
import { FadingMap } from '#kit/fading-map.ts';
import { rootOf } from './conversation.ts';

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
