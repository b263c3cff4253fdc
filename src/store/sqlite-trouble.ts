import { StoreTrouble } from '#kit/errors.ts';

/** Primary result codes of SQLite that speak of the machine, not of the statement: https://www.sqlite.org/rescode.html */
const troubles: Readonly<Record<number, readonly [what: string, hint: string]>> = {
  5: [
    'is held by another process',
    'See which other program has the file open; at most a few seconds are waited for it.',
  ],
  6: ['is held by another process', 'See which other program has the file open.'],
  8: ['cannot be written', 'Let this user write to the file and to the folder it lies in.'],
  10: [
    'cannot be read or written',
    'See whether its disk is well, and whether the log of the machine tells of it.',
  ],
  11: ['is damaged', 'Stop the bot, keep the file, and restore it from a backup.'],
  13: ['cannot grow: its disk is full', 'Make room on the disk; nothing that was acknowledged is lost.'],
  14: [
    'cannot be opened',
    'See whether the file and its folder are still there, and whether its disk is full.',
  ],
  26: ['is damaged', 'Stop the bot, keep the file, and restore it from a backup.'],
};

/** `cause` as a StoreTrouble where the machine is to blame, else as it is. SQLite never names a value in a message. */
export function sqliteTrouble(cause: unknown): unknown {
  const [what, hint] = troubles[sqliteCode(cause) ?? 0] ?? [];
  return what && hint ? new StoreTrouble(`The database ${what}.`, { cause, hint }) : cause;
}

/** Another process holds the file. */
export const isBusy = (cause: unknown): boolean =>
  [5, 6].includes(sqliteCode(cause) ?? 0) ||
  (cause instanceof Error && cause.cause !== undefined && isBusy(cause.cause));

/** The primary part of an extended code. */
function sqliteCode(cause: unknown): number | undefined {
  if (!(cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number')) return undefined;
  return cause.errcode & 0xff;
}
