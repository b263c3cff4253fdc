/**
 * The signature of the SMS API: the parameter `sig` over all others, sorted. The helper of Vonage's SDK compares with
 * `===`, takes any age and joins names unescaped; so it is shown only what passed a check of our own, and has the last
 * word.
 */
import { createHash, createHmac } from 'node:crypto';
import { SMS } from '@vonage/sms';
import { fresh } from '../fresh.ts';
import type { Callback, Verified } from '../provider.ts';
import { sameSecret } from '../secret.ts';
import type { SignatureMethod, VonageConfig } from './env.ts';
import { type Fields, fieldsOf, sentIn } from './fields.ts';

export function verifyBySig(callback: Callback, config: VonageConfig): Verified {
  const sent = sentIn(callback);
  if (!sent) return not('malformed', 'Its body is not text in UTF-8.');
  if (!('sig' in sent))
    return not('unsigned', 'It carries neither a sig nor a token: have Vonage switch signing on.');
  const { sig, ...signed } = fieldsOf(callback) ?? {};
  if (!sig) return not('malformed', 'It is neither JSON nor a form of the kind that Vonage signs.');
  if (!waysToSign(callback, signed).some((way) => isSigned(way, sig, config)))
    return not(
      'forged',
      'Its sig is not what VONAGE_SIGNATURE_SECRET and VONAGE_SIGNATURE_METHOD make of it.',
    );
  const { timestamp = '' } = signed;
  const seconds = /^\d{1,11}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  return fresh(seconds * 1000, callback.now, config.age)
    ? { genuine: true }
    : not('stale', 'Its timestamp is missing, older than VONAGE_SIGNATURE_MINUTES, or ahead.');
}

/** Our own part of the address tells where a text belongs; whether Vonage signs it along is written nowhere. */
const ours = ['platform', 'site', 'feature'];

function waysToSign({ method, query }: Callback, fields: Fields): readonly Fields[] {
  const bare = Object.fromEntries(Object.entries(fields).filter(([name]) => !ours.includes(name)));
  if (method === 'GET') return [fields, bare];
  return query.size === 0 ? [fields] : [fields, { ...Object.fromEntries(query), ...fields }];
}

/** A name with one of these in it could stand for two parameters, under the same signature. */
const joint = /[&=]/;

function isSigned(fields: Fields, sig: string, { secret, method }: VonageConfig): boolean {
  if (Object.keys(fields).some((name) => joint.test(name))) return false;
  if (!sameSecret(signatureOf(fields, secret, method), sig.toLowerCase())) return false;
  // a pure function that happens to be a method: the client about it wants an API key
  return SMS.prototype.verifySignature(sig, fields, secret, sdkNames[method]);
}

function signatureOf(fields: Fields, secret: string, method: SignatureMethod): string {
  const joined = Object.entries(fields)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `&${name}=${value.replace(/[&=]/g, '_')}`)
    .join('');
  return method === 'md5hash'
    ? createHash('md5')
        .update(joined + secret)
        .digest('hex')
    : createHmac(method, secret).update(joined).digest('hex');
}

type SdkMethod = Parameters<SMS['verifySignature']>[3];
const sdkNames = {
  md5hash: 'MD5HASH' as SdkMethod,
  md5: 'MD5HMAC' as SdkMethod,
  sha1: 'SHA1HMAC' as SdkMethod,
  sha256: 'SHA256HMAC' as SdkMethod,
  sha512: 'SHA512HMAC' as SdkMethod,
} satisfies Record<SignatureMethod, SdkMethod>;

const not = (because: 'unsigned' | 'forged' | 'stale' | 'malformed', why: string) =>
  ({ genuine: false, because, why }) as const;
