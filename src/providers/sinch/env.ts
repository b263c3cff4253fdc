/** What Sinch's receipts need from the environment. */
import { z } from 'zod';
import { type Env, type EnvReading, variable } from '../env.ts';

/** The environment shape of this provider; every variable may be absent. */
export const sinchEnv = z.object({
  SINCH_WEBHOOK_SECRET: z
    .string()
    .optional()
    .describe(
      'Sinch: the secret that its callbacks are signed with (x-sinch-webhook-signature); have Sinch support switch signing on; receipts come to /dlr/sinch',
    ),
});

export interface SinchConfig {
  readonly secret: string;
}

/** Nothing set, or an empty value: Sinch is off. */
export function readSinchEnv(env: Env): EnvReading<SinchConfig> {
  const secret = variable(env, 'SINCH_WEBHOOK_SECRET');
  return secret ? { on: true, config: { secret } } : { on: false };
}
