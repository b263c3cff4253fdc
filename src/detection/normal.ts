/** What is normal: how likely a text fails, by where it belongs, and with which reason. */
import { settings } from './settings.ts';
import { Shares } from './shares.ts';

/** The factor of one part of the traffic: (prior + failed) / (prior + expected), where expected leaves its own factor out. */
export interface Part {
  readonly key: string;
  factor: number;
  failed: number;
  expected: number;
  /** Not yet believed: of this batch, and of the one before. */
  fresh: [failed: number, expected: number];
  waiting: [failed: number, expected: number];
}

/** A factor is worth this many expected failures before it is believed. */
const prior = 6;
/** Beyond this much evidence, the old counts half. */
const enough = 3000;
/** Parts that are told apart; names come and go. */
const mostParts = 8000;
/** Providers whose reasons are counted apart. */
const mostProviders = 50;
/** 3 % of 200 texts: what clinics' texts fail before anything is known of this one. */
const start = { texts: 200, failed: 6 };
/** Receipts are learned from in batches of a day, at first of a quarter of the time known so far, in minutes. */
const batch = { longest: 1440, shortest: 30, part: 0.25 };

/**
 * A text fails with the probability base × the factors of its site, feature, carrier and so on. What is seen waits for a
 * batch to pass before it is learned, so that a rise that takes a day to be noticed is not taken for normal; and when an
 * incident is found, what waits is forgotten.
 */
export class Normal {
  texts = start.texts;
  failed = start.failed;
  /** Not yet believed: texts, failed, expected. */
  private fresh: [number, number, number] = [0, 0, 0];
  private waiting: [number, number, number] = [0, 0, 0];
  private begun = -1;
  private first = -1;
  readonly parts = new Map<string, Part>();
  /** How often parts were let go of: what holds on to some has to ask for them again. */
  forgotten = 0;
  /** How often what is believed has changed. */
  version = 0;
  /** Reasons by provider, and of all under ''. */
  private readonly shares = new Map<string, Shares>([['', new Shares()]]);

  part(key: string): Part {
    let part = this.parts.get(key);
    if (!part) {
      part = { key, factor: 1, failed: 0, expected: 0, fresh: [0, 0], waiting: [0, 0] };
      this.parts.set(key, part);
    }
    return part;
  }

  /** Probability that a text with these parts fails when all is normal. */
  rate(parts: readonly Part[]): number {
    let p = this.failed / this.texts;
    for (const part of parts) p *= part.factor;
    return p > 0.5 ? 0.5 : p < 0.002 ? 0.002 : p;
  }

  /** How much higher the normal rate may be than what was learned so far: days differ, and little was seen. */
  allowance(): number {
    return 1 + settings.slack + settings.doubt / Math.sqrt(this.failed);
  }

  /** Share of a reason among normal failures, of one provider or of all. */
  share(reason: string, provider = ''): number {
    return this.sharesOf(provider).of(reason);
  }

  private sharesOf(provider: string): Shares {
    const known = this.shares.get(provider);
    if (known !== undefined) return known;
    if (this.shares.size > mostProviders) return this.sharesOf('');
    const made = new Shares();
    this.shares.set(provider, made);
    return made;
  }

  learn(
    parts: readonly Part[],
    p: number,
    failed: number,
    texts: number,
    reason: string | undefined,
    provider = '',
  ) {
    this.fresh[0] += texts;
    this.fresh[1] += failed;
    this.fresh[2] += p * texts;
    for (const part of parts) {
      part.fresh[0] += failed;
      part.fresh[1] += (p * texts) / part.factor;
    }
    if (reason !== undefined && failed !== 0) this.count(reason, failed, provider);
  }

  private count(reason: string, failed: number, provider: string) {
    this.sharesOf(provider).count(reason, failed);
    if (provider !== '') this.sharesOf('').count(reason, failed);
  }

  /** Time passes: what waited is believed, what is fresh waits. */
  pass(minute: number) {
    if (this.begun < 0) {
      this.begun = minute;
      this.first = minute;
    }
    const long = Math.max(batch.shortest, (minute - this.first) * batch.part);
    if (minute - this.begun < Math.min(batch.longest, long)) return;
    this.begun = minute;
    this.believe();
  }

  private believe() {
    this.version++;
    const [texts, failed, expected] = this.waiting;
    this.texts += texts;
    this.failed += failed;
    if (this.texts > 400_000) {
      this.texts /= 2;
      this.failed /= 2;
    }
    // what all have in common is the base's; a part learns how it differs
    const common = (failed + prior) / (expected + prior);
    for (const part of this.parts.values()) {
      part.failed += part.waiting[0];
      part.expected += part.waiting[1] * common;
      if (part.expected > enough) {
        part.failed /= 2;
        part.expected /= 2;
      }
      part.factor = (prior + Math.max(0, part.failed)) / (prior + Math.max(0, part.expected));
      part.waiting = part.fresh;
      part.fresh = [0, 0];
    }
    this.waiting = this.fresh;
    this.fresh = [0, 0, 0];
    if (this.parts.size > mostParts) this.forget();
  }

  /** Lets go of the half that least is known of. */
  private forget() {
    const old = [...this.parts.values()].sort((a, b) => a.expected - b.expected);
    for (const { key } of old.slice(0, mostParts / 2)) this.parts.delete(key);
    this.forgotten++;
  }

  /**
   * What was a rise is normal from now on: `ratio` times what was expected there, of the whole without a part; for
   * reasons such as these.
   */
  adopt(part: Part | undefined, ratio: number, reasons: readonly (readonly [string, number])[]) {
    for (const shares of this.shares.values())
      for (const [reason, times] of reasons) shares.count(reason, times);
    this.version++;
    if (part === undefined) this.failed *= ratio;
    else {
      part.failed = part.factor * ratio * (prior + part.expected) - prior;
      part.factor *= ratio;
    }
  }

  /** For how long it has learned, minutes. */
  age(minute: number): number {
    return this.first < 0 ? 0 : minute - this.first;
  }

  /** What waits is not to be learned. */
  doubt() {
    this.fresh = [0, 0, 0];
    this.waiting = [0, 0, 0];
    for (const part of this.parts.values()) {
      part.fresh = [0, 0];
      part.waiting = [0, 0];
    }
  }

  save() {
    const { texts, failed, fresh, waiting, begun, first, forgotten } = this;
    const shares = [...this.shares].map(([provider, one]) => [provider, one.save()] as const);
    const parts = [...this.parts.values()];
    return { texts, failed, fresh, waiting, begun, first, forgotten, shares, parts };
  }

  restore({ parts, shares, ...rest }: ReturnType<Normal['save']>) {
    Object.assign(this, rest);
    for (const part of parts) this.parts.set(part.key, part);
    for (const [provider, saved] of shares) this.sharesOf(provider).restore(saved);
  }
}
