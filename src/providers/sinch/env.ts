/** What Sinch's receipts need from the environment. */
import { z } from 'zod';
import { aboutAge, type Env, type EnvReading, signatureAge, variable } from '../env.ts';

/** The environment shape of this provider; every variable may be absent. */
export const sinchEnv = z.object({
  SINCH_WEBHOOK_SECRET: z
    .string()
    .optional()
    .describe(
      'Sinch: the secret that its callbacks are signed with (x-sinch-webhook-signature); have Sinch support switch signing on; receipts come to /dlr/sinch',
    ),
  SINCH_SIGNATURE_MINUTES: z.string().optional().describe(aboutAge('Sinch')),
});

export interface SinchConfig {
  readonly secret: string;
  /** How old a signature may be, ms; five minutes when absent. */
  readonly age?: number;
}

/** Without a secret Sinch is off. */
export function readSinchEnv(env: Env): EnvReading<SinchConfig> {
  const secret = variable(env, 'SINCH_WEBHOOK_SECRET');
  if (!secret) return { on: false };
  const read = signatureAge(env, 'SINCH_SIGNATURE_MINUTES');
  return 'fault' in read ? { faults: [read.fault] } : { on: true, config: { secret, age: read.age } };
}
