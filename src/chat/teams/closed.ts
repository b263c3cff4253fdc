/** Conversations that Teams does not let us write to, so that nobody has to be told so by Teams again. */

/** The channel of a thread; any other conversation is its own. */
export const rootOf = (conversation: string) => conversation.split(';')[0] ?? conversation;

/** Keeps at most `room` of them: the oldest goes first. A channel is one, whatever the thread. */
export class Closed {
  readonly #closed = new Set<string>();
  readonly #room: number;

  constructor(room: number) {
    this.#room = room;
  }

  has(conversation: string): boolean {
    return this.#closed.has(rootOf(conversation));
  }

  add(conversation: string): void {
    this.#closed.add(rootOf(conversation));
    const [oldest] = this.#closed;
    if (this.#closed.size > this.#room && oldest !== undefined) this.#closed.delete(oldest);
  }

  delete(conversation: string): void {
    this.#closed.delete(rootOf(conversation));
  }
}
