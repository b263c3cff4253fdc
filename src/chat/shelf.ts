/** Things too private or too short-lived for a chat to carry: kept here under an opaque id, lost at a restart. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '#kit/clock.ts';
import { FadingMap } from '#kit/fading-map.ts';

export class Shelf<T> {
  readonly #kept: FadingMap<T>;
  readonly #clock: Clock;

  /** Keeps each thing for `life` ms, and at most `room` of them: the oldest goes first. */
  constructor(clock: Clock, options: { readonly life: number; readonly room: number }) {
    this.#clock = clock;
    this.#kept = new FadingMap(options);
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Gives the id to ask with. */
  keep(value: T): string {
    const id = randomBytes(9).toString('base64url');
    this.#kept.set(id, value, this.#clock.now().getTime());
    return id;
  }

  /** What was kept under `id`, as long as it lives. */
  find(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.#kept.get(id, this.#clock.now().getTime());
  }
}
