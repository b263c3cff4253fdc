/** What the message of an incident is drawn from: counts, codes and times, nothing of a patient. Times are epoch ms. */
import type { CauseId } from '#knowledge/causes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';

/** Somebody who pressed: by the id of the chat where it is shown, else only where that was. */
export type Presser = { readonly person: string } | { readonly chat: string };

export interface Share {
  readonly name: string;
  readonly failed: number;
  readonly total: number;
}

export interface AlertShown {
  readonly ref: string;
  readonly kind: 'failures' | 'silence';
  /** The part of the traffic: provider, platform, site, feature, sender, carrier; `{}` is all of it. */
  readonly slice: Readonly<Record<string, string>>;
  /** The one location that all of its texts come from, where the part is that of a sending number. */
  readonly site?: string;
  readonly cause: CauseId;
  /** The texting system, where all of it goes through one that the books know. */
  readonly platform?: PlatformId;
  /** Whom to ask, where the operator says so; without it the product's own words. */
  readonly support?: string;
  /** When it began, when it was noticed, when it was over, and now. */
  readonly since: number;
  readonly openedAt: number;
  readonly resolvedAt?: number;
  readonly now: number;
  /** Texts since then, in that part. Of a silence: `total` were heard of, `expected` would be usual. */
  readonly failed: number;
  readonly total: number;
  /** How many of them usually fail. */
  readonly expected: number;
  readonly codes: readonly {
    readonly code: string;
    readonly failed: number;
    /** The provider's own title of the code, where the books have one. */
    readonly title?: string;
  }[];
  /** Texts by time, oldest first, each over `minutes`; `usual` is how many would normally fail (or be sent, of a silence). */
  readonly series: {
    readonly minutes: number;
    readonly points: readonly {
      readonly from: number;
      readonly failed: number;
      readonly total: number;
      readonly usual: number;
    }[];
  };
  /** IANA zone of the clock times; UTC without one, and said so. */
  readonly zone?: string;
  readonly taken?: { readonly by: Presser; readonly at: number };
  readonly snoozed?: { readonly by: Presser; readonly until: number };
  readonly dismissed?: { readonly by: Presser; readonly at: number };
  /** Counts by code, site and carrier, where somebody asked for them; groups under 5 are left out before they come here. */
  readonly details?: {
    readonly codes: readonly Share[];
    readonly sites: readonly Share[];
    readonly carriers: readonly Share[];
  };
}

/** What people must notice, said below the message. */
export type News =
  | { readonly kind: 'worse'; readonly failed: number; readonly total: number; readonly before: number }
  | { readonly kind: 'cause'; readonly cause: CauseId; readonly before: CauseId }
  | { readonly kind: 'wider' | 'narrower'; readonly slice: Readonly<Record<string, string>> }
  | { readonly kind: 'still'; readonly failed: number; readonly total: number }
  | {
      readonly kind: 'resolved';
      readonly minutes: number;
      readonly failed: number;
      readonly total: number;
      readonly expected: number;
    };
