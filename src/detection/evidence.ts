import { settings } from './settings.ts';

const room = settings.late;

/**
 * The evidence for one suspicion in one slice: the cumulative sum (CUSUM; Page 1954, Moustakides 1986) of the
 * log-likelihood ratios of its texts, in the order of the minutes they were sent. The last `late` minutes are kept
 * apart, so that a receipt that comes late joins its minute. A minute holds its `sum`, and `top`, the most that a
 * beginning within it could give; minutes are chained by S' = max(S + sum, top).
 */
export class Evidence {
  readonly sum = new Float64Array(room);
  readonly top = new Float64Array(room);
  /** Of all minutes before the kept ones; and the minute since which it has been above zero. */
  base = 0;
  since = 0;
  /** Texts, failed ones and expected failures since then, of minutes no longer kept. */
  run: [texts: number, failed: number, expected: number] = [0, 0, 0];
  /** Of all minutes before the newest. */
  before = 0;
  stale = false;

  /** @param late the text is older than what came before it, so its place within the minute says nothing. */
  add(at: number, x: number, late: boolean) {
    const sum = (this.sum[at] ?? 0) + x;
    this.sum[at] = sum;
    const top = this.top[at] ?? 0;
    if (late && x > 0) {
      if (sum > top) this.top[at] = sum;
    } else this.top[at] = top + x > 0 ? top + x : 0;
    if (late) this.stale = true;
  }

  /** Takes back what was added. */
  undo(at: number, x: number) {
    this.sum[at] = (this.sum[at] ?? 0) - x;
    if (x > 0) this.top[at] = Math.max(0, (this.top[at] ?? 0) - x);
    this.stale = true;
  }

  /** Up to the newest minute. */
  value(newest: number): number {
    if (this.stale) this.chain(newest);
    const at = newest % room;
    const through = this.before + (this.sum[at] ?? 0);
    const top = this.top[at] ?? 0;
    return through > top ? through : top;
  }

  private chain(newest: number) {
    let s = this.base;
    for (let minute = newest - room + 1; minute < newest; minute++) {
      const at = ((minute % room) + room) % room;
      const through = s + (this.sum[at] ?? 0);
      const top = this.top[at] ?? 0;
      s = through > top ? through : top;
    }
    this.before = s;
    this.stale = false;
  }

  /** The minute in which what it shows began. */
  beginning(newest: number): number {
    let s = this.base;
    let since = this.since;
    for (let minute = newest - room + 1; minute <= newest; minute++) {
      const at = ((minute % room) + room) % room;
      const through = s + (this.sum[at] ?? 0);
      const top = this.top[at] ?? 0;
      if (s <= 0 || through < top) since = minute;
      s = through > top ? through : top;
    }
    return since;
  }

  /** A minute leaves the kept ones. */
  leave(minute: number, texts: number, failed: number, expected: number) {
    const at = minute % room;
    const through = this.base + (this.sum[at] ?? 0);
    const top = this.top[at] ?? 0;
    if (this.base > 0 && through >= top) {
      this.base = through;
      this.run[0] += texts;
      this.run[1] += failed;
      this.run[2] += expected;
    } else {
      this.base = top;
      this.since = minute;
      this.run = [texts, failed, expected];
    }
    if (this.base <= 0) {
      this.base = 0;
      this.run = [0, 0, 0];
    }
    this.sum[at] = 0;
    this.top[at] = 0;
  }

  /** The newest minute is over. */
  step(newest: number) {
    this.before = this.value(newest);
  }

  /** A text older than any kept minute. */
  ancient(x: number) {
    this.base = Math.max(0, this.base + x);
    this.stale = true;
  }

  clear() {
    this.sum.fill(0);
    this.top.fill(0);
    this.base = 0;
    this.before = 0;
    this.run = [0, 0, 0];
    this.stale = false;
  }
}
