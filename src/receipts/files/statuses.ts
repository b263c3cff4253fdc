/** Words that logs have for how far a text has got. */
import type { ProviderId } from '#knowledge/codes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import type { State } from '#knowledge/outcomes.ts';
import { keyOf } from './fields.ts';

/** A text that came in, or something that is no text: a log may list them, and no receipt comes of them. */
export type Meant = State | 'no receipt';

const words: { readonly [word: string]: Meant } = {
  accepted: 'accepted',
  scheduled: 'scheduled',
  queued: 'queued',
  inqueue: 'queued',
  pending: 'queued',
  waiting: 'queued',
  processing: 'queued',
  sending: 'sending',
  inprogress: 'sending',
  buffered: 'sent',
  sent: 'sent',
  dispatched: 'sent',
  enroute: 'sent',
  delivered: 'delivered',
  delivrd: 'delivered',
  deliveryconf: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  undeliv: 'undelivered',
  undeliverable: 'undelivered',
  notdelivered: 'undelivered',
  deliveryfailed: 'undelivered',
  deliveryfailure: 'undelivered',
  deliveryfailurereceipt: 'undelivered',
  bounced: 'undelivered',
  failed: 'failed',
  failure: 'failed',
  failwithcharge: 'failed',
  failnocharge: 'failed',
  error: 'failed',
  notsent: 'failed',
  sendfailed: 'failed',
  sendingfailed: 'failed',
  unsuccessful: 'failed',
  expired: 'expired',
  rejected: 'rejected',
  rejectd: 'rejected',
  blocked: 'rejected',
  canceled: 'canceled',
  cancelled: 'canceled',
  unknown: 'unknown',
  unconfirmed: 'unknown',
  deliveryunconfirmed: 'unknown',
  deliveryunconf: 'unknown',
  partiallydelivered: 'unknown',
  received: 'no receipt',
  receiving: 'no receipt',
  inbound: 'no receipt',
  incoming: 'no receipt',
};

/** Where the same word means something else; as the readers of the providers' own callbacks have it. */
const local: { readonly [Id in ProviderId | PlatformId]?: { readonly [word: string]: Meant } } = {
  // its help page: "still processing, check back later"
  notify: { unknown: 'sending' },
  // its receipts come from the carrier
  vonage: { accepted: 'sent', submitted: 'sent', failed: 'undelivered' },
  sinch: { aborted: 'failed', deleted: 'undelivered', failed: 'undelivered' },
  // SUCCESSFUL is all that is heard in some countries
  aws: {
    textqueued: 'queued',
    textpending: 'sending',
    textsent: 'sent',
    textsuccessful: 'delivered',
    textdelivered: 'delivered',
    textinvalid: 'failed',
    textinvalidmessage: 'failed',
    textunreachable: 'undelivered',
    textunknown: 'unknown',
    textblocked: 'undelivered',
    textcarrierunreachable: 'undelivered',
    textcarrierblocked: 'undelivered',
    textspam: 'undelivered',
    textttlexpired: 'expired',
    textprotectblocked: 'failed',
  },
};

/** The state a word means, in whatever case; `message-delivered` and "Status: Delivered" too. */
export function meantBy(
  text: string,
  within: readonly (ProviderId | PlatformId | undefined)[],
): Meant | undefined {
  if (text.length > 60) return undefined;
  const key = keyOf(text).replace(/^(?:message|status|sms)(?=.)/, '');
  for (const id of within) {
    const own = id && local[id];
    if (own && Object.hasOwn(own, key)) return own[key];
  }
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
