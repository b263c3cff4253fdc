/** Every SMS provider whose delivery receipts we take. To add one: a folder beside these, and a line here. */
import type { z } from 'zod';
import type { Clock } from '#kit/clock.ts';
import type { Fault } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import { awsEnv, readAwsEnv } from './aws/env.ts';
import { bandwidthEnv, readBandwidthEnv } from './bandwidth/env.ts';
import type { Env, EnvReading } from './env.ts';
import { genericEnv, readGenericEnv } from './generic/env.ts';
import { plivoEnv, readPlivoEnv } from './plivo/env.ts';
import type { Provider } from './provider.ts';
import { readSinchEnv, sinchEnv } from './sinch/env.ts';
import { readTelnyxEnv, telnyxEnv } from './telnyx/env.ts';
import { readTwilioEnv, twilioEnv } from './twilio/env.ts';
import { readVonageEnv, vonageEnv } from './vonage/env.ts';

export interface ProviderTools {
  readonly log: Logger;
  readonly clock: Clock;
}

/** What the environment says of a provider; one folder may be reached by several paths. */
export type ProviderReading =
  | { readonly on: false }
  | { readonly on: true; readonly open: (tools: ProviderTools) => Promise<readonly Provider[]> }
  | { readonly faults: readonly Fault[] };

export interface ProviderKind {
  /** As people call it. */
  readonly title: string;
  /** Its variables, every one optional, each with a description for `.env.example`. */
  readonly shape: z.ZodObject;
  /** Its signature covers the address that was called, so PUBLIC_URL must be told. */
  readonly signsAddress?: true;
  read(env: Readonly<Record<string, string | undefined>>): ProviderReading;
}

export const providers = {
  // each is loaded only where it is used: the libraries that check signatures are no light ones
  twilio: {
    ...kind('Twilio', twilioEnv, readTwilioEnv, async (config) => {
      const { openTwilio } = await import('./twilio/index.ts');
      return openTwilio(config);
    }),
    signsAddress: true,
  },
  bandwidth: kind('Bandwidth', bandwidthEnv, readBandwidthEnv, async (config) => {
    const { openBandwidth } = await import('./bandwidth/index.ts');
    return openBandwidth(config);
  }),
  telnyx: kind('Telnyx', telnyxEnv, readTelnyxEnv, async (config) => {
    const { openTelnyx } = await import('./telnyx/index.ts');
    return openTelnyx(config);
  }),
  vonage: kind('Vonage', vonageEnv, readVonageEnv, async (config) => {
    const { openVonage } = await import('./vonage/index.ts');
    return openVonage(config);
  }),
  plivo: {
    ...kind('Plivo', plivoEnv, readPlivoEnv, async (config) => {
      const { openPlivo } = await import('./plivo/index.ts');
      return openPlivo(config);
    }),
    signsAddress: true,
  },
  sinch: kind('Sinch', sinchEnv, readSinchEnv, async (config) => {
    const { openSinch } = await import('./sinch/index.ts');
    return openSinch(config);
  }),
  aws: kind('AWS End User Messaging', awsEnv, readAwsEnv, async (config, tools) => {
    const { openAws } = await import('./aws/index.ts');
    return openAws(config, tools);
  }),
  generic: kind('Any other system', genericEnv, readGenericEnv, async (config) => {
    const { openGeneric } = await import('./generic/index.ts');
    return openGeneric(config);
  }),
} as const satisfies Record<string, ProviderKind>;

function kind<C>(
  title: string,
  shape: z.ZodObject,
  read: (env: Env) => EnvReading<C>,
  open: (config: C, tools: ProviderTools) => Promise<readonly Provider[]>,
): ProviderKind {
  return {
    title,
    shape,
    read(env) {
      const reading = read(env);
      if (!('config' in reading)) return reading;
      return { on: true, open: (tools) => open(reading.config, tools) };
    },
  };
}
