/** What Plivo's receipts need from the environment. */
import { z } from 'zod';
import { type Env, type EnvReading, variable } from '../env.ts';

/** The environment shape of this provider; every variable may be absent. */
export const plivoEnv = z.object({
  PLIVO_AUTH_TOKEN: z
    .string()
    .optional()
    .describe(
      'Plivo: Console > Auth Token of the (main) account; its callbacks are signed with it; receipts come to /dlr/plivo',
    ),
});

export interface PlivoConfig {
  readonly token: string;
}

/** Nothing set, or an empty value: Plivo is off. */
export function readPlivoEnv(env: Env): EnvReading<PlivoConfig> {
  const token = variable(env, 'PLIVO_AUTH_TOKEN');
  return token ? { on: true, config: { token } } : { on: false };
}
