/** What is asked of the alerts of a channel, and what is answered. */
import type { Chat, Place, Refusal, Turn } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import { ClosedTrouble, Trouble } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import type { AlertStore } from '#store/alerts.ts';
import type { ReceiptStore } from '#store/store.ts';
import { alertsHelpView, refusedView, unknownPartView } from '#views/alerts-help.ts';
import { announcementView, noAlertsView, stoppedView, subscriptionView } from '#views/subscription.ts';
import type { View } from '#views/view.ts';
import { type Change, readCommand } from './command.ts';
import { meantBy, partsOf } from './parts.ts';
import { keyOf, subscriptionAt } from './places.ts';
import { resubscribe } from './resubscribe.ts';
import { type ScopeRooms, workspacesFor } from './scope.ts';
import { type Subscription, subscriptionOf, subscriptionRow } from './subscription.ts';

export interface SubscribeRooms extends ScopeRooms {
  readonly alerts: Pick<AlertStore, 'subscriptions' | 'subscribe' | 'resubscribe' | 'unsubscribe'>;
  readonly receipts: Pick<ReceiptStore, 'feeds' | 'slices'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** IANA; UTC without one. */
  readonly zone?: string;
}

/** @param text what was typed after `alerts` @param chat the one it was typed in */
export async function askedOf(rooms: SubscribeRooms, chat: Chat, turn: Turn, text: string): Promise<View> {
  const command = readCommand(text);
  const place = chat.whole(turn.place);
  switch (command.does) {
    case 'help':
      return alertsHelpView();
    case 'unread':
      return alertsHelpView(command.why, command.meant);
    case 'list':
      return list(rooms, place);
    case 'stop':
      return (await rooms.alerts.unsubscribe(keyOf(place))) ? stoppedView() : noAlertsView();
    case 'change':
      return change(rooms, chat, turn, command, text);
  }
}

async function list({ alerts }: SubscribeRooms, place: Place): Promise<View> {
  const { audience, channel } = keyOf(place);
  const all = (await alerts.subscriptions()).filter((row) => row.audience === audience);
  const here = all.find((row) => row.channel === channel);
  const others = all.length - (here ? 1 : 0);
  const subscription = here && subscriptionOf(here);
  return subscription ? subscriptionView(subscription, 'listed', others) : noAlertsView(others);
}

async function change(
  rooms: SubscribeRooms,
  chat: Chat,
  turn: Turn,
  command: Change,
  text: string,
): Promise<View> {
  const place = chat.whole(turn.place);
  const before = await subscriptionAt(rooms, keyOf(place));
  if (!before && !command.here) return noAlertsView();
  const workspaces = await workspacesFor(rooms, place);
  if (workspaces.length === 0 && rooms.scopeOf(place.chat, place.workspace) !== 'all')
    return refusedView('no-receipts', chat.id);
  const now = rooms.clock.now().getTime();
  let only: Subscription['only'] | undefined;
  if (command.only) {
    const parts = await partsOf(rooms.receipts, command.only.length > 0 ? workspaces : [], now);
    const meant = meantBy(command.only, parts, command.anyway === true);
    if ('exist' in meant)
      return unknownPartView(meant.exist, command.anyway ? undefined : anyway(command, text));
    only = meant.only;
  }
  const refusal = command.here ? await refused(rooms, chat, place) : undefined;
  if (refusal) return refusedView(refusal, chat.id);
  if (before) {
    const isSame = subscriptionRow(before).json === subscriptionRow(changed(before, command, only)).json;
    if (isSame) return subscriptionView(before, 'same');
    const after = await resubscribe(rooms, keyOf(place), (one) => changed(one, command, only));
    return after ? subscriptionView(after, 'changed') : noAlertsView();
  }
  const after = changed(begun(rooms, place, turn.person, now), command, only);
  await rooms.alerts.subscribe(subscriptionRow(after));
  if (isSeen(chat, turn) || (await announced(rooms, chat, place, after)))
    return subscriptionView(after, 'begun');
  return refusedView('not-in', chat.id);
}

const begun = ({ zone }: SubscribeRooms, place: Place, person: string, since: number): Subscription => {
  const { chat, workspace, channel, address } = place;
  return {
    place: { chat, workspace, channel, ...(address === undefined ? {} : { address }) },
    person,
    only: {},
    sensitivity: 'balanced',
    zone: zone ?? 'UTC',
    digest: 'none',
    since,
  };
};

function changed(before: Subscription, command: Change, only = before.only): Subscription {
  const { quiet: was, paused, ...rest } = before;
  const quiet = command.quiet === 'off' ? undefined : (command.quiet ?? was);
  return {
    ...rest,
    only,
    sensitivity: command.sensitivity ?? before.sensitivity,
    digest: command.digest ?? before.digest,
    ...(quiet ? { quiet } : {}),
    // the chat was asked whether it lets us in, and does
    ...(paused && !command.here ? { paused } : {}),
  };
}

/** For a part whose dimension was named, the same command with the word that takes it all the same. */
const anyway = ({ only }: Change, text: string): string | undefined =>
  only?.every(({ dimension }) => dimension !== undefined)
    ? `${text.trim().replace(/[.!]+$/, '')} anyway`
    : undefined;

async function refused(
  { log }: SubscribeRooms,
  chat: Chat,
  place: Place,
): Promise<Refusal | 'unasked' | undefined> {
  try {
    return await chat.admits(place);
  } catch (err) {
    if (!(err instanceof Trouble)) throw err;
    log.warn({ err, chat: chat.id }, 'It could not be asked who reads along in a channel.');
    return 'unasked';
  }
}

/** Whether everybody concerned reads the answer itself: it stands in the channel, or only one person is there. */
const isSeen = (chat: Chat, { place, person }: Turn): boolean =>
  place.stays !== undefined || chat.privately(place, person).channel === chat.whole(place).channel;

/** Tells the channel; where that is not possible nothing was begun. */
async function announced(
  { alerts, log }: SubscribeRooms,
  chat: Chat,
  place: Place,
  subscription: Subscription,
): Promise<boolean> {
  try {
    await chat.post(place, announcementView(subscription));
  } catch (err) {
    if (!(err instanceof Trouble)) throw err;
    log.warn({ err, chat: chat.id }, 'A channel could not be told that its alerts have begun.');
    if (!(err instanceof ClosedTrouble)) return true;
    await alerts.unsubscribe(keyOf(place));
    return false;
  }
  return true;
}
