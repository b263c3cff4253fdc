/** Where things are said: an incident in a channel, and the channel for the chat. */
import type { Place } from '#chat/chat.ts';
import type { AlertStore, PostingRow, SubscriptionRow } from '#store/alerts.ts';
import { type Known, knownOf } from './incident.ts';
import type { Spot } from './jobs.ts';
import { type Subscription, subscriptionOf } from './subscription.ts';

type Rooms = { readonly alerts: Pick<AlertStore, 'incident' | 'postings' | 'subscriptions'> };

/** An incident in one channel. */
export interface At {
  readonly known: Known;
  readonly posting: PostingRow;
  readonly subscription: Subscription | undefined;
}

/** `undefined` for what was forgotten meanwhile. */
export async function find(rooms: Rooms, spot: Spot): Promise<At | undefined> {
  const { alerts } = rooms;
  const row = await alerts.incident(spot.ref);
  const posting = (await alerts.postings(spot.ref)).find(
    ({ audience, channel }) => audience === spot.audience && channel === spot.channel,
  );
  if (!row || !posting) return undefined;
  const subscription = await subscriptionAt(rooms, spot);
  return { known: knownOf(row), posting, subscription };
}

/** One channel, as the store and the outbox name it. */
export type Key = Pick<SubscriptionRow, 'audience' | 'channel'>;

/** As it is kept; `undefined` where nobody wants to hear of incidents. */
export async function subscriptionRowAt(
  { alerts }: { readonly alerts: Pick<AlertStore, 'subscriptions'> },
  { audience, channel }: Key,
): Promise<SubscriptionRow | undefined> {
  const rows = await alerts.subscriptions();
  return rows.find((one) => one.audience === audience && one.channel === channel);
}

/** `undefined` where nobody wants to hear of incidents. */
export async function subscriptionAt(
  rooms: Parameters<typeof subscriptionRowAt>[0],
  key: Key,
): Promise<Subscription | undefined> {
  const row = await subscriptionRowAt(rooms, key);
  return row && subscriptionOf(row);
}

/** An audience is `chat:workspace`, and a chat's id holds no colon. */
export const chatOf = (audience: string): string => audience.slice(0, audience.indexOf(':'));

export const keyOf = ({ chat, workspace, channel }: Pick<Place, 'chat' | 'workspace' | 'channel'>): Key => ({
  audience: `${chat}:${workspace}`,
  channel,
});

export function placeOf({
  audience,
  channel,
  address,
}: {
  readonly audience: string;
  readonly channel: string;
  readonly address?: string;
}): Place {
  const chat = chatOf(audience);
  return {
    chat,
    workspace: audience.slice(chat.length + 1),
    channel,
    stays: 'shared',
    ...(address === undefined ? {} : { address }),
  };
}
