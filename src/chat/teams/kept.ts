/** Answers kept for a while: the same question is asked once in that time, also by several at once. */
import type { Clock } from '#kit/clock.ts';

export class Kept<T> {
  readonly #kept = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();
  readonly #clock: Clock;
  readonly #life: number;
  readonly #room: number;

  /** Keeps each answer for `life` ms, and at most `room` of them: the oldest goes first. */
  constructor(clock: Clock, options: { readonly life: number; readonly room: number }) {
    this.#clock = clock;
    this.#life = options.life;
    this.#room = options.room;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** The answer under `key`, found with `find` when there is none. One that fails is not kept. */
  ask(key: string, find: () => Promise<T>): Promise<T> {
    const now = this.#clock.now().getTime();
    const kept = this.#kept.get(key);
    if (kept && kept.until > now) return kept.answer;
    this.#kept.delete(key);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < this.#room) break;
      this.#kept.delete(oldest);
    }
    const answer = find();
    const entry = { answer, until: now + this.#life };
    this.#kept.set(key, entry);
    answer.catch(() => {
      if (this.#kept.get(key) === entry) this.#kept.delete(key);
    });
    return answer;
  }
}
