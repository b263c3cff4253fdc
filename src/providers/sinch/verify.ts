/**
 * Whether Sinch signed it: HMAC-SHA256 over `body.nonce.timestamp`, in base64. Own code, since the helper of its SDK
 * cannot be loaded (docs/adr/0009-provider-sdks.md); unlike the helper it looks at the time as well.
 */
import { createHmac } from 'node:crypto';
import { headerOf } from '../body.ts';
import { fresh } from '../fresh.ts';
import type { Callback, Verified } from '../provider.ts';
import { sameSecret } from '../secret.ts';
import type { SinchConfig } from './env.ts';

const header = 'x-sinch-webhook-signature';

/** Without a dot, so that nothing of the body can pass for a part of it. */
const nonceForm = /^[^.\s]{1,200}$/;
const secondsForm = /^\d{1,11}$/;

export function verifySinch({ headers, body, now }: Callback, { secret, age }: SinchConfig): Verified {
  const shown = headerOf(headers, header);
  const nonce = headerOf(headers, `${header}-nonce`);
  const timestamp = headerOf(headers, `${header}-timestamp`);
  const algorithm = headerOf(headers, `${header}-algorithm`) ?? 'HmacSHA256';
  if (!shown || !nonce || !timestamp) return not('unsigned', 'A header of its signature is missing.');
  if (algorithm !== 'HmacSHA256')
    return not('unsigned', 'Its signature is of a kind that Sinch does not document.');
  if (!nonceForm.test(nonce) || !secondsForm.test(timestamp))
    return not('unsigned', 'The nonce or the time of its signature cannot be read.');
  const right = createHmac('sha256', secret).update(body).update(`.${nonce}.${timestamp}`).digest('base64');
  if (!sameSecret(right, shown))
    return not('forged', 'Its signature is not what SINCH_WEBHOOK_SECRET makes of it.');
  return fresh(Number(timestamp) * 1000, now, age)
    ? { genuine: true }
    : not('stale', 'Its signature is older than SINCH_SIGNATURE_MINUTES, or ahead of our clock.');
}

const not = (because: 'unsigned' | 'forged' | 'stale', why: string) =>
  ({ genuine: false, because, why }) as const;
