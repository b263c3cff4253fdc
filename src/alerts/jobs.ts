/** What lies in the outbox: which jobs there are, what each carries, and which must stay in order. */
import { z } from 'zod';
import type { NewJob } from '#store/alerts.ts';
import type { News } from '#views/alert-shown.ts';
import type { View } from '#views/view.ts';

/** The message of an incident in one channel; the ids are the chat's own. */
export interface Spot {
  readonly ref: string;
  /** A chat and its workspace: `slack:T0123`. */
  readonly audience: string;
  readonly channel: string;
}

/** A channel, or somebody in it. */
export interface Address {
  readonly audience: string;
  readonly channel: string;
  /** What the chat needs beside the ids to reach the channel. */
  readonly address?: string;
  /** Told in private, not in the channel. */
  readonly person?: string;
}

export type Task =
  /** The incident's message is posted. */
  | ({ readonly kind: 'post' } & Spot)
  /** It is drawn anew, as things are then. */
  | ({ readonly kind: 'redraw' } & Spot)
  /** Something is said below it. */
  | ({ readonly kind: 'follow'; readonly news: News } & Spot)
  /** What happened until then (epoch ms) is told to a channel, if it was not told before. */
  | ({ readonly kind: 'digest'; readonly until: number } & Omit<Address, 'person'>)
  /** Something ready to be said. */
  | ({ readonly kind: 'note'; readonly view: View } & Address);

/** What must stay in order: the message of an incident in a channel. */
export const laneOf = (ref: string, audience: string, channel: string): string =>
  `${ref}/${audience}/${channel}`;

/** The job that draws a message anew; one that waits already will do. @param due epoch ms */
export const redrawJob = ({ ref, audience, channel }: Spot, due: number): NewJob => ({
  ...jobOf({ kind: 'redraw', ref, audience, channel }, due),
  once: true,
});

/** @param due epoch ms: not before then. */
export function jobOf(task: Task, due: number): NewJob {
  const { kind, ...rest } = task;
  const lane =
    'ref' in task
      ? laneOf(task.ref, task.audience, task.channel)
      : // no reference begins with a slash, so that this is nobody's message
        laneOf('', task.audience, 'person' in task ? `${task.channel}/${task.person}` : task.channel);
  return { lane, kind, json: JSON.stringify({ v: 1, ...rest }), due };
}

const spot = { v: z.literal(1), ref: z.string(), audience: z.string(), channel: z.string() };
const to = {
  v: z.literal(1),
  audience: z.string(),
  channel: z.string(),
  address: z.string().optional(),
};
const carried = z.object({ kind: z.string() }).loose();
const shapes = {
  post: z.object(spot),
  redraw: z.object(spot),
  follow: z.object({ ...spot, news: carried }),
  digest: z.object({ ...to, until: z.number() }),
  note: z.object({ ...to, person: z.string().optional(), view: carried }),
} as const satisfies Record<Task['kind'], z.ZodObject>;

/** `undefined` for a job of another version. */
export function taskOf({ kind, json }: { readonly kind: string; readonly json: string }): Task | undefined {
  if (!Object.hasOwn(shapes, kind)) return undefined;
  const read = shapes[kind as Task['kind']].safeParse(JSON.parse(json));
  if (!read.success) return undefined;
  const { v: _, ...rest } = read.data;
  return { kind, ...rest } as unknown as Task;
}
