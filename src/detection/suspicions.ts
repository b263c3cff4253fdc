/**
 * What may be wrong in a slice. Each suspicion says: a share `a` of texts that would otherwise end as usual now fails,
 * with reasons of a certain kind. With p the normal probability to fail and q(c) the share of reason c among normal
 * failures, the log-likelihood ratio of one text is then
 *
 *     delivered        log(1 − a)
 *     failed with c    log(1 − a + a·B(c) / (p·q(c)))
 *
 * where B(c) is how often the suspicion gives the reason c.
 */
import { settings } from './settings.ts';

/** No text is thought to fail more often than this when all is normal. */
export const highest = 0.6;

export interface Suspicion {
  readonly name: string;
  /** Its place among the general ones, or among the certain ones. */
  readonly index: number;
  /** The share of texts that fails for it is so many times what is normal, but no more than this; or always this. */
  readonly times?: number;
  readonly most: number;
  /** What {@link passed} gives, where that is always the same. */
  readonly constant?: number;
  /** How likely it is, beside the others. */
  readonly weight: number;
  /** Of one certain reason; the others of reasons that say little. */
  readonly certain: boolean;
  /** Whether hardly a text passes. */
  readonly total: boolean;
  /** While it lasts, texts fail at least this many times as often as usual. */
  readonly least: number;
}

const always = (share: number) => ({ most: share, constant: Math.log(1 - share) });

/** For reasons that say little; a slice always has an eye on these. */
export const general: readonly Suspicion[] = [
  {
    name: 'nothing passes',
    index: 0,
    ...always(0.9),
    weight: 0.35,
    certain: false,
    total: true,
    least: 3.5,
  },
  {
    name: 'five times as many',
    index: 1,
    times: 4,
    most: 0.6,
    weight: 0.25,
    certain: false,
    total: false,
    least: 3,
  },
  {
    name: 'more than twice as many',
    index: 2,
    times: 1.5,
    most: 0.4,
    weight: 0.1,
    certain: false,
    total: false,
    least: 1.6,
  },
  {
    name: 'half as many again',
    index: 3,
    times: 0.5,
    most: 0.2,
    weight: 0.03,
    certain: false,
    total: false,
    least: 1.3,
  },
];

/** For one reason; a slice has an eye on these once it has failures of that reason. */
export const certain: readonly Suspicion[] = [
  {
    name: 'nothing passes',
    index: 0,
    ...always(0.8),
    weight: 0.04,
    certain: true,
    total: true,
    least: 3.5,
  },
  {
    name: 'four times as often',
    index: 1,
    times: 3,
    most: 0.3,
    weight: 0.02,
    certain: true,
    total: false,
    least: 1.3,
  },
  {
    name: 'a wave',
    index: 2,
    ...always(0.15),
    weight: 0.03,
    certain: true,
    total: false,
    least: 3,
  },
];

/** @param q share of the reason among normal failures, for a certain one */
function shareOf({ times, most, certain }: Suspicion, p: number, q: number): number {
  if (times === undefined) return most;
  return Math.min(most, times * (certain ? p * q : p));
}

/** Log-likelihood ratio of a text that was delivered, or failed for another reason than the suspected one. */
export function passed(suspicion: Suspicion, p: number, q: number): number {
  return suspicion.constant ?? Math.log(1 - shareOf(suspicion, p, q));
}

/**
 * Log-likelihood ratio of a failed text.
 * @param p normal probability that it fails, as high as it may be
 * @param again the same, if it may be a text that failed before and was sent again
 * @param q share of its reason among normal failures
 * @param vague share of its reason in an outage (for a certain reason: not used)
 */
export function failed(suspicion: Suspicion, p: number, again: number, q: number, vague: number): number {
  const a = shareOf(suspicion, p, q);
  const b = suspicion.certain ? 1 : 0.3 * q + 0.7 * vague;
  return Math.log(1 - a + (a * b) / Math.max(again * q, settings.rarest));
}
