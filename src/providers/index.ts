/** Every SMS provider whose delivery receipts we take. To add one: a folder beside these, and a line here. */
import type { z } from 'zod';
import type { Clock } from '#kit/clock.ts';
import type { Fault } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import type { Provider } from './provider.ts';

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

export const providers = {} as const satisfies Record<string, ProviderKind>;
