/** The grammar of the books: what a fact, a cause and a claim look like. No SMS lore here, no logic. */

/** How often something is seen when a cause is to blame. Words, so that support can edit them; numbers live in `diagnosis/weights.ts`. */
export type Often = 'always' | 'usually' | 'often' | 'sometimes' | 'rarely' | 'never';

/** Who acts. `nobody` = wait, or it mends itself. Public names, printed by `interview`. */
export type Who = 'front-desk' | 'practice-admin' | 'patient' | 'vendor-support' | 'nobody';

/** What an answer costs staff, from a glance at the open screen to a phone call to the patient. */
export type Effort =
  | 'on-screen'
  | 'from-memory'
  | 'another-screen'
  | 'try-it'
  | 'call-patient'
  | 'give-number';

/** Where a fact came from, strongest first (row X9). */
export type Origin = 'receipt' | 'log' | 'error-text' | 'recollection';

/** One possible answer: the button's label, and the sentence that repeats it as evidence. */
export interface FactValue {
  /** Shown on the button; 30 characters show whole in Slack. */
  readonly label: string;
  /** A full sentence that states it, for "why the bot thinks so". */
  readonly said: string;
}

/** How a free answer is typed. `phone` is read, shown as its last two digits and forgotten. */
export type InputKind = 'error' | 'time' | 'window' | 'phone';

/** One thing the bot may ask. */
export interface Fact {
  readonly question: string;
  /** Why the answer matters, in a sentence for staff. */
  readonly why: string;
  /** Two or three words for the breadcrumb. */
  readonly short: string;
  readonly effort: Effort;
  readonly origin: Origin;
  /** Concerns one person: never asked where others read along. */
  readonly personal?: true;
  /** The answers; for a free answer, what its reading can be. */
  readonly values: Readonly<Record<string, FactValue>>;
  /** Set for a free answer. */
  readonly input?: { readonly kind: InputKind; readonly placeholder: string; readonly hint: string };
  /** How common each answer is when it has nothing to do with the cause. */
  readonly usual: Readonly<Record<string, Often>>;
}

/** Whether the same text may be sent again. Public names of `vocabulary.json`. */
export type Retry =
  | 'no-until-changed'
  | 'yes-later'
  | 'never-until-opt-in'
  | 'yes-in-window'
  | 'yes-slower'
  | 'yes-next-day'
  | 'yes-smaller-batch'
  | 'yes-after-top-up'
  | 'yes-after-change'
  | 'yes-after-restart'
  | 'yes-if-wanted'
  | 'no-check-first'
  | 'test-first'
  | 'wait'
  | 'once'
  | 'not-applicable';

/** One thing to do, and who does it. */
export interface Step {
  /** `{support}`, `{error}`, `{deadline}`, `{window-start}`, `{later-deadline}` are filled in when shown. */
  readonly text: string;
  readonly who: Who;
}

/** A cause as every platform knows it; a platform's own book may say more. */
export interface Cause {
  /** Names the cause to a receptionist: a short clause without a full stop. */
  readonly title: string;
  /** One or two plain sentences: what it means. */
  readonly means: string;
  readonly group: CauseGroup;
  readonly fixer: 'staff' | 'practice-admin' | 'patient' | 'vendor';
  readonly retry: Retry;
  /** What to do where a platform's book has no steps of its own. */
  readonly steps: readonly Step[];
}

export type CauseGroup =
  | 'recipient-number'
  | 'consent'
  | 'timing-volume'
  | 'content'
  | 'sender'
  | 'account'
  | 'practice-config'
  | 'network-platform'
  | 'outcome';
