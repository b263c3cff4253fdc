/** A talk with the bot in the terminal. Nothing of it outlives it; receipts that are stored here can be asked. */
import { existsSync } from 'node:fs';
import { ledgerOf } from '#app.ts';
import { askByLine, askByMenu, openTerminal } from '#chat/terminal/index.ts';
import type { Config } from '#config.ts';
import { openHost } from '#conversation/host.ts';
import { Trouble } from '#kit/errors.ts';
import { keyFor } from '#receipts/local-key.ts';
import { openStore } from '#store/open.ts';
import { openSqlite } from '#store/sqlite.ts';
import type { Store } from '#store/store.ts';
import { type ExitCode, print, type Shell, sheetOf } from './shell.ts';

export type ChatConfig = Pick<Config, 'practice' | 'talkLife' | 'databasePath' | 'databaseUrl' | 'receipts'>;

/** Ends when the person leaves or the input does. `leave` ends it from outside. */
export async function chat(shell: Shell, config: ChatConfig, leave: AbortSignal): Promise<ExitCode> {
  const { stdin, stdout, clock, log } = shell;
  const { practice, talkLife } = config;
  const store = await openSqlite(':memory:');
  const kept = await receipts(shell, config);
  const walkable = stdin.isTTY === true && stdout.isTTY === true && shell.env.TERM !== 'dumb';
  const terminal = openTerminal(
    walkable
      ? askByMenu(stdin, stdout, () => sheetOf(stdout, shell.env))
      : askByLine(stdin, stdout, sheetOf(stdout, shell.env)),
  );
  const chats = new Map([[terminal.id, terminal]]);
  const host = openHost({
    sessions: store.sessions,
    cards: store.cards,
    clock,
    log,
    practice,
    talkLife,
    chats: () => chats,
    ...(kept ? { ledger: ledgerOf(config, kept.store.receipts, kept.key) } : {}),
  });
  const close = () => void terminal.close();
  leave.addEventListener('abort', close, { once: true });
  try {
    await terminal.open(host.hear);
    await terminal.talk;
    return 0;
  } finally {
    leave.removeEventListener('abort', close);
    await store.close();
    await kept?.store.close();
  }
}

/** What was imported or taken in on this machine; the talk goes on without, and says so, if that cannot be opened. */
async function receipts(
  { stderr }: Shell,
  { receipts: { hashKey }, databasePath, databaseUrl }: ChatConfig,
): Promise<{ readonly store: Store; readonly key: Buffer } | undefined> {
  if (databaseUrl === undefined && !existsSync(databasePath)) return undefined;
  let store: Store | undefined;
  try {
    store = await openStore({ databasePath, databaseUrl });
    const where = { databasePath, ...(databaseUrl ? { databaseUrl } : {}), ...(hashKey ? { hashKey } : {}) };
    return { store, key: keyFor(where) };
  } catch (trouble) {
    await store?.close();
    if (!(trouble instanceof Trouble)) throw trouble;
    await print(stderr, `Delivery receipts cannot be asked: ${trouble.message} ${trouble.hint}\n`);
    return undefined;
  }
}
