/** Telnyx's message events. */
import { createPublicKey } from 'node:crypto';
import type { Provider } from '../provider.ts';
import type { TelnyxConfig } from './env.ts';
import { readTelnyx } from './read.ts';
import { verifyTelnyx } from './verify.ts';

export function openTelnyx({ publicKey }: TelnyxConfig): readonly Provider[] {
  const x = publicKey.toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return [
    {
      id: 'telnyx',
      methods: ['POST'],
      verify: async (callback) => verifyTelnyx(callback, key),
      read: readTelnyx,
    },
  ];
}
