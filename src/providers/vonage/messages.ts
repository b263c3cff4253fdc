/** What a status callback of the Messages API says (Vonage Messages API, Status callbacks). */
import { z } from 'zod';
import type { State } from '#knowledge/outcomes.ts';
import { jsonOf } from '../body.ts';
import { code, maybe, moment, word } from '../fields.ts';
import { international } from '../international.ts';
import type { Callback, Reading } from '../provider.ts';
import { endOf, type Read, readingOf, receipt } from '../receipt.ts';
import { placeOf } from '../tags.ts';

/** `undeliverable`: Vonage could not reach whoever was to carry it. */
const states: Readonly<Record<string, State>> = {
  submitted: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  rejected: 'rejected',
  undeliverable: 'failed',
};
const field = 'messages-api-error';

const plain = word.transform(international);
/** Its first version sends objects in the place of numbers. */
const number = z.union([plain, z.object({ number: plain }).transform((one) => one.number)]);
const shape = z.object({
  message_uuid: word,
  status: word,
  to: maybe(number),
  from: maybe(number),
  timestamp: maybe(moment),
  error: maybe(z.object({ title: maybe(code), type: maybe(word) })),
  client_ref: z.unknown().optional(),
});
const event = z.object({ message_uuid: z.unknown().optional() });

/** Whether it is one of this API, to be read by {@link readMessagesEvent}. */
export function isMessagesEvent({ method, body }: Callback): boolean {
  return method === 'POST' && event.safeParse(jsonOf(body)).data?.message_uuid !== undefined;
}

export function readMessagesEvent({ body }: Callback): Reading {
  return readingOf([read(jsonOf(body))]);
}

function read(json: unknown): Read {
  if (typeof json === 'object' && json && 'message_type' in json && !('status' in json)) return 'no receipt';
  const { data } = shape.safeParse(json);
  if (!data) return { unreadable: 'A callback of the Messages API lacks its message_uuid or its status.' };
  const state = Object.hasOwn(states, data.status) ? states[data.status] : undefined;
  if (!state) return { unreadable: 'It has a status that Vonage does not document for the Messages API.' };
  const found = codeOf(data.error);
  return receipt({
    provider: 'vonage',
    message: data.message_uuid,
    to: data.to,
    from: data.from,
    at: data.timestamp,
    state: endOf(state, { provider: 'vonage', field, code: found }),
    said: data.status,
    ...(found === undefined ? {} : { code: found, field }),
    place: placeOf(data.client_ref),
  });
}

/** The number of the error: its title, or the end of the address that stands for its type. */
function codeOf(error: z.infer<typeof shape>['error']): string | undefined {
  if (/^\d+$/.test(error?.title ?? '')) return error?.title;
  return /#(\d{1,10})$/.exec(error?.type ?? '')?.[1];
}
