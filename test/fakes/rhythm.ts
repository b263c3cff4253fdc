import type { Rhythm } from '#kit/rhythm.ts';
import type { FakeClock } from './clock.ts';

/** Beats when the hand-moved clock passes: `pass` moves it on and does everything that falls due on the way, in order. */
export class FakeRhythm implements Rhythm {
  readonly #clock: FakeClock;
  readonly #works = new Set<{
    readonly ms: number;
    due: number;
    readonly work: () => Promise<void>;
    readonly first: Promise<void>;
  }>();

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  every(ms: number, work: () => Promise<void>): () => Promise<void> {
    const now = this.#clock.now().getTime();
    const first = work();
    const one = { ms, due: now + ms, work, first };
    this.#works.add(one);
    return async () => {
      this.#works.delete(one);
      await first;
    };
  }

  /** Steps are as long as the shortest rhythm, or `step` ms. */
  async pass(time: Parameters<FakeClock['pass']>[0], step?: number): Promise<void> {
    await Promise.all([...this.#works].map(({ first }) => first));
    const start = this.#clock.now().getTime();
    this.#clock.pass(time);
    const end = this.#clock.now().getTime();
    const stride = step ?? Math.min(end - start, ...[...this.#works].map(({ ms }) => ms));
    for (let at = start; at < end; ) {
      at = Math.min(end, at + Math.max(1, stride));
      this.#clock.set(new Date(at).toISOString());
      for (const one of [...this.#works]) {
        if (!this.#works.has(one) || one.due > at) continue;
        one.due = at + one.ms;
        await one.work();
      }
    }
  }
}
