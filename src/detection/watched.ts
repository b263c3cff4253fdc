import { Evidence } from './evidence.ts';
import type { Part } from './normal.ts';
import { type Shape, shapeOf } from './reasons.ts';
import { settings } from './settings.ts';
import { certain, general, passed, type Suspicion } from './suspicions.ts';
import type { Slice } from './traffic.ts';

const room = settings.late;

/** Where a small rise of one reason is looked for: in large parts of the traffic. */
const wide: ReadonlySet<Shape> = new Set(['whole', 'provider', 'platform', 'carrier']);

/** One suspicion followed in one slice. */
export interface Track {
  readonly suspicion: Suspicion;
  /** The reason, where it is of a certain one. */
  readonly reason: string | undefined;
  /** Share of the reason among normal failures. */
  q: number;
  readonly evidence: Evidence;
}

/** A slice with the evidence against it. */
export class Watched {
  readonly key: string;
  readonly slice: Slice;
  readonly shape: Shape;
  readonly general: readonly Track[];
  readonly certain: Track[] = [];
  /** The newest minute in which a text was sent. */
  newest = -1;
  /** All texts, and since when (a minute), for the weekly number. */
  texts = 0;
  since = -1;
  /** By minute: texts, failed ones, expected failures. */
  readonly all = new Float64Array(room);
  readonly bad = new Float64Array(room);
  readonly usual = new Float64Array(room);

  /** What is known of its normal rate; not there for what is known from the first. */
  readonly part: Part | undefined;

  constructor(key: string, slice: Slice, part: Part | undefined) {
    this.part = part;
    this.key = key;
    this.slice = slice;
    this.shape = shapeOf(slice);
    this.general = general.map((suspicion) => ({
      suspicion,
      reason: undefined,
      q: 1,
      evidence: new Evidence(),
    }));
  }

  /** Texts in a week, as far as it is known. */
  weekly(minute: number): number {
    const weeks = Math.max(0.3, (minute - this.since) / 10_080);
    return Math.max(50, this.texts / weeks);
  }

  /** Goes on to a minute, and lets go of the minutes for which no receipt is waited for any more. */
  advance(minute: number) {
    if (this.newest < 0) {
      this.newest = minute;
      this.since = minute;
      return;
    }
    if (minute <= this.newest) return;
    for (const track of this.general) track.evidence.step(this.newest);
    for (const track of this.certain) track.evidence.step(this.newest);
    const steps = Math.min(minute - this.newest, room);
    for (let old = this.newest - room + 1; old <= this.newest - room + steps; old++) this.leave(old);
    this.newest = minute;
    for (let i = this.certain.length - 1; i >= 0; i--)
      if ((this.certain[i] as Track).evidence.before <= 0) this.certain.splice(i, 1);
    if (minute - this.since > 80_640) {
      this.texts /= 2;
      this.since = minute - 40_320;
    }
  }

  private leave(minute: number) {
    if (minute < 0) return;
    const at = minute % room;
    const all = this.all[at] as number;
    if (all === 0 && this.usual[at] === 0) return;
    for (const track of this.general)
      track.evidence.leave(minute, all, this.bad[at] as number, this.usual[at] as number);
    for (const track of this.certain)
      track.evidence.leave(minute, all, this.bad[at] as number, this.usual[at] as number);
    this.all[at] = 0;
    this.bad[at] = 0;
    this.usual[at] = 0;
  }

  /**
   * Follows a reason from when it first fails a text here.
   * @param p normal probability to fail, as high as it may be
   * @param q share of the reason in it
   */
  suspect(reason: string, p: number, q: number) {
    let known = false;
    for (const track of this.certain)
      if (track.reason === reason) {
        track.q = q;
        known = true;
      }
    if (known) return;
    for (const suspicion of certain) {
      if (suspicion.least < 2 && !wide.has(this.shape)) continue;
      const evidence = new Evidence();
      const each = passed(suspicion, p, q);
      for (let at = 0; at < room; at++) evidence.sum[at] = (this.all[at] as number) * each;
      evidence.stale = true;
      this.certain.push({ suspicion, reason, q, evidence });
    }
  }

  clear() {
    for (const track of this.general) track.evidence.clear();
    this.certain.length = 0;
    this.all.fill(0);
    this.bad.fill(0);
    this.usual.fill(0);
  }
}
