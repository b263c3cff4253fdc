/**
 * The tables, as every engine has them. Portable types only: text, integer, bigint; JSON is text and time is epoch
 * milliseconds, so that one set of queries serves them all. Every key begins with the workspace.
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
  readonly cards: {
    readonly workspace: string;
    readonly channel: string;
    readonly talk: string;
    readonly message: string | null;
    readonly address: string | null;
    /** 0 or 1. */
    readonly shared: number;
  };
}
