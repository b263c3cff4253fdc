import type { AlertStore } from '#store/alerts.ts';
import { type Key, subscriptionRowAt } from './places.ts';
import { type Subscription, subscriptionOf, subscriptionRow } from './subscription.ts';

/** How often a change is repeated when somebody else made one meanwhile. */
const tries = 8;

/**
 * Changes a subscription that others may change in the same moment: staff its settings, the poster what was told.
 * @returns as it is now; `undefined` where nobody wants to hear of incidents (any more)
 */
export async function resubscribe(
  rooms: { readonly alerts: Pick<AlertStore, 'subscriptions' | 'resubscribe'> },
  key: Key,
  change: (before: Subscription) => Subscription,
): Promise<Subscription | undefined> {
  for (let left = tries; left > 0; left--) {
    const row = await subscriptionRowAt(rooms, key);
    const before = row && subscriptionOf(row);
    if (!before) return undefined;
    const after = change(before);
    if (await rooms.alerts.resubscribe(subscriptionRow(after), row.json)) return after;
  }
  throw new Error('the subscription was changed by others again and again');
}
