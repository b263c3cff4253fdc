/**
 * The signature of the Messages API: a token whose claims hold a hash of the body. The helper of Vonage's SDK looks at
 * the signature alone (a token of 2017 passes, and so does one for another body); the rest is looked at here.
 */
import { createHash } from 'node:crypto';
import { verifySignature } from '@vonage/jwt';
import { z } from 'zod';
import { headerOf, jsonOf } from '../body.ts';
import { fresh } from '../fresh.ts';
import type { Callback, Verified } from '../provider.ts';
import { sameSecret } from '../secret.ts';
import type { VonageConfig } from './env.ts';

/** The token of an Authorization header, or `undefined` where there is none of that form. */
export function tokenOf({ headers }: Callback): string | undefined {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(headerOf(headers, 'authorization') ?? '')?.[1];
}

const headShape = z.object({ alg: z.literal('HS256') });
const claimShape = z.object({ iss: z.literal('Vonage'), iat: z.number(), payload_hash: z.string() });

/** Never throws. */
export function verifyByToken(
  { method, body, now }: Callback,
  token: string,
  { secret, age }: Pick<VonageConfig, 'secret' | 'age'>,
): Verified {
  if (method === 'GET') return not('malformed', 'It carries a token, which covers a body, and has none.');
  const [head = '', claims = ''] = token.split('.');
  if (!headShape.safeParse(part(head)).success) return not('forged', 'Its token is not signed by HS256.');
  if (!verifySignature(token, secret))
    return not('forged', 'Its token is not signed with VONAGE_SIGNATURE_SECRET.');
  const { data } = claimShape.safeParse(part(claims));
  if (!data) return not('forged', 'Its token is not one that Vonage makes for callbacks.');
  if (!sameSecret(createHash('sha256').update(body).digest('hex'), data.payload_hash.toLowerCase()))
    return not('forged', 'Its token was made for another body.');
  return fresh(data.iat * 1000, now, age)
    ? { genuine: true }
    : not('stale', 'Its token is older than VONAGE_SIGNATURE_MINUTES, or ahead of our clock.');
}

const part = (encoded: string) => jsonOf(Buffer.from(encoded, 'base64url'));

const not = (because: 'forged' | 'stale' | 'malformed', why: string) =>
  ({ genuine: false, because, why }) as const;
