/** One scenario for every line of the registry. */
import type { providers } from '#providers/index.ts';
import { bandwidth } from './bandwidth.ts';
import { generic } from './generic.ts';
import type { Scenario } from './scenario.ts';
import { telnyx } from './telnyx.ts';
import { twilio } from './twilio.ts';

export const scenarios: Readonly<Record<keyof typeof providers, Scenario>> = {
  bandwidth,
  generic,
  telnyx,
  twilio,
};
