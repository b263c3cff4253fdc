/** What Telnyx's delivery receipts need from the environment. */
import { z } from 'zod';
import { type Env, type EnvReading, variable } from '../env.ts';

export const telnyxEnv = z.object({
  TELNYX_PUBLIC_KEY: z
    .string()
    .optional()
    .describe(
      'Telnyx: Portal > Keys & Credentials > Public key (base64); checks its receipts at /dlr/telnyx, which it switches on',
    ),
});

export interface TelnyxConfig {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Buffer;
}

/** Throws nothing. */
export function readTelnyxEnv(env: Env): EnvReading<TelnyxConfig> {
  const key = variable(env, 'TELNYX_PUBLIC_KEY');
  if (key === undefined) return { on: false };
  // 32 bytes are 43 characters of base64 and one to fill up
  if (/^[\w+/-]{43}=?$/.test(key)) return { on: true, config: { publicKey: Buffer.from(key, 'base64') } };
  return {
    faults: [
      {
        variable: 'TELNYX_PUBLIC_KEY',
        problem: 'is not a key of 32 bytes in base64 (44 characters).',
        remedy: 'Copy the public key, not an API key, from Portal > Keys & Credentials.',
      },
    ],
  };
}
