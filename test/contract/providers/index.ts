/** One scenario for every line of the registry. */
import type { providers } from '#providers/index.ts';
import { aws } from './aws.ts';
import { bandwidth } from './bandwidth.ts';
import { generic } from './generic.ts';
import { plivo } from './plivo.ts';
import type { Scenario } from './scenario.ts';
import { sinch } from './sinch.ts';
import { telnyx } from './telnyx.ts';
import { twilio } from './twilio.ts';
import { vonage } from './vonage.ts';

export const scenarios: Readonly<Record<keyof typeof providers, Scenario>> = {
  aws,
  bandwidth,
  generic,
  plivo,
  sinch,
  telnyx,
  twilio,
  vonage,
};
