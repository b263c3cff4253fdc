/** What Bandwidth's message callbacks say. Sources: its webhook pages and the types of bandwidth-sdk 8.1.4. */
import { z } from 'zod';
import type { State } from '#knowledge/outcomes.ts';
import { jsonOf } from '../body.ts';
import { code, maybe, moment, word } from '../fields.ts';
import type { Callback, Reading } from '../provider.ts';
import { endOf, type Read, readingOf, receipt } from '../receipt.ts';
import { placeOf } from '../tags.ts';

const states: Readonly<Record<string, State>> = {
  'message-sending': 'sending',
  'message-sent': 'sent',
  'message-delivered': 'delivered',
  'message-read': 'delivered',
  /** Refused by Bandwidth or by the carrier: only the code tells. */
  'message-failed': 'failed',
};

/** `message.text` and `description` are not named here: the one is the text, the other changes its words. */
const shape = z.object({
  time: maybe(moment),
  type: word,
  to: maybe(word),
  errorCode: code.nullish(),
  carrierName: maybe(word),
  message: z.object({
    id: word,
    time: maybe(moment),
    to: maybe(z.array(z.unknown())),
    from: maybe(word),
    tag: z.unknown().optional(),
  }),
});
const inbound = z.union([
  z.object({ type: z.literal('message-received') }),
  z.object({ message: z.object({ direction: z.literal('in') }) }),
]);

/** One receipt for each event of the list; an event that cannot be read does not spoil the others. */
export function readBandwidth({ body }: Callback): Reading {
  const events = z.array(z.unknown()).safeParse(jsonOf(body));
  if (!events.success) return { unreadable: ['It is not a list of events, which Bandwidth always sends.'] };
  return readingOf(events.data.map(readEvent));
}

function readEvent(event: unknown): Read {
  if (inbound.safeParse(event).success) return 'no receipt';
  const read = shape.safeParse(event);
  if (!read.success) return { unreadable: 'An event is not of the form that Bandwidth describes.' };
  const { time, type, to, errorCode, carrierName, message } = read.data;
  const state = Object.hasOwn(states, type) ? states[type] : undefined;
  if (state === undefined)
    return { unreadable: 'The type of an event is none of those that Bandwidth names.' };
  const several = (message.to?.length ?? 0) > 1;
  if (several && to === undefined)
    return { unreadable: 'An event of a message to several phones does not say which one it means.' };
  const books = { provider: 'bandwidth', field: 'messaging-errorCode', code: errorCode ?? undefined };
  return receipt({
    provider: 'bandwidth',
    message: message.id,
    several: several ? true : undefined,
    to,
    from: message.from,
    at: time,
    sentAt: message.time,
    state: endOf(state, books),
    said: type,
    code: books.code,
    field: books.code && books.field,
    carrier: carrierName,
    place: placeOf(message.tag),
  });
}
