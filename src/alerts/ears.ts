/** Whether we were listening: a silence is told only of a time in which texts would have been heard. */
import type { Incident } from '#detection/incident.ts';

/** ms without a look at the receipts after which we count as having been away: asleep, stopped, or being replaced. */
export const longestGap = 120_000;
/** ms that we must have listened again: providers repeat what they could not deliver within minutes. */
const grace = 600_000;
/** So many texts must have been expected while we listened. */
const enough = 5;

/** Since when (epoch ms) we listen without a gap. @param looked when we looked last, before `now` */
export const listeningSince = (
  before: { readonly since: number; readonly looked: number } | undefined,
  now: number,
): number => (before && now - before.looked <= longestGap ? before.since : now);

/** Whether a silence may be nothing but our own deafness. @param since when we began to listen */
export function mayBeDeaf({ kind, since: began, expected }: Incident, since: number, now: number): boolean {
  if (kind !== 'silence' || began >= since) return false;
  const heard = now - since;
  return heard < grace || (expected * heard) / Math.max(1, now - began) < enough;
}
