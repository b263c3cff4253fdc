import { settings } from './settings.ts';

/** Texts and expected failures of the last minutes, side by side: what is read together lies together. */
export class Minutes {
  private readonly counts = new Float64Array(2 * settings.late);

  all(at: number): number {
    return this.counts[2 * at] as number;
  }

  usual(at: number): number {
    return this.counts[2 * at + 1] as number;
  }

  isEmpty(at: number): boolean {
    return this.all(at) === 0 && this.usual(at) === 0;
  }

  /** @param at the minute, modulo `settings.late` */
  count(at: number, all: number, usual: number) {
    const { counts } = this;
    counts[2 * at] = (counts[2 * at] as number) + all;
    counts[2 * at + 1] = (counts[2 * at + 1] as number) + usual;
  }

  /** Of one minute, or of all. */
  clear(at?: number) {
    if (at === undefined) this.counts.fill(0);
    else this.counts.fill(0, 2 * at, 2 * at + 2);
  }

  save() {
    const minutes: (readonly [at: number, all: number, usual: number])[] = [];
    for (let at = 0; at < settings.late; at++)
      if (!this.isEmpty(at)) minutes.push([at, this.all(at), this.usual(at)]);
    return minutes;
  }
}
