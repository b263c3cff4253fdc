/** What a diagnosis ends in. Plain data: `interview` prints it, the views draw it. */
import type { CauseId } from '#knowledge/causes/index.ts';
import type { DocumentId, RowId } from '#knowledge/documents.ts';
import type { Step } from '#knowledge/shape.ts';

/**
 * `cause`: likely enough to act on. `not-a-failure`: nothing failed, sending again may harm.
 * `answer`: a how-to question. `undetermined`: no cause is likely enough.
 */
export type VerdictKind = 'cause' | 'not-a-failure' | 'answer' | 'undetermined';

/** How likely, in words; `diagnosis/weights.ts` holds the bounds. */
export type Likelihood = 'almost certain' | 'very likely' | 'likely' | 'possible' | 'less likely';

/** One cause that may be behind it. */
export interface Finding {
  readonly id: CauseId;
  readonly title: string;
  readonly means: string;
  /** 0 to 1, rounded to two digits. */
  readonly probability: number;
  readonly likelihood: Likelihood;
  /** Full sentences that speak for it. */
  readonly because: readonly string[];
  /** Full sentences that speak against it. */
  readonly against: readonly string[];
}

export interface Citation {
  readonly document: DocumentId;
  readonly title: string;
  readonly version: string;
  readonly rows: readonly RowId[];
}

/** Whom to ask, what to send along and what to leave out. */
export interface Help {
  readonly route: string;
  readonly include: readonly string[];
  readonly leaveOut: readonly string[];
}

export interface Verdict {
  readonly kind: VerdictKind;
  /** Most likely first; empty for `answer` and where nothing known fits. */
  readonly causes: readonly Finding[];
  /** In a how-to answer: the answer itself, then what to do. */
  readonly steps: readonly Step[];
  /** Consent, do not resend, no patient data, what the document leaves open: full sentences. */
  readonly warnings: readonly string[];
  /** What staff said that does not fit the first cause: full sentences about this one patient, never for a channel. */
  readonly conflicts: readonly string[];
  /** Whether an undetermined verdict has a first cause worth a headline. */
  readonly leads: boolean;
  /** Local time `HH:MM`, only where a clock runs. */
  readonly deadline?: string;
  readonly escalation?: Help;
  readonly sources: readonly Citation[];
}
