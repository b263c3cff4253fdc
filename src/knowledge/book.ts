/** The form of a platform's book: what that product's own documents say, in our words, each claim with its rows. */
import type { CauseId } from './causes/index.ts';
import type { DocumentId, RowId } from './documents.ts';
import type { FactId, PlatformId, Reading, Signs, When } from './facts.ts';
import type { Effort, Often, Step } from './shape.ts';
import type { TopicId } from './topics.ts';

/** Which of the document's rows a claim rests on; `inferred` marks what we concluded and the page does not say. */
export interface Basis {
  readonly rows: readonly RowId[];
  readonly inferred?: true;
}

/** How this product's staff answer a question: its own words and menu names. */
export interface Ask<F extends FactId> extends Basis {
  readonly question?: string;
  /** Where to look, in the product's own menu names. */
  readonly where?: string;
  /** The answers that make sense here, in the order shown; all of them when absent. */
  readonly values?: readonly Reading<F>[];
  readonly labels?: { readonly [V in Reading<F>]?: string };
  readonly effort?: Effort;
  /** Asked only when these hold. */
  readonly when?: When;
  /** How common each reading is here when it has nothing to do with the cause. */
  readonly usual?: { readonly [V in Reading<F>]?: Often };
}

/** A step that may depend on what is known. */
export interface BookStep extends Step {
  readonly when?: When;
}

/** A sentence that may depend on what is known. */
export interface BookLine {
  readonly text: string;
  readonly when?: When;
}

/** A cause as this product's document tells it. */
export interface Suspect extends Basis {
  /** What is seen when this is the cause; facts not named are as usual. */
  readonly signs: Signs;
  /** This product's own title, where the general one would mislead. */
  readonly title?: string;
  /** Our sentences on why, shown when they hold, before the facts' own. */
  readonly because?: readonly BookLine[];
  /** In this product's menu names; the cause's own general steps when absent. */
  readonly steps?: readonly BookStep[];
  /** What to beware of: what the document leaves open, what must not be done, consent. */
  readonly caveats?: readonly BookLine[];
  /** Which clock runs; the rule itself lives in diagnosis/deadline.ts. */
  readonly clock?: 'retry-after-window' | 'messaging-hours';
  /** What remains when the page's other causes are excluded: named by elimination. */
  readonly remains?: true;
  /** A fact that changes no verdict but makes its advice exact; offered beside the verdict. */
  readonly detail?: FactId;
}

/** An error text or code as this product's document explains it. */
export interface ErrorText extends Basis {
  /** The text as the product shows it; matched regardless of case, spacing and quotes. */
  readonly text: string;
  /** Other ways staff may quote it, and the provider codes behind it as `provider code`. */
  readonly aliases?: readonly string[];
  readonly says: { readonly [C in CauseId]?: Often };
  /** What the page leaves unclear about it, said whenever it is shown. */
  readonly caveat?: string;
}

/** The answer to a how-to question. */
export interface HowTo extends Basis {
  readonly text: string;
  readonly steps?: readonly Step[];
  readonly caveat?: string;
}

/** Whom to ask for help, and with what. */
export interface Escalation extends Basis {
  /** `{support}` is the configured address or the product's own name for its help. */
  readonly route: string;
  readonly include: readonly string[];
  readonly leaveOut: readonly string[];
}

export interface Book {
  readonly id: PlatformId;
  readonly name: string;
  readonly document: DocumentId;
  /** How support is called where no address is configured. */
  readonly support: string;
  /** A link of the document for sending patient data safely, if it gives one; configuration may replace it. */
  readonly secureUpload?: string;
  /** Hours in which texts go out, local time, 24 h `HH:MM`. */
  readonly hours?: { readonly from: string; readonly to: string } & Basis;
  /** What can be asked here; the order is the document's own order of checks. */
  readonly asks: { readonly [F in FactId]?: Ask<F> };
  /** The causes known here, most suspected first (the document's order). */
  readonly suspects: { readonly [C in CauseId]?: Suspect };
  readonly errors: readonly ErrorText[];
  /** Set where the error shown is a provider's code, so that it may name any cause there is. */
  readonly showsProviderCodes?: true;
  readonly answers: { readonly [T in TopicId]?: HowTo };
  readonly escalation: Escalation;
  /** What to do, and what the document leaves unsaid, when no cause is likely enough. */
  readonly unexplained: {
    readonly steps: readonly BookStep[];
    readonly caveats: readonly BookLine[];
  } & Basis;
  /** Rows that say something of the whole product rather than of one cause. */
  readonly rows: readonly RowId[];
}
