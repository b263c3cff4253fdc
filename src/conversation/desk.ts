/** What the conversation knows of the practice and of the moment; handed in, so that a turn stays pure. */
import type { History } from '#evidence/history.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import type { Audience } from '#views/stage.ts';

/** What the operator configured. */
export interface Practice {
  readonly platform?: PlatformId;
  /** ISO 3166 alpha-2, upper case. */
  readonly country: string;
  /** IANA zone. */
  readonly timezone?: string;
  /** Where to get help, by platform; replaces the book's own words. */
  readonly support: { readonly [P in PlatformId]?: string };
  /** Address for sending patient data to support safely, by platform. */
  readonly secureUpload: { readonly [P in PlatformId]?: string };
}

export interface Desk {
  readonly practice: Practice;
  readonly now: Date;
  /** Before whom this turn is taken. */
  readonly audience: Audience;
  /** Whose turn it is: the chat's opaque id. */
  readonly person?: string;
  /** Delivery receipts can be asked here. */
  readonly receipts?: boolean;
  /** This chat can tell somebody something later. */
  readonly news?: boolean;
  /** What the receipts show of the phone or message that this turn names; `none`: there is no receipt of it. */
  readonly found?: History | 'none';
}
