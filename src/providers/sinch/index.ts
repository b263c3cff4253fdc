/** Sinch: delivery reports of its SMS API, one recipient at a time or a batch at once. */
import type { Provider } from '../provider.ts';
import type { SinchConfig } from './env.ts';
import { readSinch } from './read.ts';
import { verifySinch } from './verify.ts';

export function openSinch(config: SinchConfig): readonly Provider[] {
  return [
    {
      id: 'sinch',
      methods: ['POST'],
      verify: async (callback) => verifySinch(callback, config),
      read: readSinch,
    },
  ];
}
