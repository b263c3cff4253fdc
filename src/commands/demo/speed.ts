/** How fast the play goes: time for the reader between what happens. */
import { setTimeout as sleep } from 'node:timers/promises';

/** ms for each word, and for each half hour in which nothing is said. */
export const speeds = {
  fast: { word: 38, still: 450 },
  slow: { word: 150, still: 1200 },
  now: { word: 0, still: 0 },
} as const;
export type Speed = keyof typeof speeds;

/** Somebody wants the play to end. */
export class Left extends Error {}

/** @throws Left as soon as `leave` is. */
export async function pause(ms: number, leave: AbortSignal): Promise<void> {
  if (leave.aborted) throw new Left();
  if (ms <= 0) return;
  try {
    await sleep(ms, undefined, { signal: leave });
  } catch {
    throw new Left();
  }
}
