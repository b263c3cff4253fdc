/** One turn at a time per key; turns of different keys run side by side. Holds within one process. */
export class KeyedLock {
  readonly #last = new Map<string, Promise<void>>();

  /** Keys that somebody holds or waits for. */
  get size(): number {
    return this.#last.size;
  }

  /** Runs `work` once every earlier turn of `key` has ended, and gives or throws what it does. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    this.#last.set(key, ended);
    try {
      await before;
      return await work();
    } finally {
      end();
      if (this.#last.get(key) === ended) this.#last.delete(key);
    }
  }
}
