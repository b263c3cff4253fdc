import { Evidence } from './evidence.ts';
import { Minutes } from './minutes.ts';
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
/** Bits of the certain suspicions that are for those only. */
const narrow = certain.reduce((bits, { least, index }) => (least < 2 ? bits | (1 << index) : bits), 0);
/** Evidence that came to nothing, made new: most does, soon. */
const spare: Evidence[] = [];
const mostSpare = 4096;

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
  private readonly wide: boolean;
  /** What is known of its normal rate; not there for what is known from the first. */
  readonly part: Part | undefined;
  tracks: Track[] = [];
  /** The newest minute in which a text was sent. */
  newest = -1;
  /** All texts, and since when (a minute), for the weekly number. */
  texts = 0;
  known = -1;
  readonly minutes = new Minutes();
  /** Texts of the newest minute that passed since one failed, and expected failures: counted nowhere yet. */
  waiting = 0;
  waitingUsual = 0;

  constructor(key: string, slice: Slice, part: Part | undefined) {
    this.key = key;
    this.slice = slice;
    this.shape = shapeOf(slice);
    this.wide = wide.has(this.shape);
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
      if (this.tracks.length > 0) this.step();
      const last = Math.min(minute - room, this.newest);
      for (let old = Math.max(0, this.newest - room + 1); old <= last; old++) this.leave(old);
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
    this.waiting += texts;
    this.waitingUsual += p * texts;
  }

  /** Counts what passed, and brings it into the evidence. @param allowance how much higher than learned the normal rate may be */
  settle(allowance: number) {
    const { waiting, waitingUsual, tracks } = this;
    if (waiting === 0) return;
    const at = this.newest & (room - 1);
    this.minutes.count(at, waiting, waitingUsual);
    this.texts += waiting;
    if (tracks.length > 0) {
      const p = Math.min(highest, (waitingUsual / waiting) * allowance);
      for (const { suspicion, q, evidence } of tracks)
        evidence.add(at, passed(suspicion, p, q) * waiting, false, false);
    }
    this.waiting = 0;
    this.waitingUsual = 0;
  }

  /** The newest minute is over: what came to a trifle is followed no further. */
  private step() {
    const { tracks, newest } = this;
    let followed = 0;
    for (const track of tracks) {
      if (track.evidence.step(newest) > trifle) tracks[followed++] = track;
      else if (spare.length < mostSpare) {
        track.evidence.clear();
        spare.push(track.evidence);
      }
    }
    tracks.length = followed;
  }

  private leave(minute: number) {
    const at = minute & (room - 1);
    const { minutes } = this;
    if (minutes.isEmpty(at)) return;
    for (const { evidence } of this.tracks) evidence.leave(minute, minutes.all(at), minutes.usual(at));
    minutes.clear(at);
  }

  /**
   * Follows every suspicion that a failed text can raise. What passed in the minutes before speaks against it.
   * @param allowance how much higher than learned the normal rate may be
   * @param q share of the reason among normal failures
   */
  suspect(reason: string, allowance: number, q: number) {
    let followed = 0;
    let followedForIt = this.wide ? 0 : narrow;
    for (const track of this.tracks) {
      const bit = 1 << track.suspicion.index;
      if (track.reason === undefined) followed |= bit;
      else if (track.reason === reason) {
        followedForIt |= bit;
        track.q = q;
      }
    }
    this.follow(general, followed, undefined, allowance, 1);
    this.follow(certain, followedForIt, reason, allowance, q);
  }

  /** @param followed bits: those that are not to be begun */
  private follow(
    suspicions: readonly Suspicion[],
    followed: number,
    reason: string | undefined,
    allowance: number,
    q: number,
  ) {
    for (const suspicion of suspicions)
      if ((followed & (1 << suspicion.index)) === 0)
        this.tracks.push({ suspicion, reason, q, evidence: this.against(suspicion, allowance, q) });
  }

  private against(suspicion: Suspicion, allowance: number, q: number): Evidence {
    const evidence = spare.pop() ?? new Evidence();
    const newest = this.newest & (room - 1);
    for (let at = 0; at < room; at++) {
      const all = this.minutes.all(at);
      if (all > 0) {
        const p = Math.min(highest, (this.minutes.usual(at) / all) * allowance);
        evidence.start(at, passed(suspicion, p, q) * all, at !== newest);
      }
    }
    return evidence;
  }

  /** Texts and expected failures since a minute in which what a track shows began. */
  since(minute: number, { evidence }: Track): { readonly texts: number; readonly expected: number } {
    const kept = this.newest - room + 1;
    let [texts, expected] = minute < kept ? evidence.past() : [0, 0];
    for (let m = Math.max(minute, kept); m <= this.newest; m++) {
      texts += this.minutes.all(m & (room - 1));
      expected += this.minutes.usual(m & (room - 1));
    }
    return { texts, expected };
  }

  /** What was seen is explained. */
  clear() {
    this.tracks = [];
    this.minutes.clear();
    this.waiting = 0;
    this.waitingUsual = 0;
  }

  save() {
    const { slice, newest, texts, known, part, waiting, waitingUsual } = this;
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
      minutes: this.minutes.save(),
      tracks,
    };
  }

  restore({ newest, texts, known, waiting, waitingUsual, minutes, tracks }: ReturnType<Watched['save']>) {
    Object.assign(this, { newest, texts, known, waiting, waitingUsual });
    for (const [at, all, usual] of minutes) this.minutes.count(at, all, usual);
    this.tracks = tracks.flatMap(({ index, reason, q, evidence }) => {
      const suspicion = (reason === undefined ? general : certain)[index];
      if (suspicion === undefined) return [];
      const restored = new Evidence();
      restored.restore(evidence);
      return [{ suspicion, reason, q, evidence: restored }];
    });
  }
}
