import type { Slice } from './traffic.ts';

/** Minutes of a slot. */
const slot = 10;
const slotsOfDay = 144;
/** Days are told apart by the time six hours behind UTC: a day of North America lies whole in one. */
const dayShift = 6 * 60;

/** What is known of how many texts come when. */
export interface VolumeState {
  readonly slice: Slice;
  readonly first: number;
  readonly texts: number;
  readonly last: number;
  readonly current: number;
  readonly now: number;
  readonly hour: readonly number[];
  readonly lively: readonly [number, number];
  readonly missing: number;
  readonly soon: number;
  readonly days: readonly (readonly [number, number, number])[];
  readonly weeks: readonly (readonly [number, number, number])[];
}

/** The texts of one slice over time: how many there are usually, and how many are missing now. */
export class Volume {
  readonly slice: Slice;
  /** Minute of the first text, and of the last. */
  readonly first: number;
  last: number;
  texts = 0;
  /** The slot that is being counted, and its texts; those of the six slots before. */
  current: number;
  now = 0;
  hour = [0, 0, 0, 0, 0, 0];
  /** Texts of late, and how many were usual, when the last text came: older ones count less (3 h). */
  lively: [number, number] = [0, 0];
  private flow: [number, number] = [0, 0];
  /** Usual texts that did not come since the last one; and those of the first eight hours. */
  missing = 0;
  soon = 0;
  /** By kind of day (working day, Saturday, Sunday) and slot: how often seen, texts on average. */
  private readonly days = new Map<number, [number, number]>();
  /** By hour of the week. */
  private readonly weeks = new Map<number, [number, number]>();
  private hourly = 0;
  /** Whether it is known to be silent. */
  silent = false;

  constructor(slice: Slice, minute: number) {
    this.slice = slice;
    this.first = minute;
    this.last = minute;
    this.current = Math.floor(minute / slot);
  }

  weekly(minute: number): number {
    return this.texts / Math.max(0.15, (minute - this.first) / 10_080);
  }

  /** Counts texts that came in a minute. */
  hear(minute: number, texts: number) {
    this.roll(minute);
    this.now += texts;
    this.texts += texts;
    this.last = minute;
    this.missing = 0;
    this.soon = 0;
    this.flow[0] += texts;
    this.lively = [...this.flow];
  }

  /** A minute without a text. @param level how much of the usual comes elsewhere, 0..1. */
  wait(minute: number, level: number, alone: boolean) {
    const usual = (this.usual(Math.floor(minute / slot), alone) / slot) * level;
    this.missing += usual;
    if (minute - this.last <= 8 * 60) this.soon += usual;
  }

  /** Texts that usually come in a slot. @param plainly else cautiously: the least of the slots beside it. */
  usual(at: number, plainly: boolean): number {
    let least = Number.POSITIVE_INFINITY;
    for (let k = plainly ? at : at - 1; k <= (plainly ? at : at + 1); k++) {
      const known = this.days.get(dayKey(k));
      if (!known || known[0] < 2) return 0;
      least = Math.min(least, known[1]);
    }
    const week = this.weeks.get(weekKey(at));
    return week ? Math.min(least, least / (week[0] + 1) + (1.2 * week[1]) / 6) : least;
  }

  /** Texts of the hour before, and how many are usual in it. */
  lastHour(): number {
    return this.hour.reduce((sum, texts) => sum + texts, 0) + this.now;
  }

  usualHour(at: number): number {
    let sum = 0;
    for (let k = at - 5; k <= at; k++) sum += this.usual(k, false);
    return sum;
  }

  /** Goes on to the slot of a minute; a silence teaches nothing of the time of day. */
  roll(minute: number) {
    const to = Math.floor(minute / slot);
    for (; this.current < to; this.current++) {
      this.hour.shift();
      this.hour.push(this.now);
      this.hourly += this.now;
      this.flow = [this.flow[0] * 0.946, this.flow[1] * 0.946 + this.usual(this.current, true)];
      if (this.current % 6 === 5) {
        if (!this.silent) learn(this.weeks, weekKey(this.current), this.hourly, 0.2);
        this.hourly = 0;
      }
      if (!this.silent && this.missing <= 8) learn(this.days, dayKey(this.current), this.now, 0.15);
      this.now = 0;
    }
  }

  save(): VolumeState {
    const { slice, first, texts, last, current, now, hour, lively, missing, soon } = this;
    const list = (map: Map<number, [number, number]>) => [...map].map(([k, [n, x]]) => [k, n, x] as const);
    return {
      slice,
      first,
      texts,
      last,
      current,
      now,
      hour: [...hour],
      lively,
      missing,
      soon,
      days: list(this.days),
      weeks: list(this.weeks),
    };
  }
}

function dayKey(at: number): number {
  const day = new Date((at * slot - dayShift) * 60_000).getUTCDay();
  return (day === 0 ? 2 : day === 6 ? 1 : 0) * slotsOfDay + (at % slotsOfDay);
}

function weekKey(at: number): number {
  return Math.floor(at / 6) % 168;
}

/** A running average that a single rush cannot carry away. */
function learn(map: Map<number, [number, number]>, key: number, texts: number, least: number) {
  const known = map.get(key);
  if (!known) {
    map.set(key, [1, texts]);
    return;
  }
  const capped = Math.min(texts, 3 * known[1] + 3);
  const x = known[1] + Math.max(least, 1 / (known[0] + 1)) * (capped - known[1]);
  known[0]++;
  known[1] = Math.round(x * 100) / 100;
}
