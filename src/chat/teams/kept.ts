/** Answers kept for a while: the same question is asked once in that time, also by several at once. */
import type { Clock } from '#kit/clock.ts';
import { FadingMap } from '#kit/fading-map.ts';

export class Kept<T> {
  readonly #kept: FadingMap<Promise<T>>;
  readonly #clock: Clock;

  /** Keeps each answer for `life` ms, and at most `room` of them: the oldest goes first. */
  constructor(clock: Clock, options: { readonly life: number; readonly room: number }) {
    this.#clock = clock;
    this.#kept = new FadingMap(options);
  }

  get size(): number {
    return this.#kept.size;
  }

  /** The answer under `key`, found with `find` when there is none. One that fails is not kept. */
  ask(key: string, find: () => Promise<T>): Promise<T> {
    const now = this.#clock.now().getTime();
    const kept = this.#kept.get(key, now);
    if (kept) return kept;
    const answer = find();
    this.#kept.set(key, answer, now);
    answer.catch(() => {
      if (this.#kept.get(key, now) === answer) this.#kept.delete(key);
    });
    return answer;
  }
}
