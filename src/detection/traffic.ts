/** What detection is told: how many texts went where, and what became of them. Never who they were for. */

export const dimensions = ['provider', 'platform', 'site', 'feature', 'sender', 'carrier'] as const;
export type Dimension = (typeof dimensions)[number];

/** A part of the traffic: every receipt with these values. `{}` is the whole workspace. */
export type Slice = { readonly [D in Dimension]?: string };

/** Texts that are alike, sent in one minute. */
export interface Count {
  /** Whole minutes since the epoch in which they were sent. */
  readonly minute: number;
  /** All that is known of where they belong; absent or '' = unknown. */
  readonly slice: Slice;
  /** `other`: pending or unknown; a sign of life only. */
  readonly outcome: 'delivered' | 'failed' | 'other';
  /** Of failed ones, in the provider's words. */
  readonly code?: string;
  /** What the books say the code means: a cause id of the vocabulary. */
  readonly cause?: string;
  /** How many. Negative takes back what was counted before: a text that ended otherwise. */
  readonly times: number;
}
