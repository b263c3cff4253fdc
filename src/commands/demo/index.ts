/** A play in the terminal: a clinic group's day with an incident, through the whole bot. Nothing of it is kept. */
import { openTerminal } from '#chat/terminal/index.ts';
import { openLogger } from '#kit/logger.ts';
import { type ExitCode, print, type Shell, sheetOf } from '../shell.ts';
import type { Day } from './clinics.ts';
import { type AtExit, openHouse } from './house.ts';
import { openPlay, Unread } from './play.ts';
import { Left, type Speed, speeds } from './speed.ts';
import { Stage } from './stage.ts';
import { begin, tell, Unplayed } from './story.ts';
import { DemoTime } from './time.ts';

const minute = 60_000;
const day = 1440 * minute;
/** Tuesday, 12 May 2026, where the clinics are. */
const midnight = Date.parse('2026-05-12T00:00:00-04:00');
const tuesday = 2;
/** Days before it that are in the log. */
const past = 14;

/** @returns 1 if the bot did not do its part. @param open the whole bot; for tests. */
export async function demoCommand(
  shell: Shell,
  speed: Speed,
  leave: AbortSignal,
  atExit: AtExit,
  open: typeof openHouse = openHouse,
): Promise<ExitCode> {
  const { stdout, stderr, env } = shell;
  const time = new DemoTime(midnight + begin * minute);
  const stage = new Stage(stdout, () => sheetOf(stdout, env), 'Dana');
  const terminal = openTerminal(stage);
  const log = openLogger({ level: 'error', clock: time, sink: stderr });
  const before = Array.from({ length: past }, (_, at) => dayAt(at - past));
  const house = await open(terminal, before, { time, log, atExit });
  try {
    const days = [dayAt(0), dayAt(1)];
    await tell(openPlay({ stage, house, time, days, speed: speeds[speed], leave }), house.known);
    return 0;
  } catch (end) {
    if (end instanceof Unread) return 0;
    if (end instanceof Left) {
      await print(stdout, '\n~ The play is over before its end. Nothing of it is kept.\n');
      return 0;
    }
    if (!(end instanceof Unplayed)) throw end;
    await stage.flush();
    await print(stderr, `${end.message} The play ends here; that is a fault of the bot.\n`);
    return 1;
  } finally {
    stage.close();
    await house.close();
  }
}

/** @param at days after the one that is played. */
function dayAt(at: number): Day {
  return { midnight: midnight + at * day, weekday: (((tuesday + at) % 7) + 7) % 7, seed: past + at };
}
