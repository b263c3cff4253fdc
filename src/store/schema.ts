/**
 * The tables, as every engine has them. Portable types only: text, integer, bigint; JSON is text and time is epoch
 * milliseconds, so that one set of queries serves them all. Every key begins with the workspace, but for four of the alerts:
 * a subscription is a chat's, and may hear of many workspaces; an incident and its postings are found by what a button
 * carries; arrivals and jobs have numbers, which tell their order.
 */
export interface Schema {
  readonly sessions: {
    readonly workspace: string;
    readonly talk: string;
    readonly json: string;
    readonly revision: number;
    /** Epoch ms. */
    readonly expires_at: number;
  };
  readonly watches: {
    readonly workspace: string;
    readonly talk: string;
    readonly person: string;
    readonly channel: string;
    readonly address: string | null;
    readonly recipient: string;
    readonly tail: string | null;
    readonly platform: string | null;
    /** Epoch ms. */
    readonly since: number;
    /** Epoch ms. */
    readonly until: number;
    /** Epoch ms: somebody is telling until then. */
    readonly taken_until: number;
  };
  readonly cards: {
    readonly workspace: string;
    readonly channel: string;
    readonly talk: string;
    readonly message: string | null;
    readonly address: string | null;
    /** 0 or 1. */
    readonly shared: number;
  };
  readonly receipts: {
    readonly workspace: string;
    readonly provider: string;
    readonly message: string;
    readonly copy: string;
    readonly recipient: string | null;
    readonly tail: string | null;
    readonly patient: string | null;
    readonly state: string;
    readonly rank: number;
    readonly outcome: string;
    readonly said: string;
    readonly code: string | null;
    readonly field: string | null;
    /** Epoch ms. */
    readonly at: number;
    /** Epoch ms. */
    readonly sent_at: number;
    /** Epoch ms: when it was first heard of. */
    readonly heard_at: number;
    /** 0 or 1. */
    readonly sent_known: number;
    readonly platform: string;
    readonly site: string;
    readonly feature: string;
    readonly sender: string;
    readonly carrier: string;
    readonly line: string | null;
    readonly note: string | null;
  };
  readonly counters: {
    readonly workspace: string;
    /** Whole minutes since the epoch. */
    readonly minute: number;
    /** JSON: provider, platform, site, feature, sender, carrier. */
    readonly slice: string;
    readonly code: string;
    readonly sent: number;
    readonly delivered: number;
    readonly failed: number;
    readonly unknown: number;
  };
  readonly feeds: {
    readonly workspace: string;
    readonly provider: string;
    /** Epoch ms. */
    readonly first_at: number;
    /** Epoch ms. */
    readonly last_at: number;
  };
  readonly unreadable: {
    readonly workspace: string;
    readonly provider: string;
    readonly digest: string;
    /** Epoch ms. */
    readonly at: number;
    readonly reason: string;
    readonly shape: string;
  };
  readonly subscriptions: {
    readonly audience: string;
    readonly channel: string;
    readonly json: string;
  };
  readonly detectors: {
    readonly workspace: string;
    readonly state: string | null;
    readonly revision: number;
    /** `''` for nobody. */
    readonly holder: string;
    /** Epoch ms. */
    readonly leased_until: number;
  };
  readonly arrivals: {
    /** Given by the database. */
    readonly seq: number;
    readonly workspace: string;
    /** Whole minutes since the epoch. */
    readonly minute: number;
    /** JSON: lists of slice (as in `counters`), code, sent, delivered, failed, unknown. */
    readonly counts: string;
    /** Epoch ms. */
    readonly heard_at: number;
  };
  readonly incidents: {
    readonly ref: string;
    readonly workspace: string;
    readonly incident: string;
    /** 0 or 1. */
    readonly open: number;
    /** Epoch ms. */
    readonly opened_at: number;
    /** Epoch ms. */
    readonly changed_at: number;
    readonly facts: string;
    readonly doings: string;
    readonly revision: number;
  };
  readonly postings: {
    readonly ref: string;
    readonly audience: string;
    readonly channel: string;
    readonly address: string | null;
    readonly message: string | null;
    readonly json: string;
  };
  readonly jobs: {
    /** Given by the database. */
    readonly id: number;
    readonly lane: string;
    readonly kind: string;
    readonly json: string;
    /** Epoch ms. */
    readonly due: number;
    readonly attempts: number;
    /** Epoch ms. */
    readonly since: number;
    readonly trouble: string | null;
    /** Epoch ms: somebody is doing it until then; 0 while it was not taken, or was given back. */
    readonly taken_until: number;
    /** Epoch ms; null while it waits. */
    readonly dead_at: number | null;
  };
}
