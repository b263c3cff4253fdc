/** Says what a job is about, as things are now. Whatever was said already is looked for before it is said again. */
import type { Chat, Place, Posted, Refusal } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import { ChatTrouble, ClosedTrouble } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import { within } from '#kit/within.ts';
import type { AlertStore, Job, PostingRow } from '#store/alerts.ts';
import type { AlertShown, News } from '#views/alert-shown.ts';
import type { View } from '#views/view.ts';
import { type Known, standingOf } from './incident.ts';
import type { Spot, Task } from './jobs.ts';
import { type At, chatOf, find, placeOf, subscriptionAt } from './places.ts';
import { resubscribe } from './resubscribe.ts';
import type { Subscription } from './subscription.ts';

/** What a message looks like. */
export interface Drawing {
  /** What is known of an incident, for a chat that shows times in this zone. */
  shown(
    known: Known,
    see: { readonly chat: string; readonly zone?: string; readonly details: boolean },
  ): Promise<AlertShown>;
  alert(shown: AlertShown): View;
  follow(news: News, shown: AlertShown): View;
  /** `undefined`: there is nothing to tell. @param until epoch ms */
  digest(subscription: Subscription, until: number): Promise<View | undefined>;
  /** For whoever asked for alerts in a channel that is closed to us now. */
  paused(subscription: Subscription): View;
}

export interface SayRooms {
  readonly alerts: AlertStore;
  readonly draw: Drawing;
  readonly clock: Clock;
  readonly log: Logger;
  /** ms that a chat may take for one call; {@link usualPatience} when absent. */
  readonly patience?: number;
}

/** ms that a chat may take for one call. */
export const usualPatience = 10_000;
/** ms: what was over so soon, before anybody heard of it, is not told any more. */
const worthTelling = 600_000;
/** ms: a chat's clock may be behind ours by so much. */
const skew = 60_000;

/**
 * Does the job, or finds it done or pointless. Gives the posting to be kept with it.
 * @throws whatever the chat throws.
 */
export async function say(
  rooms: SayRooms,
  chat: Chat,
  job: Job,
  task: Task,
): Promise<PostingRow | undefined> {
  switch (task.kind) {
    case 'post':
      return post(rooms, chat, job, task);
    case 'redraw':
      return redraw(rooms, chat, job, task);
    case 'follow':
      return follow(rooms, chat, job, task);
    case 'digest':
      return digest(rooms, chat, job, task);
    case 'note': {
      const place = placeOf(task);
      const where = task.person === undefined ? place : chat.privately(place, task.person);
      await once(rooms, chat, job, where, task.view);
      return undefined;
    }
  }
}

async function post(rooms: SayRooms, chat: Chat, job: Job, spot: Spot): Promise<PostingRow | undefined> {
  const at = await find(rooms, spot);
  if (!at?.subscription || at.subscription.paused || at.posting.message !== undefined) return undefined;
  const { known, posting } = at;
  const place = placeOf(posting);
  const before = await sought(rooms, chat, job, place);
  if (before) return { ...posting, message: before.message };
  const { facts, doings } = known;
  const short = facts.resolvedAt !== undefined && facts.resolvedAt - facts.since < worthTelling;
  if (!known.open && (short || doings.dismissed)) {
    rooms.log.info({ incident: known.ref }, 'An incident was over before it could be told; it is not told.');
    return undefined;
  }
  await admitted(rooms, chat, place);
  const view = rooms.draw.alert(await shownOf(rooms, at));
  const { message } = await timed(rooms, chat.post(place, view, undefined, markOf(job)));
  return { ...posting, message };
}

/** Who reads along may have changed since alerts were asked for. @throws Refused */
async function admitted(rooms: SayRooms, chat: Chat, place: Place): Promise<void> {
  const refusal = await timed(
    rooms,
    chat.admits(place).then((why) => why ?? 'admitted'),
  );
  if (refusal === 'untold')
    rooms.log.warn(
      { chat: chat.id },
      'The chat does not tell who reads along; an alert is posted all the same.',
    );
  else if (refusal !== 'admitted') throw new Refused(refusal);
}

async function redraw(rooms: SayRooms, chat: Chat, job: Job, spot: Spot): Promise<PostingRow | undefined> {
  const at = await find(rooms, spot);
  if (!at || at.subscription?.paused) return undefined;
  // it was not to be said when it began; whoever is let in meanwhile hears of it now
  if (at.posting.message === undefined) return at.known.open ? post(rooms, chat, job, spot) : undefined;
  const posted = { place: placeOf(at.posting), message: at.posting.message };
  const view = rooms.draw.alert(await shownOf(rooms, at));
  const { message } = await timed(rooms, chat.redraw(posted, view));
  if (message === posted.message) return undefined;
  const now = await find(rooms, spot);
  return now && { ...now.posting, message };
}

async function follow(
  rooms: SayRooms,
  chat: Chat,
  job: Job,
  task: Extract<Task, { kind: 'follow' }>,
): Promise<undefined> {
  const at = await find(rooms, task);
  if (!at || at.posting.message === undefined || !at.subscription || at.subscription.paused) return;
  const posted = { place: placeOf(at.posting), message: at.posting.message };
  if (await sought(rooms, chat, job, posted)) return;
  const view = rooms.draw.follow(task.news, await shownOf(rooms, at));
  await timed(rooms, chat.follow(posted, view, markOf(job)));
}

/** Nothing is told twice, even where two replicas put the job: how far was told lies with the subscription. */
async function digest(
  rooms: SayRooms,
  chat: Chat,
  job: Job,
  task: Extract<Task, { kind: 'digest' }>,
): Promise<undefined> {
  const subscription = await subscriptionAt(rooms, task);
  const told = subscription?.digested ?? 0;
  if (!subscription || subscription.paused || told >= task.until) return;
  const view = await rooms.draw.digest(subscription, task.until);
  if (view) await once(rooms, chat, job, placeOf(task), view);
  await resubscribe(rooms, task, (now) => ({ ...now, digested: task.until }));
}

async function once(rooms: SayRooms, chat: Chat, job: Job, place: Place, view: View): Promise<void> {
  if (await sought(rooms, chat, job, place)) return;
  await timed(rooms, chat.post(place, view, undefined, markOf(job)));
}

/** What an earlier attempt has said, whose answer was lost. */
async function sought(
  rooms: SayRooms,
  chat: Chat,
  job: Job,
  where: Place | Posted,
): Promise<Posted | undefined> {
  if (job.attempts <= 1) return undefined;
  const found = await timed(rooms, chat.seek(where, markOf(job), new Date(job.since - skew)));
  return typeof found === 'string' ? undefined : found;
}

/** Rides along with what is said, to find it again. */
export const markOf = ({ id }: Pick<Job, 'id'>): string => `j${id}`;

async function timed<T extends object | string>(
  { patience = usualPatience }: SayRooms,
  call: Promise<T>,
): Promise<T> {
  const answer = await within(call, patience);
  if (answer !== undefined) return answer;
  throw new ChatTrouble('The chat does not answer in time.', {
    hint: 'Nothing need be done: it is tried again, and looked for before it is said twice.',
  });
}

/** Alerts are not for the people who read along in a channel, or it is closed. */
class Refused extends ClosedTrouble {
  override readonly code = 'refused';
  readonly why: Exclude<Refusal, 'untold'>;
  constructor(why: Exclude<Refusal, 'untold'>) {
    super('Alerts may not be told in that channel.', {
      hint: 'Let only people of the practice read there, invite the bot, and ask for alerts anew.',
    });
    this.why = why;
  }
}

function shownOf({ draw }: SayRooms, { known, posting, subscription }: At): Promise<AlertShown> {
  const zone = subscription?.zone;
  return draw.shown(known, {
    chat: chatOf(posting.audience),
    details: standingOf(posting.json).details,
    ...(zone === undefined ? {} : { zone }),
  });
}
