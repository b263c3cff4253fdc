/** Which feature of the texting system the texts of this phone fail through. */
import type { Reading } from '#knowledge/facts.ts';

export interface FeatureTally {
  readonly name: string;
  readonly delivered: number;
  readonly failed: number;
}

type Channel = Reading<'channel'>;

/** A feature's own name, as operators write it in callbacks and exports. The first that fits counts. */
const named: readonly (readonly [RegExp, Channel])[] = [
  [/campaign|broadcast|newsletter|marketing/i, 'campaign'],
  [/bulk|mass|blast/i, 'bulk'],
  [/messenger|two[ -]?way|inbox|conversation/i, 'messenger-only'],
  [/remind|confirm|recall/i, 'reminders-only'],
  [/manual|by[ -]?hand|single|one[ -]?off/i, 'manual-only'],
];

/** `undefined` where the receipts do not decide it: one feature alone says nothing of the others. */
export function channelOf(features: readonly FeatureTally[]): Channel | undefined {
  const failing = features.filter(({ failed }) => failed > 0);
  const known = features.filter(({ failed, delivered }) => failed + delivered > 0);
  if (failing.length === 0) return undefined;
  const [only] = failing;
  if (failing.length === 1 && only) {
    const channel = named.find(([pattern]) => pattern.test(only.name))?.[1];
    const mass = channel === 'campaign' || channel === 'bulk';
    const elsewhere = known.some((one) => one !== only && one.delivered > 0);
    return channel !== undefined && (mass || (elsewhere && only.delivered === 0)) ? channel : undefined;
  }
  return known.every(({ delivered }) => delivered === 0) ? 'every-channel' : undefined;
}
