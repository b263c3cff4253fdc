/** One event of a text message (AWS End User Messaging SMS, Event types and the format of events). */
import { z } from 'zod';
import type { State } from '#knowledge/outcomes.ts';
import { states as outcomes } from '#knowledge/outcomes.ts';
import { maybe, word } from '../fields.ts';
import { type Read, receipt } from '../receipt.ts';
import { placeOf } from '../tags.ts';

/** TEXT_SUCCESSFUL is all that is heard in some countries, and AWS may use it for TEXT_DELIVERED. */
const states: Readonly<Record<string, State>> = {
  TEXT_QUEUED: 'queued',
  TEXT_PENDING: 'sending',
  TEXT_SENT: 'sent',
  TEXT_SUCCESSFUL: 'delivered',
  TEXT_DELIVERED: 'delivered',
  TEXT_INVALID: 'failed',
  TEXT_INVALID_MESSAGE: 'failed',
  TEXT_UNREACHABLE: 'undelivered',
  TEXT_CARRIER_UNREACHABLE: 'undelivered',
  TEXT_BLOCKED: 'undelivered',
  TEXT_CARRIER_BLOCKED: 'undelivered',
  TEXT_SPAM: 'undelivered',
  TEXT_TTL_EXPIRED: 'expired',
  TEXT_PROTECT_BLOCKED: 'failed',
  TEXT_UNKNOWN: 'unknown',
};

/** Epoch ms, up to the year 9999. */
const ms = z.int().min(0).max(253_402_300_799_999);
const shape = z.object({
  eventType: word,
  messageId: word,
  isFinal: maybe(z.boolean()),
  eventTimestamp: maybe(ms),
  messageRequestTimestamp: maybe(ms),
  originationPhoneNumber: maybe(word),
  destinationPhoneNumber: maybe(word),
  carrierName: maybe(word),
  context: z.unknown().optional(),
});

/** The event type is both the state, in AWS's word, and the code: nothing else says why a text failed. */
export function readEvent(json: unknown): Read {
  const { data } = shape.safeParse(json);
  if (!data) return { unreadable: 'A message of the SNS topic is no event of AWS End User Messaging.' };
  const said = Object.hasOwn(states, data.eventType) ? states[data.eventType] : undefined;
  if (!said) return { unreadable: 'It is of an event type that AWS does not document for texts.' };
  const state = data.isFinal === false && outcomes[said].outcome !== 'pending' ? 'sent' : said;
  const ended = ['failed', 'unknown'].includes(outcomes[state].outcome);
  return receipt({
    provider: 'aws',
    message: data.messageId,
    to: data.destinationPhoneNumber,
    from: data.originationPhoneNumber,
    at: data.eventTimestamp,
    sentAt: data.messageRequestTimestamp,
    state,
    said: data.eventType,
    ...(ended ? { code: data.eventType, field: 'eventType' } : {}),
    carrier: data.carrierName,
    place: placeOf(data.context),
  });
}
