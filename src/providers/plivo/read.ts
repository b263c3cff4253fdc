/** What a callback of Plivo's Message API says (plivo.com/docs/messaging, Message status callbacks). */
import { z } from 'zod';
import type { State } from '#knowledge/outcomes.ts';
import { paramsOf, textOf } from '../body.ts';
import { maybe, word } from '../fields.ts';
import { international } from '../international.ts';
import type { Callback, Reading } from '../provider.ts';
import { endOf, type Read, readingOf, receipt } from '../receipt.ts';
import { utc } from '../utc.ts';

/** `sent` is the last word where no receipts exist. `read` is heard of WhatsApp only. */
const states: Readonly<Record<string, State>> = {
  queued: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
};
const field = 'error-code';

const number = word.transform(international);
const event = z.object({
  MessageUUID: word,
  ParentMessageUUID: maybe(word),
  Status: word,
  ErrorCode: maybe(word),
  To: maybe(number),
  From: maybe(number),
  MessageTime: maybe(utc),
  QueuedTime: maybe(utc),
  SentTime: maybe(utc),
  DeliveryReportTime: maybe(utc),
});

export function readPlivo({ method, query, body }: Callback): Reading {
  const fields = paramsOf(method === 'GET' ? query : (textOf(body) ?? ''));
  return readingOf([read(fields)]);
}

/**
 * Each part of a long text has an id of its own, and that of the first part as ParentMessageUUID: the id that sending
 * gave, and the one that tells texts apart here, so that a text is counted once.
 */
function read(fields: ReturnType<typeof paramsOf>): Read {
  if ('Text' in fields && !('Status' in fields)) return 'no receipt';
  const { data } = event.safeParse(fields);
  if (!data) return { unreadable: 'A callback of Plivo lacks its MessageUUID or its Status.' };
  const state = Object.hasOwn(states, data.Status) ? states[data.Status] : undefined;
  if (!state) return { unreadable: 'It has a status that Plivo does not document.' };
  const code = /^0*$/.test(data.ErrorCode ?? '') ? undefined : data.ErrorCode;
  return receipt({
    provider: 'plivo',
    message: data.ParentMessageUUID ?? data.MessageUUID,
    to: data.To,
    from: data.From,
    at: data.DeliveryReportTime ?? data.SentTime,
    sentAt: data.SentTime ?? data.QueuedTime ?? data.MessageTime,
    state: endOf(state, { provider: 'plivo', field, code }),
    said: data.Status,
    ...(code === undefined ? {} : { code, field }),
  });
}
