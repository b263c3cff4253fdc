/** A receipt as it lies in its table, and back. */
import type { Schema } from '../schema.ts';
import type { ReceiptRow } from '../store.ts';

type Row = Schema['receipts'];
export type Key = Pick<ReceiptRow, 'workspace' | 'provider' | 'message' | 'copy'>;

/** @throws RangeError for a value that an engine would refuse, or keep as something else: a bug of whoever made it. */
export function toTable({ sentAt, sentKnown, ...row }: ReceiptRow, heard: Date): Row {
  return checked({ ...row, sent_at: sentAt, sent_known: sentKnown ? 1 : 0, heard_at: heard.getTime() });
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
