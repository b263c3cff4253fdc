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

export interface Suspicion {
  readonly name: string;
  /** Share of texts that fails for it, given the normal probability. */
  readonly share: (p: number) => number;
  /** How likely it is, beside the others. */
  readonly weight: number;
  /** Of one certain reason; the others of reasons that say little. */
  readonly certain: boolean;
}

/** For reasons that say little; a slice always has an eye on these. */
export const general: readonly Suspicion[] = [
  { name: 'nothing passes', share: () => 0.9, weight: 0.35, certain: false },
  { name: 'five times as many', share: (p) => Math.min(0.6, 4 * p), weight: 0.25, certain: false },
  { name: 'more than twice as many', share: (p) => Math.min(0.4, 1.5 * p), weight: 0.1, certain: false },
  { name: 'half as many again', share: (p) => Math.min(0.2, 0.5 * p), weight: 0.03, certain: false },
];

/** For one reason; a slice has an eye on these once it has failures of that reason. */
export const certain: readonly Suspicion[] = [
  { name: 'nothing passes', share: () => 0.8, weight: 0.04, certain: true },
  { name: 'a wave', share: () => 0.15, weight: 0.03, certain: true },
];

/** Log-likelihood ratio of a text that was delivered, or failed for another reason than the suspected one. */
export function passed(suspicion: Suspicion, p: number): number {
  return Math.log1p(-suspicion.share(p));
}

/**
 * Log-likelihood ratio of a failed text.
 * @param p normal probability that it fails
 * @param q share of its reason among normal failures
 * @param vague share of its reason in an outage (for a certain reason: not used)
 */
export function failed(suspicion: Suspicion, p: number, q: number, vague: number): number {
  const a = suspicion.share(p);
  const b = suspicion.certain ? 1 : 0.3 * q + 0.7 * vague;
  return Math.log(1 - a + (a * b) / Math.max(p * q, settings.rarest));
}
