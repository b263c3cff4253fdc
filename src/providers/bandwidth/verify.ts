/** Whether a callback is Bandwidth's: it signs nothing, and shows the name and password that it was told (RFC 7617). */
import { headerOf } from '../body.ts';
import type { Callback, Verified } from '../provider.ts';
import { sameSecret } from '../secret.ts';
import type { BandwidthConfig } from './env.ts';

export function verifyBandwidth({ headers }: Callback, { user, password }: BandwidthConfig): Verified {
  const [, encoded] = /^basic +([\w+/=-]+) *$/i.exec(headerOf(headers, 'authorization') ?? '') ?? [];
  const shown = Buffer.from(encoded ?? '', 'base64');
  if (!shown.includes(':')) return unsigned;
  return sameSecret(shown, `${user}:${password}`) ? { genuine: true } : forged;
}

const unsigned: Verified = {
  genuine: false,
  because: 'unsigned',
  why: 'There is no Authorization header with a user name and a password (Basic).',
};
const forged: Verified = {
  genuine: false,
  because: 'forged',
  why: 'The user name or the password is wrong: compare both with the messaging application at Bandwidth.',
};
