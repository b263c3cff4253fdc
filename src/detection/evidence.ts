import { settings } from './settings.ts';

const room = settings.late;
const mask = room - 1;

// where the numbers lie: what every minute needs comes first, in one line of the processor's cache
/** S before the newest minute; sum and top of the newest minute. */
const before = 0;
const sum = 1;
const top = 2;
/** S before the kept minutes; and the minute since which it has been above zero. */
const base = 3;
const begun = 4;
/** Texts and expected failures since then, of minutes no longer kept. */
const run = 5;
/** Sum and top of each minute but the newest, side by side. */
const minutes = 8;

/**
 * The evidence for one suspicion in one slice: the cumulative sum (CUSUM; Page 1954, Moustakides 1986) of the
 * log-likelihood ratios of its texts, in the order of the minutes they were sent. The last `late` minutes are kept
 * apart, so that a receipt that comes late joins its minute. A minute holds its sum, and its top, the most that a
 * beginning within it could give; minutes are chained by S' = max(S + sum, top).
 */
export class Evidence {
  private readonly numbers = new Float64Array(minutes + 2 * room);
  /** S before the newest minute is to be chained anew. */
  private stale = true;

  /** As new. */
  clear() {
    this.numbers.fill(0);
    this.stale = true;
  }

  /** What is known of a minute when the suspicion arises. @param old it is not the newest */
  start(at: number, x: number, old: boolean) {
    this.numbers[old ? minutes + 2 * at : sum] = x;
  }

  /**
   * @param old the text is not of the newest minute
   * @param late its place within its minute says nothing, for others of that minute came long ago
   */
  add(at: number, x: number, old: boolean, late: boolean) {
    const { numbers } = this;
    const of = old ? minutes + 2 * at : sum;
    const through = (numbers[of] as number) + x;
    const most = numbers[of + 1] as number;
    numbers[of] = through;
    if (late && x > 0) {
      if (through > most) numbers[of + 1] = through;
    } else numbers[of + 1] = most + x > 0 ? most + x : 0;
    if (old) this.stale = true;
  }

  /** Takes back what was added. */
  undo(at: number, x: number, old: boolean) {
    const { numbers } = this;
    const of = old ? minutes + 2 * at : sum;
    numbers[of] = (numbers[of] as number) - x;
    if (x > 0) numbers[of + 1] = Math.max(0, (numbers[of + 1] as number) - x);
    if (old) this.stale = true;
  }

  /** S, up to the newest minute. */
  value(newest: number): number {
    if (this.stale) this.chain(newest);
    return this.through(this.numbers[before] as number, sum);
  }

  private through(s: number, of: number): number {
    const through = s + (this.numbers[of] as number);
    const most = this.numbers[of + 1] as number;
    return through > most ? through : most;
  }

  private chain(newest: number) {
    let s = this.numbers[base] as number;
    for (let minute = newest - room + 1; minute < newest; minute++)
      s = this.through(s, minutes + 2 * (minute & mask));
    this.numbers[before] = s;
    this.stale = false;
  }

  /** The minute in which what it shows began. */
  beginning(newest: number): number {
    const { numbers } = this;
    let s = numbers[base] as number;
    let since = numbers[begun] as number;
    for (let minute = newest - room + 1; minute <= newest; minute++) {
      const of = minute < newest ? minutes + 2 * (minute & mask) : sum;
      if (s <= 0 || s + (numbers[of] as number) < (numbers[of + 1] as number)) since = minute;
      s = this.through(s, of);
    }
    return since;
  }

  /** The newest minute is over. @returns S */
  step(newest: number): number {
    const { numbers } = this;
    const s = this.value(newest);
    const of = minutes + 2 * (newest & mask);
    numbers[of] = numbers[sum] as number;
    numbers[of + 1] = numbers[top] as number;
    numbers[sum] = 0;
    numbers[top] = 0;
    numbers[before] = s;
    return s;
  }

  /** A minute with so many texts is kept no longer. */
  leave(minute: number, texts: number, expected: number) {
    const { numbers } = this;
    const of = minutes + 2 * (minute & mask);
    const s = numbers[base] as number;
    const through = s + (numbers[of] as number);
    const most = numbers[of + 1] as number;
    const goesOn = s > 0 && through >= most;
    if (!goesOn) {
      numbers[begun] = minute;
      numbers[run] = 0;
      numbers[run + 1] = 0;
    }
    numbers[base] = goesOn ? through : most;
    if (numbers[base] > 0) {
      numbers[run] = (numbers[run] as number) + texts;
      numbers[run + 1] = (numbers[run + 1] as number) + expected;
    } else numbers[base] = 0;
    numbers[of] = 0;
    numbers[of + 1] = 0;
  }

  /** Texts and expected failures since it began, of minutes no longer kept. */
  past(): readonly [texts: number, expected: number] {
    return [this.numbers[run] as number, this.numbers[run + 1] as number];
  }

  save() {
    const numbers: (readonly [of: number, x: number])[] = [];
    this.numbers.forEach((x, of) => {
      if (x !== 0) numbers.push([of, x]);
    });
    return { stale: this.stale, numbers };
  }

  restore({ stale, numbers }: ReturnType<Evidence['save']>) {
    this.stale = stale;
    for (const [of, x] of numbers) this.numbers[of] = x;
  }
}
