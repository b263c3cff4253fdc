/** Things too private or too short-lived for Slack to carry: kept here under an opaque id, lost at a restart. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '#kit/clock.ts';

export class Shelf<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #clock: Clock;
  readonly #life: number;
  readonly #room: number;

  /** Keeps each thing for `life` ms, and at most `room` of them: the oldest goes first. */
  constructor(clock: Clock, options: { readonly life: number; readonly room: number }) {
    this.#clock = clock;
    this.#life = options.life;
    this.#room = options.room;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Gives the id to ask with. */
  keep(value: T): string {
    const now = this.#clock.now().getTime();
    for (const [id, { until }] of this.#kept) {
      if (until > now && this.#kept.size < this.#room) break;
      this.#kept.delete(id);
    }
    const id = randomBytes(9).toString('base64url');
    this.#kept.set(id, { value, until: now + this.#life });
    return id;
  }

  /** What was kept under `id`, as long as it lives. */
  find(id: string | undefined): T | undefined {
    const kept = id === undefined ? undefined : this.#kept.get(id);
    return kept && kept.until > this.#clock.now().getTime() ? kept.value : undefined;
  }
}
