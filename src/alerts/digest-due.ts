/** When a digest is due, and of what time it tells. Pure. */
import { daysOn, localDay, timeThere, weekday } from './calendar.ts';
import type { Subscription } from './subscription.ts';

/** Minutes of the day: before the practice opens. */
export const morning = 8 * 60;
const monday = 1;

type Wanted = Pick<Subscription, 'digest' | 'zone'>;

/** The time that is to be told now; `undefined` if there is none. Epoch ms. */
export function digestDue(
  subscription: Wanted & Pick<Subscription, 'digested' | 'since' | 'paused'>,
  now: number,
): { readonly from: number; readonly to: number } | undefined {
  const { digest, digested, since, paused, zone } = subscription;
  if (digest === 'none' || paused) return undefined;
  let day = localDay(now, zone);
  if (timeThere(day, morning, zone) > now) day = daysOn(day, -1);
  if (digest === 'weekly') day = daysOn(day, -((weekday(day) + 7 - monday) % 7));
  const to = timeThere(day, morning, zone);
  if (to <= (digested ?? since)) return undefined;
  return { from: digestFrom(subscription, to), to };
}

/** Where the day or the week before begins. Epoch ms. */
export function digestFrom({ digest, zone }: Wanted, to: number): number {
  return timeThere(daysOn(localDay(to, zone), digest === 'weekly' ? -7 : -1), morning, zone);
}
