/** Plivo: receipts of its Message API, by POST as a form or by GET, signed by its scheme V3 or V2. */
import type { Provider } from '../provider.ts';
import type { PlivoConfig } from './env.ts';
import { readPlivo } from './read.ts';
import { plivoVerifier } from './verify.ts';

export function openPlivo(config: PlivoConfig): readonly Provider[] {
  const verify = plivoVerifier(config.token);
  return [
    { id: 'plivo', methods: ['POST', 'GET'], verify: async (callback) => verify(callback), read: readPlivo },
  ];
}
