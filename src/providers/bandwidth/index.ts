/** Bandwidth's message callbacks. */
import type { Provider } from '../provider.ts';
import type { BandwidthConfig } from './env.ts';
import { readBandwidth } from './read.ts';
import { verifyBandwidth } from './verify.ts';

export function openBandwidth(config: BandwidthConfig): readonly Provider[] {
  return [
    {
      id: 'bandwidth',
      methods: ['POST'],
      // it shows its credentials only where it is asked for them
      challenge: 'Basic realm="delivery receipts", charset="UTF-8"',
      verify: async (callback) => verifyBandwidth(callback, config),
      read: readBandwidth,
    },
  ];
}
