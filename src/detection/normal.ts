/** What is normal: how likely a text fails, by where it belongs, and with which reason. */
import { settings } from './settings.ts';
import type { Slice } from './traffic.ts';

/** Failed texts, and how many were expected to fail without this part's own factor; both begin with a prior. */
export type Part = [failed: number, expected: number];

/** A factor is worth this many expected failures before it is believed. */
const prior = 4;
/** Beyond this much evidence, the old counts half. */
const enough = 3000;
/** 3 % of 200 texts: what clinics' texts fail before anything is known of this one. */
const start = { texts: 200, failed: 6 };

/** How often each reason is seen among failures at clinics in general, before anything is known; worth 20 failures. */
const usual: Readonly<Record<string, number>> = {
  'handset-unreachable': 0.28,
  'unassigned-number': 0.2,
  'landline-number': 0.18,
  'unknown-carrier-error': 0.12,
  'carrier-blocked-content': 0.05,
  'recipient-opted-out': 0.05,
  'destination-number-blocked': 0.02,
};
const rare = 0.005;
const usualWorth = 20;

export interface NormalState {
  readonly texts: number;
  readonly failed: number;
  readonly parts: readonly (readonly [string, number, number])[];
  readonly reasons: readonly (readonly [string, number])[];
}

/**
 * A text fails with the probability base × the factors of its site, feature, carrier, sender and so on; each factor is
 * (prior + failed) / (prior + expected), so that it stays near 1 until the receipts say otherwise.
 */
export class Normal {
  texts = start.texts;
  failed = start.failed;
  readonly parts = new Map<string, Part>();
  readonly reasons = new Map<string, number>();
  seen = 0;

  /** The parts that a text there belongs to. */
  partsOf(slice: Slice): Part[] {
    const { provider = '', platform = '', site = '', feature = '', sender = '', carrier = '' } = slice;
    return [
      this.part(`s${site || sender}`),
      this.part(`f${feature}`),
      this.part(`c${carrier}`),
      this.part(`x${site}|${feature}`),
      this.part(`p${provider}|${platform}`),
    ];
  }

  private part(key: string): Part {
    let part = this.parts.get(key);
    if (!part) {
      part = [prior, prior];
      this.parts.set(key, part);
    }
    return part;
  }

  /** Probability that a text with these parts fails when all is normal. */
  rate(parts: readonly Part[]): number {
    let p = this.failed / this.texts;
    for (const part of parts) p *= part[0] / part[1];
    return p > 0.5 ? 0.5 : p < 0.002 ? 0.002 : p;
  }

  /** How much higher the normal rate may be than what was learned so far: days differ, and little was seen. */
  allowance(): number {
    return 1 + settings.slack + settings.doubt / Math.sqrt(this.failed);
  }

  /** Share of a reason among normal failures. */
  share(reason: string): number {
    return (
      ((this.reasons.get(reason) ?? 0) + usualWorth * (usual[reason] ?? rare)) / (this.seen + usualWorth)
    );
  }

  learn(parts: readonly Part[], p: number, failed: number, texts: number, reason: string | undefined) {
    this.texts += texts;
    this.failed += failed;
    for (const part of parts) {
      part[1] = Math.max(1, part[1] + (p * texts * part[1]) / part[0]);
      part[0] = Math.max(1, part[0] + failed);
      if (part[1] > enough) {
        part[0] /= 2;
        part[1] /= 2;
      }
    }
    if (this.texts > 400_000) {
      this.texts /= 2;
      this.failed /= 2;
    }
    if (reason === undefined || failed === 0) return;
    this.reasons.set(reason, Math.max(0, (this.reasons.get(reason) ?? 0) + failed));
    this.seen = Math.max(0, this.seen + failed);
  }

  save(): NormalState {
    return {
      texts: this.texts,
      failed: this.failed,
      parts: [...this.parts].map(([key, [failed, expected]]) => [key, failed, expected]),
      reasons: [...this.reasons],
    };
  }

  restore(state: NormalState) {
    this.texts = state.texts;
    this.failed = state.failed;
    for (const [key, failed, expected] of state.parts) this.parts.set(key, [failed, expected]);
    for (const [reason, failed] of state.reasons) {
      this.reasons.set(reason, failed);
      this.seen += failed;
    }
  }
}
