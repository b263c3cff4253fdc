/** What Vonage's receipts need from the environment. */
import { z } from 'zod';
import type { Fault } from '#kit/errors.ts';
import { aboutAge, type Env, type EnvReading, signatureAge, variable } from '../env.ts';

/** As Vonage's dashboard has them: `md5hash` is a plain hash, the others are HMACs. */
export const signatureMethods = ['md5hash', 'md5', 'sha1', 'sha256', 'sha512'] as const;
export type SignatureMethod = (typeof signatureMethods)[number];

/** The environment shape of this provider; every variable may be absent. */
export const vonageEnv = z.object({
  VONAGE_SIGNATURE_SECRET: z
    .string()
    .optional()
    .describe(
      'Vonage: Dashboard > API settings > Signature secret; for the SMS API have Vonage support switch signing on; receipts come to /dlr/vonage (SMS API) and /dlr/vonage-messages (Messages API)',
    ),
  VONAGE_SIGNATURE_METHOD: z
    .string()
    .optional()
    .describe(
      `Vonage: Dashboard > API settings > Signature method, for the SMS API: ${signatureMethods.join(', ')}; sha256 when absent`,
    ),
  VONAGE_SIGNATURE_MINUTES: z.string().optional().describe(aboutAge('Vonage')),
});

export interface VonageConfig {
  readonly secret: string;
  readonly method: SignatureMethod;
  /** How old a signature may be, ms; five minutes when absent. */
  readonly age?: number;
}

/** Nothing set: Vonage is off. Half-configured: every fault at once. An empty value counts as absent. */
export function readVonageEnv(env: Env): EnvReading<VonageConfig> {
  const secret = variable(env, 'VONAGE_SIGNATURE_SECRET');
  const named = variable(env, 'VONAGE_SIGNATURE_METHOD');
  if (!secret && !named) return { on: false };

  const method = signatureMethods.find((one) => one === (named ?? 'sha256').toLowerCase());
  const faults: Fault[] = [];
  if (!secret)
    faults.push({
      variable: 'VONAGE_SIGNATURE_SECRET',
      problem: 'is missing, but VONAGE_SIGNATURE_METHOD is set.',
      remedy: 'Copy the signature secret from Dashboard > API settings.',
    });
  if (!method)
    faults.push({
      variable: 'VONAGE_SIGNATURE_METHOD',
      problem: 'is no method that Vonage signs by.',
      remedy: `Write one of ${signatureMethods.join(', ')}, or remove it for sha256.`,
    });
  const read = signatureAge(env, 'VONAGE_SIGNATURE_MINUTES');
  if ('fault' in read) faults.push(read.fault);
  if (!secret || !method || 'fault' in read) return { faults };
  return { on: true, config: { secret, method, age: read.age } };
}
