import type { Slice } from './traffic.ts';

/** Something that goes wrong in a part of the traffic, from its beginning to its end. All times are epoch ms on the receipts' clock. */
export interface Incident {
  /** Unique in its workspace; the same after a replay of the same receipts. */
  readonly id: string;
  readonly kind: 'failures' | 'silence';
  readonly slice: Slice;
  /** A cause id of the vocabulary. */
  readonly cause: string;
  /** When it began, as far as the receipts show. */
  readonly since: number;
  readonly openedAt: number;
  readonly changedAt: number;
  readonly resolvedAt?: number;
  /** Failed texts in the slice since `since`; 0 for silence. */
  readonly failed: number;
  /** All texts in the slice since `since`; for silence, those that came nevertheless. */
  readonly total: number;
  /** How many of `total` normally fail; for silence, how many texts were expected. */
  readonly expected: number;
  /** `failed / total`, 0..1. */
  readonly rate: number;
  /** The share that normally fails there, 0..1. */
  readonly baseline: number;
  /** Most first, at most 5. */
  readonly codes: readonly { readonly code: string; readonly cause?: string; readonly failed: number }[];
  readonly causes: readonly { readonly cause: string; readonly failed: number }[];
}

/**
 * `updated` is for what a person must know: much worse, another cause, or a wider or narrower slice; not more often than
 * every few minutes.
 */
export interface Change {
  readonly kind: 'opened' | 'updated' | 'resolved';
  readonly incident: Incident;
}
