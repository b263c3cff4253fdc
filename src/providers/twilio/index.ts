/** Twilio's status callbacks. */
import type { Provider } from '../provider.ts';
import type { TwilioConfig } from './env.ts';
import { readTwilio } from './read.ts';
import { verifyTwilio } from './verify.ts';

/** POST only: Twilio would keep what it sends by GET for seven days in its own request logs. */
export function openTwilio({ token }: TwilioConfig): readonly Provider[] {
  return [
    {
      id: 'twilio',
      methods: ['POST'],
      verify: async (callback) => verifyTwilio(callback, token),
      read: readTwilio,
    },
  ];
}
