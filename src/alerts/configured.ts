/** The channels that the operator configured hear of incidents without anybody having asked there. */
import type { AlertStore } from '#store/alerts.ts';
import type { ConfiguredChannel } from './env.ts';
import { type Subscription, subscriptionOf, subscriptionRow } from './subscription.ts';

/**
 * Begins what is configured now and ends what was configured before; what somebody asked for stays as it is. A channel
 * that was closed to us is tried again.
 * @param zone IANA @param now epoch ms
 */
export async function configure(
  alerts: Pick<AlertStore, 'subscriptions' | 'subscribe' | 'unsubscribe'>,
  channels: readonly ConfiguredChannel[],
  zone: string,
  now: number,
): Promise<void> {
  const wanted = new Map(channels.map((place) => [keyOf(place), place]));
  for (const row of await alerts.subscriptions()) {
    const before = subscriptionOf(row);
    const key = `${row.audience}/${row.channel}`;
    const place = wanted.get(key);
    if (before && before.person === undefined) {
      if (!place) await alerts.unsubscribe(row);
      else {
        const { paused: _, ...rest } = before;
        await alerts.subscribe(subscriptionRow({ ...rest, place }));
      }
    }
    if (before) wanted.delete(key);
  }
  for (const place of wanted.values()) {
    const usual: Subscription = {
      place,
      only: {},
      sensitivity: 'balanced',
      zone,
      digest: 'none',
      since: now,
    };
    await alerts.subscribe(subscriptionRow(usual));
  }
}

const keyOf = ({ chat, workspace, channel }: ConfiguredChannel): string => `${chat}:${workspace}/${channel}`;
