/** What a callback of Sinch's SMS API says (developers.sinch.com, SMS, Delivery reports). */
import { z } from 'zod';
import { states as outcomes, type State } from '#knowledge/outcomes.ts';
import { jsonOf } from '../body.ts';
import { code, maybe, moment, word } from '../fields.ts';
import { international } from '../international.ts';
import type { Callback, Reading } from '../provider.ts';
import { endOf, type Read, readingOf, receipt } from '../receipt.ts';
import { placeOf } from '../tags.ts';

const states: Readonly<Record<string, State>> = {
  Queued: 'queued',
  Dispatched: 'sent',
  Aborted: 'failed',
  Cancelled: 'canceled',
  Rejected: 'rejected',
  Deleted: 'undelivered',
  Delivered: 'delivered',
  Failed: 'undelivered',
  Expired: 'expired',
  Unknown: 'unknown',
};
const field = 'sms-rest-code';

const number = word.transform(international);
const said = { status: word, code: maybe(code) };
const common = { batch_id: word, client_reference: z.unknown().optional() };
const single = z.object({
  ...common,
  ...said,
  recipient: number,
  at: maybe(moment),
  operator_status_at: maybe(moment),
});
const batch = z.object({
  ...common,
  statuses: z.array(z.object({ ...said, recipients: maybe(z.array(number)) })).min(1),
});
const kind = z.object({ type: z.string() });

export function readSinch({ body }: Callback): Reading {
  const json = jsonOf(body);
  const { type } = kind.safeParse(json).data ?? {};
  if (type?.startsWith('mo_')) return { receipts: [] };
  if (/^recipient_delivery_report_[sm]ms$/.test(type ?? '')) return readingOf([readSingle(json)]);
  if (/^delivery_report_[sm]ms$/.test(type ?? '')) return readingOf(readBatch(json));
  return { unreadable: ['It is none of the kinds of callback that Sinch documents for SMS.'] };
}

function readSingle(json: unknown): Read {
  const { data } = single.safeParse(json);
  if (!data)
    return { unreadable: 'A report of Sinch on one recipient lacks its batch, its recipient or its status.' };
  return read(data, data, { to: data.recipient, at: data.operator_status_at ?? data.at });
}

function readBatch(json: unknown): readonly Read[] {
  const { data } = batch.safeParse(json);
  if (!data) return [{ unreadable: 'A report of Sinch on a batch lacks its id or its statuses.' }];
  return data.statuses.flatMap((status): readonly Read[] =>
    status.recipients?.length
      ? status.recipients.map((to) => read(data, status, { to }))
      : [{ unreadable: summaryOnly }],
  );
}

/** One batch goes to several recipients, so its id alone does not tell which text is meant. */
function read(
  of: { readonly batch_id: string; readonly client_reference?: unknown },
  status: { readonly status: string; readonly code?: string | undefined },
  text: { readonly to: string; readonly at?: number | undefined },
): Read {
  const state = Object.hasOwn(states, status.status) ? states[status.status] : undefined;
  if (!state) return { unreadable: 'It has a status that Sinch does not document.' };
  // "delivered": beside a failure it explains nothing, and takes nothing back
  const idle = status.code === '0' && outcomes[state].outcome === 'failed';
  const found = idle ? undefined : status.code;
  return receipt({
    provider: 'sinch',
    message: of.batch_id,
    several: true,
    ...text,
    state: endOf(state, { provider: 'sinch', field, code: found }),
    said: status.status,
    ...(found === undefined ? {} : { code: found, field }),
    place: placeOf(of.client_reference),
  });
}

const summaryOnly =
  'A summary of Sinch that names no recipients: ask for delivery_report "full" or "per_recipient" when sending.';
