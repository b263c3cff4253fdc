/** The conversation as JSON Lines, for scripts and tests: one object per line each way. */

import type { Practice } from '#conversation/desk.ts';
import { askReceipts } from '#conversation/look-up.ts';
import type { Session } from '#conversation/session.ts';
import { step } from '#conversation/step.ts';
import type { Ledger } from '#evidence/ledger.ts';
import { type Line, lines } from '#kit/lines.ts';
import { notices } from '#views/notices.ts';
import { type KeptConfig, openKept } from '../kept.ts';
import { type ExitCode, print, type Shell } from '../shell.ts';
import { heard } from './heard.ts';
import { slipped, type Told, told } from './told.ts';

/** The longest line taken, in characters. */
const longest = 65_536;

/** Answers line by line until the input ends, or nobody reads any more. */
export async function interview(shell: Shell, config: KeptConfig, take = step): Promise<ExitCode> {
  const kept = await openKept(shell, config);
  try {
    const talk = openTalk(shell, config.practice, kept?.ledger, take);
    for await (const line of lines(shell.stdin, longest)) {
      if ('text' in line && line.text.trim() === '') continue;
      if (!(await print(shell.stdout, `${JSON.stringify(await talk(line))}\n`))) return 0;
    }
    return 0;
  } finally {
    await kept?.close();
  }
}

/** Receipts of a machine without a list of workspaces are all its own. */
const here = { chat: 'terminal', workspace: 'local' };

function openTalk(
  shell: Shell,
  practice: Practice,
  ledger: Ledger | undefined,
  take: typeof step,
): (line: Line) => Promise<Told> {
  let session: Session | undefined;
  let turn: number | undefined;
  let asked = 0;

  return async (line) => {
    if ('tooLong' in line)
      return slipped({
        message: 'That line is too long.',
        hint: 'A line may hold 64 kB; leave out what is not needed.',
      });
    const said = heard(line.text, turn);
    if ('message' in said) return slipped(said);
    try {
      const { country } = practice;
      const asking = { session, audience: 'person', country } as const;
      const known = await askReceipts(ledger, here, said, asking);
      const desk = { practice, now: shell.clock.now(), audience: 'person', ...known } as const;
      const taken = take(session, said, desk);
      ({ session } = taken);
      ({ turn } = taken.move);
      if ('asked' in taken.move) ({ asked } = taken.move);
      for (const notice of taken.move.notices) shell.stderr.write(`${notices[notice]}\n`);
      return told(taken.move, asked);
    } catch (err) {
      shell.log.error({ err, says: said.says }, 'A line could not be answered.');
      return slipped({
        message: 'Something went wrong in the bot itself.',
        hint: 'The talk stands where it was; try another answer.',
      });
    }
  };
}
