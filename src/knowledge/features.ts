/** Features of texting systems, by the names that operators give them in callbacks and exports. */
import type { Reading } from './facts.ts';

/** The first that fits counts. */
const named: readonly (readonly [RegExp, Reading<'channel'>])[] = [
  [/campaign|broadcast|newsletter|marketing/i, 'campaign'],
  [/bulk|mass|blast/i, 'bulk'],
  [/messenger|two[ -]?way|inbox|conversation/i, 'messenger-only'],
  [/remind|confirm|recall/i, 'reminders-only'],
  [/manual|by[ -]?hand|single|one[ -]?off/i, 'manual-only'],
];

/** What it answers to "through which feature does it fail?", if it fails through this one alone. */
export const channelNamed = (feature: string): Reading<'channel'> | undefined =>
  named.find(([pattern]) => pattern.test(feature))?.[1];
