/** Receipts in our own form, from systems that no other folder knows. */
import type { Provider } from '../provider.ts';
import type { GenericConfig } from './env.ts';
import { readGeneric } from './read.ts';
import { verifyGeneric } from './verify.ts';

export function openGeneric({ secret }: GenericConfig): readonly Provider[] {
  return [
    {
      id: 'generic',
      methods: ['POST'],
      verify: async (callback) => verifyGeneric(callback, secret),
      read: readGeneric,
    },
  ];
}
