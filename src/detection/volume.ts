import type { Slice } from './traffic.ts';

/** Minutes of a slot. */
const slot = 10;
const slotsOfDay = 144;
/** Days are told apart by the time six hours behind UTC: a day of North America lies whole in one. */
const dayShift = 6 * 60;

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
    this.lively[0] = this.flow[0];
    this.lively[1] = this.flow[1];
  }

  /** A minute without a text. @param level how much of the usual comes elsewhere, 0..1. */
  wait(minute: number, level: number, alone: boolean) {
    const usual = (this.usualNow(alone) / slot) * level;
    this.missing += usual;
    if (minute - this.last <= 8 * 60) this.soon += usual;
  }

  /** What `usual` and `usualHour` gave for the current slot. */
  private readonly kept = { at: -1, plainly: -1, cautiously: -1, hour: -1 };

  /** Texts that usually come in the current slot. @param plainly else cautiously: the least of the slots beside it. */
  usualNow(plainly: boolean): number {
    const kept = this.fresh();
    if (plainly) {
      if (kept.plainly < 0) kept.plainly = this.usual(kept.at, true);
      return kept.plainly;
    }
    if (kept.cautiously < 0) kept.cautiously = this.usual(kept.at, false);
    return kept.cautiously;
  }

  private fresh() {
    if (this.kept.at !== this.current)
      Object.assign(this.kept, { at: this.current, plainly: -1, cautiously: -1, hour: -1 });
    return this.kept;
  }

  private usual(at: number, plainly: boolean): number {
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

  usualHour(): number {
    const kept = this.fresh();
    if (kept.hour < 0) {
      kept.hour = 0;
      for (let k = kept.at - 5; k <= kept.at; k++) kept.hour += this.usual(k, false);
    }
    return kept.hour;
  }

  /** Goes on to the slot of a minute; a silence teaches nothing of the time of day. */
  roll(minute: number) {
    const to = Math.floor(minute / slot);
    for (; this.current < to; this.current++) {
      this.hour.shift();
      this.hour.push(this.now);
      this.hourly += this.now;
      const usual = this.usual(this.current, true);
      this.flow = [this.flow[0] * 0.946 + Math.min(this.now, usual), this.flow[1] * 0.946 + usual];
      if (this.current % 6 === 5) {
        if (!this.silent) learn(this.weeks, weekKey(this.current), this.hourly, 0.2);
        this.hourly = 0;
      }
      if (!this.silent && this.missing <= 8) learn(this.days, dayKey(this.current), this.now, 0.15);
      this.now = 0;
    }
  }

  save() {
    const { slice, first, last, texts, current, now, hour, lively, flow, missing, soon, hourly, silent } =
      this;
    const list = (map: Map<number, [number, number]>) =>
      [...map].map(([key, [n, x]]) => [key, n, x] as const);
    return {
      ...{ slice, first, last, texts, current, now, hour, lively, flow, missing, soon, hourly, silent },
      days: list(this.days),
      weeks: list(this.weeks),
    };
  }

  restore({ days, weeks, ...rest }: ReturnType<Volume['save']>) {
    Object.assign(this, rest);
    for (const [key, n, x] of days) this.days.set(key, [n, x]);
    for (const [key, n, x] of weeks) this.weeks.set(key, [n, x]);
  }
}

function dayKey(at: number): number {
  // 1970-01-01 was a Thursday
  const day = (Math.floor((at * slot - dayShift) / 1440) + 4) % 7;
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
  // the second time, the smaller of the two: one of them may have been a rush
  const x =
    known[0] === 1
      ? Math.min(known[1], texts)
      : known[1] + Math.max(least, 1 / (known[0] + 1)) * (Math.min(texts, 1.5 * known[1] + 2) - known[1]);
  known[0]++;
  known[1] = Math.round(x * 100) / 100;
}
