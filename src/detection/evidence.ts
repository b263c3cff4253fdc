import { settings } from './settings.ts';

const room = settings.late;
const mask = room - 1;

/**
 * The evidence for one suspicion in one slice: the cumulative sum (CUSUM; Page 1954, Moustakides 1986) of the
 * log-likelihood ratios of its texts, in the order of the minutes they were sent. The last `late` minutes are kept
 * apart, so that a receipt that comes late joins its minute. A minute holds its sum, and its top, the most that a
 * beginning within it could give; minutes are chained by S' = max(S + sum, top).
 */
export class Evidence {
  /** Sum and top of each minute, side by side. */
  private readonly minutes = new Float64Array(2 * room);
  /** S before the kept minutes; and the minute since which it has been above zero. */
  private base = 0;
  private begun = 0;
  /** Texts, failed ones and expected failures since then, of minutes no longer kept. */
  run: readonly [texts: number, failed: number, expected: number] = [0, 0, 0];
  /** S before the newest minute; to be chained anew if `stale`. */
  before = 0;
  private stale = true;

  /** What is known of a minute when the suspicion arises. */
  start(at: number, sum: number) {
    this.minutes[2 * at] = sum;
  }

  /**
   * @param old the text is not of the newest minute
   * @param late its place within its minute says nothing, for others of that minute came long ago
   */
  add(at: number, x: number, old: boolean, late: boolean) {
    const { minutes } = this;
    const sum = (minutes[2 * at] as number) + x;
    const top = minutes[2 * at + 1] as number;
    minutes[2 * at] = sum;
    if (late && x > 0) {
      if (sum > top) minutes[2 * at + 1] = sum;
    } else minutes[2 * at + 1] = top + x > 0 ? top + x : 0;
    if (old) this.stale = true;
  }

  /** Takes back what was added. */
  undo(at: number, x: number) {
    this.minutes[2 * at] = (this.minutes[2 * at] as number) - x;
    if (x > 0) this.minutes[2 * at + 1] = Math.max(0, (this.minutes[2 * at + 1] as number) - x);
    this.stale = true;
  }

  /** S, up to the newest minute. */
  value(newest: number): number {
    if (this.stale) this.chain(newest);
    return this.through(this.before, newest & mask);
  }

  private through(s: number, at: number): number {
    const through = s + (this.minutes[2 * at] as number);
    const top = this.minutes[2 * at + 1] as number;
    return through > top ? through : top;
  }

  private chain(newest: number) {
    let s = this.base;
    for (let minute = newest - room + 1; minute < newest; minute++) s = this.through(s, minute & mask);
    this.before = s;
    this.stale = false;
  }

  /** The minute in which what it shows began. */
  beginning(newest: number): number {
    let s = this.base;
    let since = this.begun;
    for (let minute = newest - room + 1; minute <= newest; minute++) {
      const at = minute & mask;
      if (s <= 0 || s + (this.minutes[2 * at] as number) < (this.minutes[2 * at + 1] as number))
        since = minute;
      s = this.through(s, at);
    }
    return since;
  }

  /** The newest minute is over. */
  step(newest: number) {
    this.before = this.value(newest);
  }

  /** A minute with so many texts is kept no longer. */
  leave(minute: number, texts: number, failed: number, expected: number) {
    const at = minute & mask;
    const through = this.base + (this.minutes[2 * at] as number);
    const top = this.minutes[2 * at + 1] as number;
    if (this.base > 0 && through >= top) {
      this.base = through;
      const [a, b, c] = this.run;
      this.run = [a + texts, b + failed, c + expected];
    } else {
      this.base = top;
      this.begun = minute;
      this.run = [texts, failed, expected];
    }
    if (this.base <= 0) {
      this.base = 0;
      this.run = [0, 0, 0];
    }
    this.minutes[2 * at] = 0;
    this.minutes[2 * at + 1] = 0;
  }

  save() {
    const { base, begun, run, before, stale } = this;
    const minutes: (readonly [number, number, number])[] = [];
    for (let at = 0; at < room; at++) {
      const [sum = 0, top = 0] = this.minutes.subarray(2 * at, 2 * at + 2);
      if (sum !== 0 || top !== 0) minutes.push([at, sum, top]);
    }
    return { base, begun, run, before, stale, minutes };
  }

  restore({ minutes, ...rest }: ReturnType<Evidence['save']>) {
    Object.assign(this, rest);
    for (const [at, sum, top] of minutes) this.minutes.set([sum, top], 2 * at);
  }
}
