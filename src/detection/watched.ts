import { Evidence } from './evidence.ts';
import { type Shape, shapeOf } from './reasons.ts';
import { settings } from './settings.ts';
import { certain, general, type Suspicion } from './suspicions.ts';
import type { Slice } from './traffic.ts';

const room = settings.late;

/** One suspicion followed in one slice. */
export interface Track {
  readonly suspicion: Suspicion;
  /** The reason, where it is of a certain one. */
  readonly reason: string | undefined;
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

  constructor(key: string, slice: Slice) {
    this.key = key;
    this.slice = slice;
    this.shape = shapeOf(slice);
    this.general = general.map((suspicion) => ({ suspicion, reason: undefined, evidence: new Evidence() }));
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

  /** The two tracks of a reason, made when it first fails a text here. */
  of(reason: string): readonly Track[] {
    const known = this.certain.filter((track) => track.reason === reason);
    if (known.length > 0) return known;
    const made = certain.map((suspicion): Track => {
      const evidence = new Evidence();
      const loss = Math.log1p(-suspicion.share(0));
      for (let at = 0; at < room; at++) evidence.sum[at] = (this.all[at] as number) * loss;
      evidence.stale = true;
      return { suspicion, reason, evidence };
    });
    this.certain.push(...made);
    return made;
  }

  clear() {
    for (const track of this.general) track.evidence.clear();
    this.certain.length = 0;
    this.all.fill(0);
    this.bad.fill(0);
    this.usual.fill(0);
  }
}
