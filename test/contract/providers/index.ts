/** One scenario for every line of the registry. */
import type { providers } from '#providers/index.ts';
import type { Scenario } from './scenario.ts';
import { twilio } from './twilio.ts';

export const scenarios: Readonly<Record<keyof typeof providers, Scenario>> = { twilio };
