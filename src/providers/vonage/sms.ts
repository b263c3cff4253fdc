/** What a receipt of the SMS API says (Vonage SMS API, Delivery receipts). */
import { z } from 'zod';
import { states as outcomes, type State } from '#knowledge/outcomes.ts';
import { maybe, word } from '../fields.ts';
import { international } from '../international.ts';
import type { Reading } from '../provider.ts';
import { endOf, type Read, readingOf, receipt } from '../receipt.ts';
import { placeOf } from '../tags.ts';
import { utc } from '../utc.ts';
import type { Fields } from './fields.ts';

/** All of them come from the carrier, so even the first says that the text has left Vonage. */
const states: Readonly<Record<string, State>> = {
  accepted: 'sent',
  buffered: 'sent',
  delivered: 'delivered',
  failed: 'undelivered',
  rejected: 'rejected',
  expired: 'expired',
  unknown: 'unknown',
};
const field = 'dlr-err-code';

const number = word.transform(international);
const shape = z.object({
  messageId: maybe(word),
  'message-id': maybe(word),
  status: word,
  'err-code': maybe(word),
  msisdn: maybe(number),
  to: maybe(number),
  'message-timestamp': maybe(utc),
  'client-ref': z.unknown().optional(),
});

export function readSmsReceipt(fields: Fields | undefined): Reading {
  return readingOf([read(fields)]);
}

/** In a receipt `msisdn` is the patient and `to` the sender. `scts` has no zone, so it is no time to go by. */
function read(fields: Fields | undefined): Read {
  if (fields && 'text' in fields && !('status' in fields)) return 'no receipt';
  const { data } = shape.safeParse(fields);
  const message = data?.messageId ?? data?.['message-id'];
  if (!data || !message) return { unreadable: 'A receipt of Vonage lacks its messageId or its status.' };
  const state = Object.hasOwn(states, data.status) ? states[data.status] : undefined;
  if (!state) return { unreadable: 'It has a status that Vonage does not document for the SMS API.' };
  // "delivered", which it sends with every state; beside a failure that explains nothing, and takes nothing back
  const idle = data['err-code'] === '0' && outcomes[state].outcome === 'failed';
  const code = idle ? undefined : data['err-code'];
  return receipt({
    provider: 'vonage',
    message,
    to: data.msisdn,
    from: data.to,
    at: data['message-timestamp'],
    state: endOf(state, { provider: 'vonage', field, code }),
    said: data.status,
    ...(code === undefined ? {} : { code, field }),
    place: placeOf(data['client-ref']),
  });
}
