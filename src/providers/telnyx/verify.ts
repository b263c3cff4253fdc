/**
 * Whether an event is Telnyx's: Ed25519 over time and raw body, as its SDK checks it (telnyx 7.24.0). Not by the SDK,
 * which is 37 MB and asks the machine for the time, so that nobody can hand it a clock.
 */
import { type KeyObject, verify } from 'node:crypto';
import { headerOf } from '../body.ts';
import { fresh } from '../fresh.ts';
import type { Callback, Verified } from '../provider.ts';

export function verifyTelnyx({ headers, body, now }: Callback, key: KeyObject): Verified {
  const signature = headerOf(headers, 'telnyx-signature-ed25519') ?? '';
  const timestamp = headerOf(headers, 'telnyx-timestamp') ?? '';
  if (!/^[A-Za-z0-9+/]{86}==$/.test(signature) || !/^\d{1,12}$/.test(timestamp)) return unsigned;
  const signed = Buffer.concat([Buffer.from(`${timestamp}|`), body]);
  if (!verify(null, signed, key, Buffer.from(signature, 'base64'))) return forged;
  return fresh(Number(timestamp) * 1000, now) ? { genuine: true } : stale;
}

const unsigned: Verified = {
  genuine: false,
  because: 'unsigned',
  why: 'The headers telnyx-signature-ed25519 and telnyx-timestamp are not there, or not of their form.',
};
const forged: Verified = {
  genuine: false,
  because: 'forged',
  why: 'The signature does not fit: compare TELNYX_PUBLIC_KEY with the public key in the Telnyx portal.',
};
const stale: Verified = {
  genuine: false,
  because: 'stale',
  why: 'It was signed more than five minutes ago or ahead: look whether the clock of this machine is right.',
};
