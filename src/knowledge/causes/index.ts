/**
 * Every cause the bot can name, by its public id (`vocabulary.json`): one file per group. What a cause means and what to
 * do about it, for a product whose own document is silent on it.
 */
import type { Cause } from '../shape.ts';
import { account } from './account.ts';
import { consent } from './consent.ts';
import { content } from './content.ts';
import { networkPlatform } from './network-platform.ts';
import { outcome } from './outcome.ts';
import { practiceConfig } from './practice-config.ts';
import { recipientNumber } from './recipient-number.ts';
import { sender } from './sender.ts';
import { timingVolume } from './timing-volume.ts';

export const causes = {
  ...recipientNumber,
  ...consent,
  ...timingVolume,
  ...content,
  ...sender,
  ...account,
  ...practiceConfig,
  ...networkPlatform,
  ...outcome,
} as const satisfies Record<string, Cause>;

/** Public id of a cause. */
export type CauseId = keyof typeof causes;
