/** Which feature of the texting system the texts of this phone fail through. */
import type { Reading } from '#knowledge/facts.ts';
import { channelNamed } from '#knowledge/features.ts';

export interface FeatureTally {
  readonly name: string;
  readonly delivered: number;
  readonly failed: number;
}

type Channel = Reading<'channel'>;

/** `undefined` where the receipts do not decide it: one feature alone says nothing of the others. */
export function channelOf(features: readonly FeatureTally[]): Channel | undefined {
  const failing = features.filter(({ failed }) => failed > 0);
  const known = features.filter(({ failed, delivered }) => failed + delivered > 0);
  if (failing.length === 0) return undefined;
  const [only] = failing;
  if (failing.length === 1 && only) {
    const channel = channelNamed(only.name);
    const mass = channel === 'campaign' || channel === 'bulk';
    const elsewhere = known.some((one) => one !== only && one.delivered > 0);
    return channel !== undefined && (mass || (elsewhere && only.delivered === 0)) ? channel : undefined;
  }
  return known.every(({ delivered }) => delivered === 0) ? 'every-channel' : undefined;
}
