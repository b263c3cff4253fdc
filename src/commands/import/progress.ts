/** How far an import is: a bar where somebody looks on, else a line now and then. */
import type { Shell } from '../shell.ts';
import { number } from './said.ts';

export interface Progress {
  /** The same bytes, counted as they are read. */
  counting(source: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
  /** @param lines dealt with so far. */
  readonly seen: (lines: number) => void;
  /** Leaves the screen as it was. */
  end(): void;
}

/** Lines between two words about them, where there is no bar. */
const every = 100_000;
/** Between two drawings of the bar, ms. */
const pause = 100;
const width = 24;

/**
 * @param size of the source in bytes, where it is known.
 *
 * The bar of \@clack/prompts does not fit: it puts standard input, where the log may come from, into raw mode, and ends
 * the process at Ctrl-C before the slice under way is done.
 */
export function openProgress(
  { stderr, clock, env }: Shell,
  name: string,
  size: number | undefined,
): Progress {
  const bar = stderr.isTTY === true && env.TERM !== 'dumb';
  let bytes = 0;
  let told = 0;
  let drawn = Number.NEGATIVE_INFINITY;

  function draw(lines: number): void {
    const now = clock.now().getTime();
    if (now - drawn < pause) return;
    drawn = now;
    const part = size ? Math.min(1, bytes / size) : undefined;
    const full = Math.round((part ?? 0) * width);
    const gauge =
      part === undefined
        ? ''
        : `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${Math.floor(part * 100)} % `;
    const line = `${gauge}${number(lines)} lines of ${name}`;
    stderr.write(`\r\u001b[K${line.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}`);
  }

  return {
    async *counting(source) {
      for await (const chunk of source) {
        bytes += chunk.length;
        yield chunk;
      }
    },
    seen(lines) {
      if (bar) draw(lines);
      else if (lines - told >= every) {
        told = lines - (lines % every);
        stderr.write(`${name}: ${number(told)} lines so far.\n`);
      }
    },
    end() {
      if (bar && drawn > Number.NEGATIVE_INFINITY) stderr.write('\r\u001b[K');
    },
  };
}
