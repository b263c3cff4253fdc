/** The conversation as JSON Lines, for scripts and tests: one object per line each way. */
import type { Practice } from '#conversation/desk.ts';
import type { Session } from '#conversation/session.ts';
import { step } from '#conversation/step.ts';
import { type Line, lines } from '#kit/lines.ts';
import { notices } from '#views/notices.ts';
import { type ExitCode, print, type Shell } from '../shell.ts';
import { heard } from './heard.ts';
import { slipped, type Told, told } from './told.ts';

/** The longest line taken, in characters. */
const longest = 65_536;

/** Answers line by line until the input ends, or nobody reads any more. */
export async function interview(shell: Shell, practice: Practice, take = step): Promise<ExitCode> {
  const talk = openTalk(shell, practice, take);
  for await (const line of lines(shell.stdin, longest)) {
    if ('text' in line && line.text.trim() === '') continue;
    if (!(await print(shell.stdout, `${JSON.stringify(talk(line))}\n`))) return 0;
  }
  return 0;
}

function openTalk(shell: Shell, practice: Practice, take: typeof step): (line: Line) => Told {
  let session: Session | undefined;
  let turn: number | undefined;
  let asked = 0;

  return (line) => {
    if ('tooLong' in line)
      return slipped({
        message: 'That line is too long.',
        hint: 'A line may hold 64 kB; leave out what is not needed.',
      });
    const said = heard(line.text, turn);
    if ('message' in said) return slipped(said);
    try {
      const taken = take(session, said, { practice, now: shell.clock.now(), audience: 'person' });
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
