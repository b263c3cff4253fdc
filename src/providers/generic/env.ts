/** What receipts in our own form need from the environment. */
import { z } from 'zod';
import { type Env, type EnvReading, variable } from '../env.ts';

/** Characters; fewer can be found by trying. */
const shortest = 16;

export const genericEnv = z.object({
  GENERIC_WEBHOOK_SECRET: z
    .string()
    .optional()
    .describe(
      `Any other system: the secret, of at least ${shortest} characters, that it signs receipts with; switches /dlr/generic on`,
    ),
});

export interface GenericConfig {
  readonly secret: string;
}

/** Throws nothing. */
export function readGenericEnv(env: Env): EnvReading<GenericConfig> {
  const secret = variable(env, 'GENERIC_WEBHOOK_SECRET');
  if (secret === undefined) return { on: false };
  if (secret.length >= shortest) return { on: true, config: { secret } };
  return {
    faults: [
      {
        variable: 'GENERIC_WEBHOOK_SECRET',
        problem: `is shorter than ${shortest} characters.`,
        remedy: 'Make one with `openssl rand -hex 32`, and give the same to the system that sends.',
      },
    ],
  };
}
