/**
 * The clock of the stream: the latest time that a line has told. Nobody else tells the time, so a line far ahead is not
 * believed until two more agree; until then they wait. Where they are alone, they count as of now.
 */

/** A line that far ahead may be wrong, ms. */
const far = 3_600_000;
/** So many lines that agree are believed. */
const enough = 3;

export interface Timed<T> {
  readonly line: T;
  /** What the clock shows when the line is taken, epoch ms. */
  readonly now: number;
  /** Whether the line's own time cannot be right. */
  readonly isWrong: boolean;
}

/** Gives for each line the lines that can be taken now, in their order. */
export function streamClock<T extends { readonly at: number }>(): (line: T) => readonly Timed<T>[] {
  let now: number | undefined;
  let waiting: T[] = [];
  return (line) => {
    if (now !== undefined && line.at <= now + far) {
      const doubted = waiting.map((one) => ({ line: one, now: now as number, isWrong: true }));
      waiting = [];
      now = Math.max(now, line.at);
      return [...doubted, { line, now, isWrong: false }];
    }
    waiting.push(line);
    if (waiting.length < enough) return [];
    const believed = waiting;
    waiting = [];
    // the one in the middle is neither wildly early nor wildly late
    const middle = believed.map((one) => one.at).sort((a, b) => a - b)[1] as number;
    return believed.map((one) => {
      const isWrong = Math.abs(one.at - middle) > far;
      now = Math.max(now ?? middle, isWrong ? middle : one.at);
      return { line: one, now, isWrong };
    });
  };
}
