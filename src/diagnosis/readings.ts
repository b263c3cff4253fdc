/** Turns a typed time into what the books speak of: inside, at the edge of, or outside the messaging hours. */
import type { PlatformId, Reading } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';

/**
 * @param time `HH:MM`, local.
 * @returns `undefined` where the platform's document names no hours.
 */
export function hoursReading(time: string, platform: PlatformId): Reading<'sent-at'> | undefined {
  const hours = platforms[platform].hours;
  if (!hours) return undefined;
  if (time === hours.from || time === hours.to) return 'edge';
  return time > hours.from && time < hours.to ? 'inside' : 'outside';
}
