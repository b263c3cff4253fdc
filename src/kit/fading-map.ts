/** A map that forgets: each entry after its time, and the one set longest ago where there are too many. */
export class FadingMap<V> {
  readonly #kept = new Map<string, { readonly value: V; readonly until: number }>();
  readonly #life: number;
  readonly #room: number;

  /** Keeps each entry for `life` ms, and at most `room` of them. */
  constructor({ life = Number.POSITIVE_INFINITY, room }: { readonly life?: number; readonly room: number }) {
    this.#life = life;
    this.#room = room;
  }

  /** Entries held, whether or not their time has passed. */
  get size(): number {
    return this.#kept.size;
  }

  /** `now`: epoch ms, as for `set`; without a `life` it does not matter. */
  get(key: string, now = 0): V | undefined {
    const kept = this.#kept.get(key);
    return kept && kept.until > now ? kept.value : undefined;
  }

  has(key: string, now = 0): boolean {
    return (this.#kept.get(key)?.until ?? Number.NEGATIVE_INFINITY) > now;
  }

  set(key: string, value: V, now = 0): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, until: now + this.#life });
    for (const [oldest, { until }] of this.#kept) {
      if (until > now && this.#kept.size <= this.#room) break;
      this.#kept.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#kept.delete(key);
  }
}
