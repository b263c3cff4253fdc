import { within } from './within.ts';

/** Counts work under way, so that whoever closes can wait for it. */
export class UnderWay {
  readonly #work = new Set<Promise<unknown>>();

  /** Counts `work` as under way until it ends, and gives or throws what it does. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    try {
      return await work;
    } finally {
      this.#work.delete(work);
    }
  }

  /** Waits until nothing is under way, at most `ms`. Gives how many were left. */
  async drained(ms: number): Promise<number> {
    const until = performance.now() + ms;
    while (this.#work.size > 0 && performance.now() < until)
      await within(Promise.allSettled([...this.#work]), until - performance.now());
    return this.#work.size;
  }
}
