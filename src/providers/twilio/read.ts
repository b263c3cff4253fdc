/** What Twilio's status callbacks say. Sources: "Track the Message Status", and the enum of its OpenAPI document. */
import { z } from 'zod';
import type { State } from '#knowledge/outcomes.ts';
import { jsonOf, paramsOf } from '../body.ts';
import { code, maybe, word } from '../fields.ts';
import type { Callback, Reading } from '../provider.ts';
import { endOf, type Read, readingOf, receipt } from '../receipt.ts';
import { isJson } from './verify.ts';

const states: Readonly<Record<string, State | 'no receipt'>> = {
  accepted: 'accepted',
  scheduled: 'scheduled',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'canceled',
  read: 'delivered',
  /** Some parts of a long text arrived, and nobody knows what the patient saw. */
  partially_delivered: 'unknown',
  /** Texts from patients. */
  receiving: 'no receipt',
  received: 'no receipt',
};

const shape = z.object({
  MessageSid: maybe(word),
  SmsSid: maybe(word),
  MessageStatus: maybe(word),
  SmsStatus: maybe(word),
  // an empty one, and 0, is none
  ErrorCode: z.union([z.literal(['', '0', 0]).transform(() => undefined), z.null(), code]).optional(),
  To: maybe(word),
  From: maybe(word),
});

/**
 * One receipt. `RawDlrDoneDate` is not read: it is the carrier's clock, in whole minutes, and nobody says in which
 * time zone.
 */
export function readTwilio(callback: Callback): Reading {
  const body = isJson(callback) ? jsonOf(callback.body) : paramsOf(callback.body.toString());
  return readingOf([readEvent(body)]);
}

function readEvent(body: unknown): Read {
  const read = shape.safeParse(body);
  if (!read.success) return { unreadable: 'The error code is not of a form that Twilio uses.' };
  const { ErrorCode, To, From, ...event } = read.data;
  const message = event.MessageSid ?? event.SmsSid;
  const said = event.MessageStatus ?? event.SmsStatus;
  if (message === undefined) return { unreadable: 'There is no id of a message.' };
  const state = Object.hasOwn(states, said ?? '') ? states[said ?? ''] : undefined;
  if (said === undefined || state === undefined)
    return { unreadable: 'The status is none of those that Twilio names.' };
  if (state === 'no receipt') return state;
  const books = { provider: 'twilio', field: 'error-code', code: ErrorCode ?? undefined };
  return receipt({
    provider: 'twilio',
    message,
    to: To,
    from: From,
    state: endOf(state, books),
    said,
    code: books.code,
    field: books.code && books.field,
  });
}
