/** A talk with the bot in the terminal. Nothing of it outlives it; receipts that are stored here can be asked. */
import { askByLine, askByMenu, openTerminal } from '#chat/terminal/index.ts';
import type { Config } from '#config.ts';
import { openHost } from '#conversation/host.ts';
import { openSqlite } from '#store/sqlite.ts';
import { type KeptConfig, openKept } from './kept.ts';
import { type ExitCode, type Shell, sheetOf } from './shell.ts';

export type ChatConfig = KeptConfig & Pick<Config, 'talkLife'>;

/** Ends when the person leaves or the input does. `leave` ends it from outside. */
export async function chat(shell: Shell, config: ChatConfig, leave: AbortSignal): Promise<ExitCode> {
  const { stdin, stdout, clock, log } = shell;
  const { practice, talkLife } = config;
  const store = await openSqlite(':memory:');
  const kept = await openKept(shell, config);
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
    ...(kept ? { ledger: kept.ledger } : {}),
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
    await kept?.close();
  }
}
