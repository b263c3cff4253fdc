/** A channel that hears of incidents, as the store keeps it. */
import { z } from 'zod';
import type { Place } from '#chat/chat.ts';
import type { Slice } from '#detection/traffic.ts';
import type { SubscriptionRow } from '#store/alerts.ts';

/** How soon a channel hears: at the first sign, when it is worth a look, or only when many texts are at stake. */
export type Sensitivity = 'early' | 'balanced' | 'big';

export interface Subscription {
  /** The whole channel; `workspace` is the chat's. */
  readonly place: Pick<Place, 'chat' | 'workspace' | 'channel' | 'address'>;
  /** Who asked for it, by the chat's opaque id; absent for the channel that the operator configured. */
  readonly person?: string;
  /** Only what touches this part of the traffic; `{}` is all of it. */
  readonly only: Slice;
  readonly sensitivity: Sensitivity;
  /** Minutes of the day, in `zone`, between which nothing is said, over midnight too; `critical` incidents are said all the same. */
  readonly quiet?: { readonly from: number; readonly to: number; readonly critical: boolean };
  /** IANA */
  readonly zone: string;
  readonly digest: 'none' | 'daily' | 'weekly';
  /** Epoch ms: until when a digest was told. */
  readonly digested?: number;
  /** Set while the chat does not let us in. */
  readonly paused?: { readonly why: 'not-in' | 'outsiders' | 'closed'; readonly at: number };
  /** Epoch ms */
  readonly since: number;
}

const shape = z.object({
  v: z.literal(1),
  address: z.string().optional(),
  person: z.string().optional(),
  only: z.record(z.string(), z.string()),
  sensitivity: z.enum(['early', 'balanced', 'big']),
  quiet: z.object({ from: z.number(), to: z.number(), critical: z.boolean() }).optional(),
  zone: z.string(),
  digest: z.enum(['none', 'daily', 'weekly']),
  digested: z.number().optional(),
  paused: z.object({ why: z.enum(['not-in', 'outsiders', 'closed']), at: z.number() }).optional(),
  since: z.number(),
});

export function subscriptionRow({ place, ...rest }: Subscription): SubscriptionRow {
  const { chat, workspace, channel, address } = place;
  return {
    audience: `${chat}:${workspace}`,
    channel,
    json: JSON.stringify({ v: 1, ...rest, ...(address === undefined ? {} : { address }) }),
  };
}

/** `undefined` for one of another version. */
export function subscriptionOf({ audience, channel, json }: SubscriptionRow): Subscription | undefined {
  const read = shape.safeParse(JSON.parse(json));
  if (!read.success) return undefined;
  const { v: _, address, ...rest } = read.data;
  const at = audience.indexOf(':');
  const place = {
    chat: audience.slice(0, at),
    workspace: audience.slice(at + 1),
    channel,
    ...(address === undefined ? {} : { address }),
  };
  return { place, ...rest } as Subscription;
}
