/**
 * Whether a callback was signed with our secret: `x-smsfail-timestamp` is the time in whole seconds since 1970,
 * `x-smsfail-signature` the HMAC-SHA256 of `<timestamp>.<raw body>` in hex, with or without `sha256=` before it.
 */
import { createHmac, type KeyObject } from 'node:crypto';
import { headerOf } from '../body.ts';
import { fresh } from '../fresh.ts';
import type { Callback, Verified } from '../provider.ts';
import { sameSecret } from '../secret.ts';

export function verifyGeneric({ headers, body, now }: Callback, key: KeyObject): Verified {
  const shown = headerOf(headers, 'x-smsfail-signature') ?? '';
  const timestamp = headerOf(headers, 'x-smsfail-timestamp') ?? '';
  const [, signature] = /^(?:sha256=)?([\da-f]{64})$/i.exec(shown) ?? [];
  if (signature === undefined || !/^\d{1,12}$/.test(timestamp)) return unsigned;
  const right = createHmac('sha256', key).update(`${timestamp}.`).update(body).digest();
  if (!sameSecret(Buffer.from(signature, 'hex'), right)) return forged;
  return fresh(Number(timestamp) * 1000, now) ? { genuine: true } : stale;
}

const unsigned: Verified = {
  genuine: false,
  because: 'unsigned',
  why: 'The headers x-smsfail-signature (hex) and x-smsfail-timestamp (seconds) are not there, or not of their form.',
};
const forged: Verified = {
  genuine: false,
  because: 'forged',
  why: 'The signature does not fit: sign timestamp, dot and the body as sent, with GENERIC_WEBHOOK_SECRET.',
};
const stale: Verified = {
  genuine: false,
  because: 'stale',
  why: 'It was signed more than five minutes ago or ahead: look whether the clocks of both machines are right.',
};
