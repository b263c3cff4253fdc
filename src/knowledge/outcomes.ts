/** How far a text has got: the states that delivery receipts speak of, and what each comes to. */

/** What counts. `unknown`: it ended, and nobody knows how; neither delivered nor failed, in any rate. */
export type Outcome = 'pending' | 'delivered' | 'failed' | 'unknown';

export interface StateRow {
  /** A state never gives way to one of lower rank; {@link finalRank} is the end. */
  readonly rank: number;
  readonly outcome: Outcome;
}

export const finalRank = 9;

/** The order holds for every provider, whatever it calls its states. */
export const states = {
  accepted: { rank: 0, outcome: 'pending' },
  scheduled: { rank: 0, outcome: 'pending' },
  queued: { rank: 1, outcome: 'pending' },
  sending: { rank: 2, outcome: 'pending' },
  /** The carrier has it. Where no receipts exist this is the last that is heard. */
  sent: { rank: 3, outcome: 'pending' },
  delivered: { rank: finalRank, outcome: 'delivered' },
  /** The carrier gave up. */
  undelivered: { rank: finalRank, outcome: 'failed' },
  /** It never left the provider. */
  failed: { rank: finalRank, outcome: 'failed' },
  expired: { rank: finalRank, outcome: 'failed' },
  rejected: { rank: finalRank, outcome: 'failed' },
  /** Taken back by whoever sent it: nobody failed. */
  canceled: { rank: finalRank, outcome: 'unknown' },
  /** The time for a receipt is over and none came. */
  unknown: { rank: finalRank, outcome: 'unknown' },
} as const satisfies Record<string, StateRow>;

export type State = keyof typeof states;
