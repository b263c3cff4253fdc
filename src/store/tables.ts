/** What the tables look like to statements that handle whole rows: the columns with their types, and the keys. */
import type { Schema } from './schema.ts';

export type ColumnType = 'text' | 'integer' | 'bigint';
export type Columns = Readonly<Record<string, ColumnType>>;
export type TableName = keyof Schema;

type Column<T extends TableName> = keyof Schema[T] & string;

/** In the order in which they can be filled: cards point to sessions. */
export const columns = {
  sessions: { workspace: 'text', talk: 'text', json: 'text', revision: 'integer', expires_at: 'bigint' },
  cards: {
    workspace: 'text',
    channel: 'text',
    talk: 'text',
    message: 'text',
    address: 'text',
    shared: 'integer',
  },
  watches: {
    workspace: 'text',
    talk: 'text',
    person: 'text',
    channel: 'text',
    address: 'text',
    recipient: 'text',
    tail: 'text',
    platform: 'text',
    since: 'bigint',
    until: 'bigint',
    taken_until: 'bigint',
  },
  receipts: {
    workspace: 'text',
    provider: 'text',
    message: 'text',
    copy: 'text',
    recipient: 'text',
    tail: 'text',
    patient: 'text',
    state: 'text',
    rank: 'integer',
    outcome: 'text',
    said: 'text',
    code: 'text',
    field: 'text',
    at: 'bigint',
    sent_at: 'bigint',
    heard_at: 'bigint',
    sent_known: 'integer',
    platform: 'text',
    site: 'text',
    feature: 'text',
    sender: 'text',
    carrier: 'text',
    line: 'text',
    note: 'text',
  },
  counters: {
    workspace: 'text',
    minute: 'bigint',
    slice: 'text',
    code: 'text',
    sent: 'integer',
    delivered: 'integer',
    failed: 'integer',
    unknown: 'integer',
  },
  feeds: { workspace: 'text', provider: 'text', first_at: 'bigint', last_at: 'bigint' },
  unreadable: {
    workspace: 'text',
    provider: 'text',
    digest: 'text',
    at: 'bigint',
    reason: 'text',
    shape: 'text',
  },
  subscriptions: { audience: 'text', channel: 'text', json: 'text' },
  detectors: {
    workspace: 'text',
    state: 'text',
    revision: 'integer',
    holder: 'text',
    leased_until: 'bigint',
  },
  arrivals: {
    seq: 'bigint',
    workspace: 'text',
    minute: 'bigint',
    counts: 'text',
    heard_at: 'bigint',
  },
  incidents: {
    ref: 'text',
    workspace: 'text',
    incident: 'text',
    open: 'integer',
    opened_at: 'bigint',
    changed_at: 'bigint',
    facts: 'text',
    doings: 'text',
    revision: 'integer',
  },
  postings: {
    ref: 'text',
    audience: 'text',
    channel: 'text',
    address: 'text',
    message: 'text',
    json: 'text',
  },
  jobs: {
    id: 'bigint',
    lane: 'text',
    kind: 'text',
    json: 'text',
    due: 'bigint',
    attempts: 'integer',
    since: 'bigint',
    trouble: 'text',
    taken_until: 'bigint',
    dead_at: 'bigint',
  },
} as const satisfies { readonly [T in TableName]: Readonly<Record<Column<T>, ColumnType>> };

/** The key of each table by which its rows are put, in the order of its columns. */
export const keys = {
  sessions: ['workspace', 'talk'],
  cards: ['workspace', 'channel'],
  watches: ['workspace', 'talk', 'person'],
  receipts: ['workspace', 'provider', 'message', 'copy'],
  counters: ['workspace', 'minute', 'slice', 'code'],
  feeds: ['workspace', 'provider'],
  unreadable: ['workspace', 'provider', 'digest'],
  subscriptions: ['audience', 'channel'],
  detectors: ['workspace'],
  arrivals: ['seq'],
  incidents: ['ref'],
  postings: ['ref', 'audience', 'channel'],
  jobs: ['id'],
} as const satisfies { readonly [T in TableName]: readonly Column<T>[] };

/** Columns whose numbers the database gives. */
export const numbered = { arrivals: 'seq', jobs: 'id' } as const satisfies {
  readonly [T in TableName]?: Column<T>;
};
