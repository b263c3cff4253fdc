/** What the environment says of one provider, before anything heavy is loaded. */
import type { Fault } from '#kit/errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** `C` is everything that the provider is opened with. */
export type EnvReading<C> =
  | { readonly on: false }
  | { readonly on: true; readonly config: C }
  | { readonly faults: readonly Fault[] };

/** A variable without blanks around it; an empty one counts as absent. */
export const variable = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;
