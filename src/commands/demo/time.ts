/** The demo's own time: it stands still until the story moves it on. */
import type { Clock } from '#kit/clock.ts';
import type { Rhythm } from '#kit/rhythm.ts';

interface Work {
  readonly ms: number;
  due: number;
  readonly work: () => Promise<void>;
}

export class DemoTime implements Clock, Rhythm {
  readonly #works = new Set<Work>();
  /** Epoch ms */
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Work that throws ends the demo: the house's own never does. */
  every(ms: number, work: () => Promise<void>): () => Promise<void> {
    const one = { ms, due: this.#now + ms, work };
    this.#works.add(one);
    const first = work();
    return async () => {
      this.#works.delete(one);
      await first;
    };
  }

  /** Moves on to a time (epoch ms), never back, and leaves undone what has fallen due. */
  set(to: number): void {
    this.#now = Math.max(this.#now, to);
  }

  /** Does what has fallen due, each work once, in the order in which it began. */
  async catchUp(): Promise<void> {
    for (const one of [...this.#works]) {
      if (!this.#works.has(one) || one.due > this.#now) continue;
      one.due = this.#now + one.ms;
      await one.work();
    }
  }
}
