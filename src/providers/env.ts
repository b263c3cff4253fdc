/** What the environment says of one provider, before anything heavy is loaded. */
import type { Fault } from '#kit/errors.ts';
import { maxAge } from './fresh.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** `C` is everything that the provider is opened with. */
export type EnvReading<C> =
  | { readonly on: false }
  | { readonly on: true; readonly config: C }
  | { readonly faults: readonly Fault[] };

/** A variable without blanks around it; an empty one counts as absent. */
export const variable = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;

/** ms: how old a signature may be, by a variable that holds minutes; the fault where it holds something else. */
export function signatureAge(env: Env, name: string): { readonly age: number } | { readonly fault: Fault } {
  const minutes = variable(env, name);
  if (minutes === undefined) return { age: maxAge };
  if (/^\d{1,4}$/.test(minutes) && Number(minutes) >= 5 && Number(minutes) <= longestMinutes)
    return { age: Number(minutes) * 60_000 };
  return {
    fault: {
      variable: name,
      problem: `must be a whole number from 5 to ${longestMinutes}.`,
      remedy: 'Remove it for five minutes.',
    },
  };
}

/** The longest that Vonage and Sinch repeat a callback is a day; an hour more for clocks. */
const longestMinutes = 1500;

export const aboutAge = (title: string) =>
  `${title}: minutes that a signature may be old, 5 to ${longestMinutes}; 5 when absent. More, if after an outage the log counts stale ones: then repeats carry their first signature`;
