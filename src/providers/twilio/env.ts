/** What Twilio's delivery receipts need from the environment. */
import { z } from 'zod';
import { type Env, type EnvReading, variable } from '../env.ts';

export const twilioEnv = z.object({
  TWILIO_AUTH_TOKEN: z
    .string()
    .optional()
    .describe(
      'Twilio: Console > Account > API keys & tokens > Auth token; checks its receipts at /dlr/twilio, which it switches on',
    ),
});

export interface TwilioConfig {
  readonly token: string;
}

/** Throws nothing. */
export function readTwilioEnv(env: Env): EnvReading<TwilioConfig> {
  const token = variable(env, 'TWILIO_AUTH_TOKEN');
  if (token === undefined) return { on: false };
  // the ids that stand beside the token in Twilio's console begin so
  if (!/^(AC|SK)[\da-f]{32}$/i.test(token)) return { on: true, config: { token } };
  return {
    faults: [
      {
        variable: 'TWILIO_AUTH_TOKEN',
        problem: 'is the SID of an account or of an API key, not the auth token.',
        remedy: 'Copy the auth token from Console > Account > API keys & tokens.',
      },
    ],
  };
}
