/** How fast a chat may be spoken to, and when it wants to be left alone. Kept in memory: each replica for itself. */
import { FadingMap } from '#kit/fading-map.ts';

/** ms between two messages in one channel: Slack takes one a second, Teams 60 in 30 s and 1,800 an hour. */
export const postEvery = 1000;
/** ms between two drawings of one message. */
export const redrawEvery = 3000;
/** ms: the longest that a chat which fails is left alone. */
const longestRest = 60_000;
/** ms: nobody is told to come again later than this; who comes too early is told again. */
const longestQueue = 600_000;
/** Keys remembered. */
const room = 10_000;

export class Pace {
  readonly #next = new FadingMap<number>({ life: longestRest, room });
  readonly #promised = new FadingMap<number>({ life: longestQueue, room });
  readonly #rests = new FadingMap<{ readonly until: number; readonly failures: number }>({ room });

  /**
   * Takes the next turn of `key`, which comes every `gap` ms: 0, or in how many ms to come again. Each that has to wait is
   * told another time, so that many do not all come again for one turn. @param now epoch ms
   */
  turn(key: string, gap: number, now: number): number {
    const next = this.#next.get(key, now) ?? 0;
    if (next <= now) {
      this.#next.set(key, now + gap, now);
      return 0;
    }
    const promised = Math.max(next, (this.#promised.get(key, now) ?? 0) + gap);
    this.#promised.set(key, promised, now);
    return promised - now;
  }

  /** Until when (epoch ms) this audience is not to be spoken to; `undefined`: it may. */
  rest(audience: string, now: number): number | undefined {
    const rest = this.#rests.get(audience);
    return rest && rest.until > now ? rest.until : undefined;
  }

  /** The chat asked to be left alone until then. */
  busy(audience: string, until: number): void {
    this.#rests.set(audience, { until, failures: this.#rests.get(audience)?.failures ?? 0 });
  }

  /** Something went wrong there: the next call comes after 1 s, 2 s, 4 s …, so that a chat in trouble is not flooded. */
  failed(audience: string, now: number): void {
    const failures = (this.#rests.get(audience)?.failures ?? 0) + 1;
    const rest = Math.min(longestRest, 1000 * 2 ** Math.min(failures - 1, 10));
    this.#rests.set(audience, { until: now + rest, failures });
  }

  /** Something was said there. */
  spoke(audience: string): void {
    this.#rests.delete(audience);
  }
}

const firstWait = 2000;
const longestWait = 600_000;

/**
 * How long a job waits after so many attempts, ms: 2 s, 4 s, 8 s … 10 min, each shortened by up to a half.
 * @param dice gives 0 to 1
 */
export function waitAfter(attempts: number, dice: () => number): number {
  const whole = Math.min(longestWait, firstWait * 2 ** Math.min(attempts - 1, 20));
  return Math.round(whole * (1 - dice() / 2));
}
