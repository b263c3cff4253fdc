/** The form of the code tables: what one delivery code says, and how a provider's codes are written down. */
import type { CauseId } from '../causes/index.ts';
import type { PlatformId } from '../facts.ts';

/** Whether the same text could ever get through. `unknown`: the provider does not say. */
export type Permanence = 'permanent' | 'transient' | 'unknown' | 'not-a-failure';

/** Who can put it right. */
export type Fixer = 'vendor' | 'staff' | 'practice-admin' | 'patient';

/** One code as it is written down; its key is the code itself. */
export interface CodeRow {
  /** The provider's own title; for the texts of a product, where the text comes from. */
  readonly name: string;
  /** Other ways the same text is quoted. Only what can mean nothing else. */
  readonly also?: readonly string[];
  /** What it means, in our words. */
  readonly meaning: string;
  readonly cause: CauseId;
  readonly permanence: Permanence;
  readonly fixer: Fixer;
  /** Where this row differs from its namespace's source. */
  readonly source?: string;
}

/** Codes that stand in one field of one interface: the same code in two namespaces is two codes. */
export interface Namespace {
  readonly source: string;
  /** A product's statuses and stated causes: plain words that mean this only in that product. */
  readonly ownWords?: true;
  readonly rows: Readonly<Record<string, CodeRow>>;
}

/** All the codes of one provider, or all the texts of one product. */
export interface ProviderCodes {
  readonly id: string;
  /** The provider's name as shown. */
  readonly name: string;
  /** What else people call it. */
  readonly also: readonly string[];
  /** Set for a messaging product whose own texts these are. */
  readonly product?: PlatformId;
  readonly namespaces: Readonly<Record<string, Namespace>>;
}
