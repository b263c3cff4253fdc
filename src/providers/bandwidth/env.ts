/** What Bandwidth's delivery receipts need from the environment. */
import { z } from 'zod';
import type { Fault } from '#kit/errors.ts';
import { type Env, type EnvReading, variable } from '../env.ts';

export const bandwidthEnv = z.object({
  BANDWIDTH_CALLBACK_USER: z
    .string()
    .optional()
    .describe(
      'Bandwidth: the user name set for callbacks in the messaging application; with the password it switches /dlr/bandwidth on',
    ),
  BANDWIDTH_CALLBACK_PASSWORD: z
    .string()
    .optional()
    .describe('Bandwidth: the password that goes with that user name; nothing else protects these receipts'),
});

export interface BandwidthConfig {
  readonly user: string;
  readonly password: string;
}

type Variable = keyof z.infer<typeof bandwidthEnv>;

/** Throws nothing. */
export function readBandwidthEnv(env: Env): EnvReading<BandwidthConfig> {
  const user = variable(env, 'BANDWIDTH_CALLBACK_USER');
  const password = variable(env, 'BANDWIDTH_CALLBACK_PASSWORD');
  if (user === undefined && password === undefined) return { on: false };

  const faults: Fault[] = [];
  const fault = (name: Variable, problem: string, remedy: string) =>
    faults.push({ variable: name, problem, remedy });
  if (user === undefined) fault('BANDWIDTH_CALLBACK_USER', 'is missing, but its password is set.', both);
  else if (user.includes(':'))
    fault('BANDWIDTH_CALLBACK_USER', 'has a colon in it, which ends a user name in HTTP.', 'Choose another.');
  if (password === undefined) fault('BANDWIDTH_CALLBACK_PASSWORD', 'is missing, but its user is set.', both);
  if (user === undefined || password === undefined || faults.length > 0) return { faults };
  return { on: true, config: { user, password } };
}

const both = 'Set both as in the callback settings of the messaging application at Bandwidth, or neither.';
