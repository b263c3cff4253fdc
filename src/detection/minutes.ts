import { settings } from './settings.ts';

/** Texts, failed ones and expected failures of the last minutes, side by side: what is read together lies together. */
export class Minutes {
  private readonly counts = new Float64Array(3 * settings.late);

  all(at: number): number {
    return this.counts[3 * at] as number;
  }

  bad(at: number): number {
    return this.counts[3 * at + 1] as number;
  }

  usual(at: number): number {
    return this.counts[3 * at + 2] as number;
  }

  isEmpty(at: number): boolean {
    return this.counts[3 * at] === 0 && this.counts[3 * at + 2] === 0;
  }

  /** @param at the minute, modulo `settings.late` */
  count(at: number, all: number, bad: number, usual: number) {
    const { counts } = this;
    counts[3 * at] = (counts[3 * at] as number) + all;
    counts[3 * at + 1] = (counts[3 * at + 1] as number) + bad;
    counts[3 * at + 2] = (counts[3 * at + 2] as number) + usual;
  }

  /** Of one minute, or of all. */
  clear(at?: number) {
    if (at === undefined) this.counts.fill(0);
    else this.counts.fill(0, 3 * at, 3 * at + 3);
  }

  save() {
    const minutes: (readonly [at: number, all: number, bad: number, usual: number])[] = [];
    for (let at = 0; at < settings.late; at++)
      if (!this.isEmpty(at)) minutes.push([at, this.all(at), this.bad(at), this.usual(at)]);
    return minutes;
  }
}
