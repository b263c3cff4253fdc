/** A receipt as it lies in its table, and back. */
import type { Schema } from '../schema.ts';
import type { ReceiptRow } from '../store.ts';

type Row = Schema['receipts'];
export type Key = Pick<ReceiptRow, 'workspace' | 'provider' | 'message' | 'copy'>;

/** @throws RangeError for a value that an engine would refuse, or keep as something else: a bug of whoever made it. */
export function toTable(row: ReceiptRow, heard: Date): Row {
  // name by name: many times faster than copying what is there, and each row has the same form
  return checked({
    workspace: row.workspace,
    provider: row.provider,
    message: row.message,
    copy: row.copy,
    recipient: row.recipient,
    tail: row.tail,
    patient: row.patient,
    state: row.state,
    rank: row.rank,
    outcome: row.outcome,
    said: row.said,
    code: row.code,
    field: row.field,
    at: row.at,
    sent_at: row.sentAt,
    heard_at: heard.getTime(),
    sent_known: row.sentKnown ? 1 : 0,
    platform: row.platform,
    site: row.site,
    feature: row.feature,
    sender: row.sender,
    carrier: row.carrier,
    line: row.line,
    note: row.note,
  });
}

export function fromTable({ sent_at, sent_known, heard_at: _, outcome, ...row }: Row): ReceiptRow {
  return {
    ...row,
    outcome: outcome as ReceiptRow['outcome'],
    sentAt: sent_at,
    sentKnown: sent_known === 1,
  };
}

/**
 * PostgreSQL keeps neither NUL nor half a surrogate pair in a text, SQLite would cut or bend them in silence; a fraction
 * of a millisecond is refused by one and rounded by the other. Names the column, never what it holds.
 */
export function checked<T extends object>(row: T): T {
  for (const name in row) {
    const value = row[name];
    if (typeof value === 'string' ? value.isWellFormed() && !value.includes('\0') : keepable(value)) continue;
    throw new RangeError(`The column ${name} cannot hold such a value (${typeof value}).`);
  }
  return row;
}

const keepable = (value: unknown): boolean => value === null || Number.isSafeInteger(value);

/** Names a text: the columns of the primary key in one string that no two texts share. */
export const keyOf = ({ workspace, provider, message, copy }: Key): string =>
  `${workspace}\0${provider}\0${message}\0${copy}`;

/** An order that is the same in every process, so that all take their locks in it. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
