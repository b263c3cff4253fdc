/** What Telnyx's message events say. Sources: its "Receiving webhooks" and the types of telnyx 7.24.0. */
import { z } from 'zod';
import { states as known, type State } from '#knowledge/outcomes.ts';
import { jsonOf } from '../body.ts';
import { code, maybe, moment, word } from '../fields.ts';
import type { Callback, Reading, Receipt } from '../provider.ts';
import { endOf, type Read, readingOf, receipt } from '../receipt.ts';
import { placeOf } from '../tags.ts';

const states: Readonly<Record<string, State>> = {
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  sending_failed: 'failed',
  delivery_failed: 'undelivered',
  expired: 'expired',
  delivery_unconfirmed: 'unknown',
};

const lines: Readonly<Record<string, NonNullable<Receipt['line']>>> = {
  Wireless: 'mobile',
  'Pre-Paid Wireless': 'mobile',
  Wireline: 'landline',
  VoIP: 'voip',
};

const recipient = z.object({
  phone_number: maybe(word),
  status: word,
  carrier: maybe(word),
  line_type: maybe(word),
});

/** `payload.text` is the text of the message. It is not named here, so it goes no further. */
const shape = z.object({
  data: z.object({
    occurred_at: maybe(moment),
    payload: z.object({
      id: word,
      from: maybe(z.object({ phone_number: maybe(word) })),
      to: z.array(z.unknown()),
      sent_at: maybe(moment),
      received_at: maybe(moment),
      errors: z.array(z.object({ code })).nullish(),
      tags: maybe(z.array(z.unknown())),
    }),
  }),
});
/** A text from a patient comes to the same address, in a form of its own. */
const inbound = z.union([
  z.object({ data: z.object({ event_type: z.literal('message.received') }) }),
  z.object({ data: z.object({ payload: z.object({ direction: z.literal('inbound') }) }) }),
]);

/** One receipt for each phone that the message went to. */
export function readTelnyx({ body }: Callback): Reading {
  const json = jsonOf(body);
  if (inbound.safeParse(json).success) return { receipts: [] };
  const read = shape.safeParse(json);
  if (!read.success) return { unreadable: ['It is not an event of a message as Telnyx describes it.'] };
  const { occurred_at, payload } = read.data.data;
  if (payload.to.length === 0) return { unreadable: ['It names no recipient.'] };

  const codes = payload.errors?.map((error) => error.code) ?? [];
  const common = {
    provider: 'telnyx',
    message: payload.id,
    several: payload.to.length > 1 ? (true as const) : undefined,
    from: payload.from?.phone_number,
    at: occurred_at,
    sentAt: payload.sent_at ?? payload.received_at,
    place: placeOf(...(payload.tags ?? [])),
  };
  return readingOf(payload.to.map((to) => readRecipient(to, codes, common)));
}

function readRecipient(
  to: unknown,
  codes: readonly string[],
  common: Omit<Parameters<typeof receipt>[0], 'state' | 'said'>,
): Read {
  const read = recipient.safeParse(to);
  if (!read.success) return { unreadable: 'A recipient is not of the form that Telnyx describes.' };
  const { phone_number, status, carrier, line_type } = read.data;
  if (common.several && phone_number === undefined)
    return { unreadable: 'A recipient of a message to several phones has no number.' };
  const state = Object.hasOwn(states, status) ? states[status] : undefined;
  if (state === undefined) return { unreadable: 'The status is none of those that Telnyx names.' };
  const explained = explain(state, codes, common.several === true);
  return receipt({
    ...common,
    to: phone_number,
    said: status,
    ...explained,
    carrier,
    line: Object.hasOwn(lines, line_type ?? '') ? lines[line_type ?? ''] : undefined,
  });
}

/**
 * The state and the code that goes with it. Errors are listed for the message as a whole, warnings among them: a
 * failure has the first that is one. Where a message has several recipients, those it reached have no part in them.
 */
function explain(state: State, codes: readonly string[], several: boolean) {
  const field = 'error-code';
  const end = (one: string | undefined) => endOf(state, { provider: 'telnyx', field, code: one });
  if (several && known[state].outcome !== 'failed') return { state };
  const one = codes.find((candidate) => end(candidate) === state) ?? codes[0];
  return one === undefined ? { state } : { state: end(one), code: one, field };
}
