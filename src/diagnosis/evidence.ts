/** What is known of one failed text. Plain and pure; nothing here can identify a person. */
import type { CauseId } from '#knowledge/causes/index.ts';
import type { Code } from '#knowledge/codes/index.ts';
import type { FactId, PlatformId, When } from '#knowledge/facts.ts';
import type { Origin } from '#knowledge/shape.ts';
import { holdsOf } from '#knowledge/when.ts';

export interface Evidence {
  readonly platform: PlatformId;
  /** What diagnosis sees of each fact: an answer's id, or the reading of a free answer. */
  readonly readings: { readonly [F in FactId]?: string };
  /** What may be repeated in a sentence: `sent-at` as HH:MM, `reminder-window` as HH:MM-HH:MM. */
  readonly values: { readonly [F in FactId]?: string };
  /** The error shown, if any: every row of the code books that it may be. Empty with `error` set: in no list. */
  readonly codes: readonly Code[];
  /** The error as it may be shown; absent when it was typed before a restart and is in no list. */
  readonly error?: string;
  readonly hasError: boolean;
  /** Where each fact came from; absent where delivery receipts had no say, and everything is staff's word. */
  readonly origins?: { readonly [F in FactId]?: Origin };
  /** What staff said that stronger evidence shows to be otherwise: the two readings of the fact. */
  readonly disputes?: readonly Dispute[];
  /** The times of the text by the clocks that may be the patient's, where they do not agree: `HH:MM`. */
  readonly clocks?: readonly string[];
  /** Questions that staff could not answer. */
  readonly unknown: readonly FactId[];
  /** Causes that staff rejected. */
  readonly ruledOut: readonly CauseId[];
}

export interface Dispute {
  readonly fact: FactId;
  /** As staff told it. For the error: its code. */
  readonly told: string;
  /** As the receipts show it. */
  readonly found: string;
}

/** Whether a condition holds; an empty one always does. */
export function holds(when: When | undefined, evidence: Evidence): boolean {
  return holdsOf(when, (fact) =>
    fact === 'error' && !evidence.hasError
      ? undefined
      : (knownReading(evidence, fact) ?? (fact === 'error' ? 'known' : undefined)),
  );
}

function knownReading(evidence: Evidence, fact: FactId): string | undefined {
  return evidence.readings[fact] ?? evidence.values[fact];
}
