import { Evidence } from './evidence.ts';
import type { Part } from './normal.ts';
import { type Shape, shapeOf } from './reasons.ts';
import { settings } from './settings.ts';
import { certain, general, highest, passed, type Suspicion } from './suspicions.ts';
import type { Slice } from './traffic.ts';

const room = settings.late;
/** Less evidence than this is not worth following. */
const trifle = 0.3;
const weekMinutes = 10_080;
/** Where a small rise of one reason is looked for: in large parts of the traffic. */
const wide: ReadonlySet<Shape> = new Set(['whole', 'provider', 'platform', 'carrier']);

/** One suspicion followed in one slice, from a failed text until nothing is left of it. */
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
  /** What is known of its normal rate; not there for what is known from the first. */
  readonly part: Part | undefined;
  tracks: Track[] = [];
  /** The newest minute in which a text was sent. */
  newest = -1;
  /** All texts, and since when (a minute), for the weekly number. */
  texts = 0;
  known = -1;
  /** By minute: texts, failed ones, expected failures. */
  readonly all = new Float64Array(room);
  readonly bad = new Float64Array(room);
  readonly usual = new Float64Array(room);
  /** Texts of the newest minute that passed since one failed, and expected failures: not yet in the evidence. */
  waiting = 0;
  waitingUsual = 0;

  constructor(key: string, slice: Slice, part: Part | undefined) {
    this.key = key;
    this.slice = slice;
    this.shape = shapeOf(slice);
    this.part = part;
  }

  /** Texts in a week, as far as it is known. */
  weekly(minute: number): number {
    const weeks = Math.max(0.3, (minute - this.known) / weekMinutes);
    return Math.max(50, this.texts / weeks);
  }

  /** Goes on to a minute, and lets go of the minutes for which no receipt is waited for any more. */
  advance(minute: number, allowance: number) {
    if (minute <= this.newest) return;
    if (this.newest < 0) this.known = minute;
    else {
      this.settle(allowance);
      for (const { evidence } of this.tracks) evidence.step(this.newest);
      const last = Math.min(minute - room, this.newest);
      for (let old = Math.max(0, this.newest - room + 1); old <= last; old++) this.leave(old);
      if (this.tracks.length > 0)
        this.tracks = this.tracks.filter(({ evidence }) => evidence.before > trifle);
    }
    this.newest = minute;
    // the weekly number is of the last weeks
    if (minute - this.known > 8 * weekMinutes) {
      this.texts /= 2;
      this.known = minute - 4 * weekMinutes;
    }
  }

  /** Texts of the newest minute that passed; they speak against every suspicion. @param p probability to fail */
  pass(texts: number, p: number) {
    const at = this.newest & (room - 1);
    this.all[at] = (this.all[at] as number) + texts;
    this.usual[at] = (this.usual[at] as number) + p * texts;
    this.waiting += texts;
    this.waitingUsual += p * texts;
  }

  /** Brings what passed into the evidence. @param allowance how much higher than learned the normal rate may be */
  settle(allowance: number) {
    const { waiting, tracks } = this;
    if (waiting === 0) return;
    if (tracks.length > 0) {
      const at = this.newest & (room - 1);
      const p = Math.min(highest, (this.waitingUsual / waiting) * allowance);
      for (const { suspicion, q, evidence } of tracks)
        evidence.add(at, (suspicion.constant ?? passed(suspicion, p, q)) * waiting, false, false);
    }
    this.waiting = 0;
    this.waitingUsual = 0;
  }

  private leave(minute: number) {
    const at = minute & (room - 1);
    const all = this.all[at] as number;
    if (all === 0 && this.usual[at] === 0) return;
    for (const { evidence } of this.tracks)
      evidence.leave(minute, all, this.bad[at] as number, this.usual[at] as number);
    this.all[at] = 0;
    this.bad[at] = 0;
    this.usual[at] = 0;
  }

  /**
   * Follows every suspicion that a failed text can raise. What passed in the minutes before speaks against it.
   * @param allowance how much higher than learned the normal rate may be
   * @param q share of the reason among normal failures
   */
  suspect(reason: string, allowance: number, q: number) {
    this.follow(general, undefined, allowance, 1);
    this.follow(certain, reason, allowance, q);
  }

  private follow(suspicions: readonly Suspicion[], reason: string | undefined, allowance: number, q: number) {
    for (const suspicion of suspicions) {
      if (suspicion.certain && suspicion.least < 2 && !wide.has(this.shape)) continue;
      const known = this.trackOf(suspicion, reason);
      if (known) known.q = q;
      else this.tracks.push({ suspicion, reason, q, evidence: this.against(suspicion, allowance, q) });
    }
  }

  private trackOf(suspicion: Suspicion, reason: string | undefined): Track | undefined {
    for (const track of this.tracks)
      if (track.suspicion === suspicion && track.reason === reason) return track;
    return undefined;
  }

  private against(suspicion: Suspicion, allowance: number, q: number): Evidence {
    const evidence = new Evidence();
    for (let at = 0; at < room; at++) {
      const all = this.all[at] as number;
      if (all > 0) {
        const p = Math.min(highest, ((this.usual[at] as number) / all) * allowance);
        evidence.start(at, (suspicion.constant ?? passed(suspicion, p, q)) * all);
      }
    }
    return evidence;
  }

  /** Texts and expected failures since a minute in which what a track shows began. */
  since(minute: number, { evidence }: Track): { readonly texts: number; readonly expected: number } {
    const kept = this.newest - room + 1;
    let [texts, , expected] = minute < kept ? evidence.run : [0, 0, 0];
    for (let m = Math.max(minute, kept); m <= this.newest; m++) {
      texts += this.all[m & (room - 1)] as number;
      expected += this.usual[m & (room - 1)] as number;
    }
    return { texts, expected };
  }

  /** What was seen is explained. */
  clear() {
    this.tracks = [];
    this.all.fill(0);
    this.bad.fill(0);
    this.usual.fill(0);
    this.waiting = 0;
    this.waitingUsual = 0;
  }

  save() {
    const { slice, newest, texts, known, all, bad, usual, part, waiting, waitingUsual } = this;
    const minutes: (readonly [number, number, number, number])[] = [];
    for (let at = 0; at < room; at++)
      if (all[at] !== 0 || usual[at] !== 0)
        minutes.push([at, all[at] as number, bad[at] as number, usual[at] as number]);
    const tracks = this.tracks.map(({ suspicion, reason, q, evidence }) => ({
      index: suspicion.index,
      ...(reason !== undefined && { reason }),
      q,
      evidence: evidence.save(),
    }));
    return {
      slice,
      ...(part && { part: part.key }),
      newest,
      texts,
      known,
      waiting,
      waitingUsual,
      minutes,
      tracks,
    };
  }

  restore({ newest, texts, known, waiting, waitingUsual, minutes, tracks }: ReturnType<Watched['save']>) {
    Object.assign(this, { newest, texts, known, waiting, waitingUsual });
    for (const [at, all, bad, usual] of minutes) {
      this.all[at] = all;
      this.bad[at] = bad;
      this.usual[at] = usual;
    }
    this.tracks = tracks.flatMap(({ index, reason, q, evidence }) => {
      const suspicion = (reason === undefined ? general : certain)[index];
      if (suspicion === undefined) return [];
      const restored = new Evidence();
      restored.restore(evidence);
      return [{ suspicion, reason, q, evidence: restored }];
    });
  }
}
