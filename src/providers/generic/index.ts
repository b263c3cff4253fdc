/** Receipts in our own form, from systems that no other folder knows. */
import { createSecretKey } from 'node:crypto';
import type { Provider } from '../provider.ts';
import type { GenericConfig } from './env.ts';
import { readGeneric } from './read.ts';
import { verifyGeneric } from './verify.ts';

export function openGeneric({ secret }: GenericConfig): readonly Provider[] {
  // made ready once, not for each callback
  const key = createSecretKey(secret, 'utf8');
  return [
    {
      id: 'generic',
      methods: ['POST'],
      verify: async (callback) => verifyGeneric(callback, key),
      read: readGeneric,
    },
  ];
}
