/** Empties the outbox: takes jobs that are due, says them at the pace that the chats bear, and keeps what could not be said. */
import type { Chat } from '#chat/chat.ts';
import { BusyTrouble, ChatTrouble, ClosedTrouble, StoreTrouble, Trouble } from '#kit/errors.ts';
import { within } from '#kit/within.ts';
import type { Job } from '#store/alerts.ts';
import { jobOf, type Task, taskOf } from './jobs.ts';
import { Pace, postEvery, redrawEvery, waitAfter } from './pace.ts';
import { chatOf, subscriptionAt } from './places.ts';
import { resubscribe } from './resubscribe.ts';
import { type SayRooms, say, usualPatience } from './say.ts';

export interface Poster {
  /** Says what is due. Never throws. */
  tick(): Promise<void>;
  /** Begins with no more jobs, and waits for those under way. */
  stop(): Promise<void>;
}

export interface PosterRooms extends SayRooms {
  /** Those that are open. */
  readonly chats: () => ReadonlyMap<string, Chat>;
  /** Gives 0 to 1. */
  readonly dice: () => number;
}

/** ms that a job is ours: time for looking and for saying, with some to spare. */
const lease = 30_000;
/** ms without which a job is not begun: two calls may each take ten seconds. */
const enough = 21_000;
/** Jobs taken at once: of one audience they are done one after the other. */
const most = 8;
/** A part of the patience with a chat, after which others are served while it takes its time. */
const slow = 0.2;
/** ms after which it is looked whether a chat is configured again. */
const unconfigured = 300_000;
/** When a message is given up: after so many attempts, but not within an outage of two hours (ms). */
const givenUp = { attempts: 12, after: 7_200_000 };

export function openPoster(rooms: PosterRooms): Poster {
  const { alerts, clock, log, patience = usualPatience } = rooms;
  const pace = new Pace();
  const missing = new Set<string>();
  /** What is being said to each audience. */
  const talking = new Map<string, Promise<boolean>>();
  let stopped = false;
  const time = () => clock.now().getTime();

  async function work(job: Job, task: Task, end: number): Promise<void> {
    const { audience } = task;
    const now = time();
    const chat = rooms.chats().get(chatOf(audience));
    if (!chat) return absent(job, audience);
    const rest = pace.rest(audience, now);
    if (rest !== undefined) return wait(job, rest, 'chat-rests');
    if (end - now < enough) return wait(job, now + 1000, 'no-time');
    const [turn, gap] =
      task.kind === 'redraw' ? [job.lane, redrawEvery] : [`${audience}/${task.channel}`, postEvery];
    const early = pace.turn(turn, gap, now);
    if (early > 0) return wait(job, now + early, 'pace');
    try {
      const posting = await say(rooms, chat, job, task);
      await alerts.done(job, posting);
      pace.spoke(audience);
    } catch (error) {
      if (error instanceof StoreTrouble) throw error;
      await trouble(job, task, error);
    }
  }

  /** Not its own fault: the attempt does not count. */
  async function wait(job: Job, due: number, why: string): Promise<void> {
    await alerts.later(job, due, why, true);
  }

  async function absent(job: Job, audience: string): Promise<void> {
    const chat = chatOf(audience);
    if (!missing.has(chat))
      log.warn({ chat }, 'Alerts wait for a chat that is not configured. Configure it, or end them there.');
    missing.add(chat);
    await wait(job, time() + unconfigured, 'no-chat');
  }

  async function trouble(job: Job, task: Task, error: unknown): Promise<void> {
    const now = time();
    const { audience } = task;
    if (error instanceof ClosedTrouble) return close(job, task, error);
    if (error instanceof BusyTrouble) {
      const until = now + Math.max(1, error.retryAfter) * 1000;
      pace.busy(audience, until);
      return wait(job, until, error.code);
    }
    if (error instanceof ChatTrouble) pace.failed(audience, now);
    const code = error instanceof Trouble ? error.code : 'bug';
    const fields = { err: error, job: job.id, kind: job.kind, attempts: job.attempts };
    if (job.attempts >= givenUp.attempts && now - job.since >= givenUp.after) {
      log.error(fields, 'A message of alerts is given up; it is kept as a dead letter.');
      await alerts.bury(job, code, now);
      return;
    }
    log.warn(fields, 'A message of alerts could not be said yet; it is tried again.');
    await alerts.later(job, now + waitAfter(job.attempts, rooms.dice), code);
  }

  /** The channel hears nothing more until somebody lets us in and asks again; who asked for it is told. */
  async function close(job: Job, task: Task, error: ClosedTrouble): Promise<void> {
    const now = time();
    log.warn(
      { err: error, chat: chatOf(task.audience) },
      'A channel is closed to alerts; they are paused there.',
    );
    const subscription = 'person' in task ? undefined : await subscriptionAt(rooms, task);
    if (subscription && !subscription.paused) {
      const { person, place } = subscription;
      const paused = { why: whyOf(error), at: now };
      const { audience, channel } = task;
      const view = rooms.draw.paused({ ...subscription, paused });
      const { address } = place;
      const note = {
        kind: 'note',
        audience,
        channel,
        person: person ?? '',
        view,
        ...(address === undefined ? {} : { address }),
      } as const;
      // first, so that who dies between the two tells rather twice than never
      if (person !== undefined) await alerts.put([{ ...jobOf(note, now), once: true }], now);
      await resubscribe(rooms, task, (before) => ({ ...before, paused }));
    }
    await alerts.bury(job, error.code, now);
  }

  async function one(job: Job, end: number): Promise<void> {
    const task = taskOf(job);
    if (task) return work(job, task, end);
    log.error({ job: job.id, kind: job.kind }, 'A message of alerts is of a kind that nobody knows here.');
    await alerts.bury(job, 'unknown', time());
  }

  /** Gives whether the store was there for all of it. */
  async function allOf(jobs: readonly Job[], end: number): Promise<boolean> {
    try {
      for (const job of jobs) await one(job, end);
      return true;
    } catch (err) {
      log.warn({ err }, 'The outbox could not be emptied; it is tried again.');
      return false;
    }
  }

  /** A chat is asked one thing after the other; one that takes its time holds up nobody elsewhere. */
  async function begin(audience: string, jobs: readonly Job[], end: number): Promise<void> {
    if (talking.has(audience)) {
      for (const job of jobs) await wait(job, time() + 1000, 'chat-at-work');
      return;
    }
    const talk = allOf(jobs, end);
    talking.set(audience, talk);
    void talk.finally(() => talking.delete(audience));
  }

  return {
    async tick() {
      try {
        while (!stopped) {
          const now = time();
          const jobs = await alerts.take(now, now + lease, most);
          if (jobs.length === 0) return;
          const audiences = Map.groupBy(jobs, (job) => taskOf(job)?.audience ?? '');
          for (const [audience, some] of audiences) await begin(audience, some, now + lease);
          const ends = await within(Promise.all(talking.values()), patience * slow);
          if (ends?.includes(false)) return;
        }
      } catch (err) {
        log.warn({ err }, 'The outbox could not be emptied; it is tried again.');
      }
    },
    async stop() {
      stopped = true;
      await Promise.all(talking.values());
    },
  };
}

const reasons = ['not-in', 'outsiders', 'closed'] as const;

function whyOf(error: ClosedTrouble): (typeof reasons)[number] {
  const said = 'why' in error ? error.why : undefined;
  return reasons.find((reason) => reason === said) ?? 'closed';
}
