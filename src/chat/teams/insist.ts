/** Repeats a call that Teams asks to repeat, for a while. */
import type { Clock } from '#kit/clock.ts';
import { within } from '#kit/within.ts';
import { TimedOut } from './errors.ts';
import { refusal } from './log.ts';
import { isUnsent, waitAsked } from './wait.ts';

/** How patience is measured. */
export interface Patience {
  readonly clock: Clock;
  /** Waits that many ms. */
  readonly pause: (ms: number) => Promise<void>;
  /** From 0 to 1, so that callers that failed together do not come back together. */
  readonly random: () => number;
  /** ms for one try. */
  readonly callTime: number;
}

const tries = 4;
/** ms for all tries together. */
const totalTime = 10_000;
/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit; 500 comes from the connector as well. */
const passing = new Set([412, 429, 500, 502, 503, 504]);
/** The answer was lost; what was asked for may have happened. */
const lost = new Set(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'REQUEST_SEND_ERROR']);

/**
 * Gives what `call` gives. `call` gets the ms it may take. `repeatable`: doing it twice does no harm, so it is also
 * repeated when its answer was lost; a message that may stand there already is not.
 * @throws the last error of `call`, or TimedOut.
 */
export async function insist<T>(
  patience: Patience,
  repeatable: boolean,
  call: (time: number) => Promise<T>,
): Promise<T> {
  const now = () => patience.clock.now().getTime();
  const end = now() + totalTime;
  for (let tried = 1; ; tried += 1) {
    try {
      return await limited(call, Math.min(patience.callTime, Math.max(1, end - now())));
    } catch (error) {
      const wait = isPassing(error, repeatable) ? waitFor(error, tried, patience) : undefined;
      if (wait === undefined || tried >= tries || now() + wait >= end) throw error;
      await patience.pause(wait);
    }
  }
}

/** The library's own limit does not hold while it fetches a token, so it is held here as well. */
export async function limited<T>(call: (time: number) => Promise<T>, time: number): Promise<T> {
  const done = await within(
    call(time).then((value) => ({ value })),
    time + 50,
  );
  if (!done) throw new TimedOut();
  return done.value;
}

function isPassing(error: unknown, repeatable: boolean): boolean {
  const { status, code = '' } = refusal(error);
  if (status !== undefined) return passing.has(status);
  if (isUnsent(error)) return true;
  const late = error instanceof Error && /^(TimedOut|AbortError)$/.test(error.name);
  return repeatable && (late || lost.has(code));
}

/** ms: what Retry-After says, in seconds or as a date; else twice as long every time, by chance up to half less. */
function waitFor(error: unknown, tried: number, { clock, random }: Patience): number {
  return waitAsked(error, clock.now()) ?? 500 * 2 ** (tried - 1) * (1 - random() / 2);
}
