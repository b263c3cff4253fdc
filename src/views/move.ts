/** What the bot does next, as data: `interview` prints it as a line, `draw` makes a message of it. */
import type { Explanation } from '#diagnosis/explain.ts';
import type { Verdict } from '#diagnosis/verdict.ts';
import type { FactId, PlatformId } from '#knowledge/facts.ts';
import type { InputKind } from '#knowledge/shape.ts';
import type { Found } from './found.ts';
import type { NoticeId, ProblemId } from './notices.ts';

/** A question as it stands in this product's words. */
export interface Question {
  readonly fact: FactId;
  readonly text: string;
  /** Two or three words for it. */
  readonly short: string;
  /** Concerns one person: never put where others read along. */
  readonly personal?: true;
  readonly why: string;
  /** Where to look, in the product's own menu names. */
  readonly where?: string;
  /** Absent for a purely free answer. `unknown` is always accepted and never listed. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Set when the answer may be typed. */
  readonly input?: { readonly kind: InputKind; readonly placeholder: string; readonly hint: string };
}

/** One answer of the breadcrumb, in words; a number is its last two digits. */
export interface Answered {
  readonly fact: FactId;
  readonly label: string;
  readonly value: string;
  /** Who gave it, where several people answer: the chat's opaque id. */
  readonly by?: string;
  /** Nobody said it: the delivery receipts show it. */
  readonly shown?: true;
}

interface Common {
  readonly turn: number;
  /** What must be said first: a late press, patient data seen, a conflict. */
  readonly notices: readonly NoticeId[];
  readonly trail: readonly Answered[];
  readonly platform?: PlatformId;
  /** Whether there is an answer to go back to. */
  readonly canGoBack: boolean;
  /** Who answers a question about one person in private: the chat's opaque id. */
  readonly aside?: string;
  /** What the delivery receipts show, where it is told: about one patient, never for everybody. */
  readonly found?: Found;
  /** Delivery receipts can be asked and have not been. */
  readonly canLookUp?: boolean;
  /** Whether whoever reads this can be told about the next text, or will be. */
  readonly news?: 'offered' | 'awaited';
}

export type Move =
  | (Common & { readonly kind: 'question'; readonly question: Question })
  /** `asked`: how many questions were put in this talk. */
  | (Common & {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      readonly asked: number;
      /** Questions answered with "I don't know" that would still teach most, best first. */
      readonly open: readonly Question[];
    })
  /** `text` asks for a person: whom, with what, without what. */
  | (Common & { readonly kind: 'person'; readonly verdict: Verdict; readonly asked: number })
  | (Common & { readonly kind: 'preview'; readonly verdict: Verdict })
  /** The preview was agreed to and is to be posted. */
  | (Common & { readonly kind: 'shared'; readonly verdict: Verdict })
  /** `cause` is the title of what it was, if it was named. */
  | (Common & { readonly kind: 'solved'; readonly cause?: string })
  | (Common & { readonly kind: 'help' })
  | (Common & { readonly kind: 'explanation'; readonly explanation: Explanation })
  /** A typed answer that could not be read: the question stands, and `problem` says what is wrong with the answer. */
  | (Common & { readonly kind: 'refused'; readonly question: Question; readonly problem: ProblemId });
