import type { Change, Incident } from './incident.ts';
import { familyOf } from './reasons.ts';
import {
  count,
  covers,
  isPartial,
  joined,
  lift,
  meet,
  nameCause,
  type Running,
  shareIn,
  shown,
  tally,
} from './running.ts';
import { settings } from './settings.ts';
import type { Slice } from './traffic.ts';

export const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A text, for the incidents. */
export interface Text {
  readonly slice: Slice;
  readonly minute: number;
  readonly failed: boolean;
  readonly code: string | undefined;
  readonly cause: string | undefined;
  readonly times: number;
  /** Normal probability that it fails. */
  readonly p: number;
}

/** What incidents say of a text. */
export interface Explained {
  /** Nothing can be learned from it: it belongs to an incident in which nothing passes, or to one that is over. */
  readonly hidden: boolean;
  /** An incident in which more fails than usual. */
  readonly by?: Running;
}

/** What failed in a slice since then (epoch ms), as far as it is remembered. */
export type FailedIn = (slice: Slice, since: number) => Pick<Running, 'failed' | 'codes'>;

export const unexplained: Explained = { hidden: false };

/** The incidents of a workspace while they last, and for an hour after. */
export class Incidents {
  private running: Running[] = [];
  private past: { readonly slice: Slice; readonly from: number; readonly to: number }[] = [];
  private serial = 0;
  private readonly share: (reason: string, provider?: string) => number;
  private readonly failedIn: FailedIn;
  private readonly ended: (slice: Slice) => void;

  /**
   * @param share how often a reason is among normal failures
   * @param ended told when failures in a slice are over
   */
  constructor(
    share: (reason: string, provider?: string) => number,
    failedIn: FailedIn,
    ended: (slice: Slice) => void,
  ) {
    this.share = share;
    this.failedIn = failedIn;
    this.ended = ended;
  }

  /** There are none, and there were none lately. */
  get quiet(): boolean {
    return this.running.length === 0 && this.past.length === 0;
  }

  get any(): boolean {
    return this.running.length > 0;
  }

  nextId(now: number): string {
    return `${now.toString(36)}-${(++this.serial).toString(36)}`;
  }

  /** Counts a text in the incidents it belongs to. */
  hear(text: Text, now: number, changes: Change[]): Explained {
    let explained = unexplained;
    for (const one of this.running) {
      if (one.kind !== 'failures' || text.minute * minuteMs < one.since || !covers(one.slice, text.slice))
        continue;
      one.last = now;
      const isOver = count(one, text.times, text.p, text.failed, text.code, text.cause);
      if (!isPartial(one)) explained = { hidden: true, by: one };
      else if (!explained.hidden) explained = { hidden: false, by: one };
      if (!isOver) one.calm = undefined;
      else if (one.calm === undefined) one.calm = now;
      if (isCalm(one, now)) this.close(one, now, changes);
      else if (text.failed) this.tell(one, now, changes);
    }
    if (explained.by !== undefined || this.past.length === 0) return explained;
    const { minute, slice } = text;
    const late = this.past.some((one) => minute <= one.to && minute >= one.from && covers(one.slice, slice));
    return late ? { hidden: true } : unexplained;
  }

  /** Probability to fail, and share of the reason, for a text of an incident. */
  expected(
    by: Running | undefined,
    p: number,
    reason: string | undefined,
    provider: string | undefined,
  ): { p: number; q: number } {
    const q = reason === undefined ? 1 : this.share(reason, provider);
    if (by === undefined) return { p, q };
    return {
      p: Math.min(0.6, p * lift(by)),
      q: reason === undefined ? 1 : Math.max(q, 0.8 * shareIn(by, reason)),
    };
  }

  /** A silence, or failures that nobody knew of; gives the incident if it is new or has a new slice. */
  add(found: Running, within: Running | undefined, now: number, changes: Change[]): Running | undefined {
    if (found.kind === 'failures') {
      found.cause = nameCause(found, this.share);
      if (within && isSame(within, found)) return undefined;
      const known = this.running.find((one) => isSame(one, found));
      if (known) return this.widen(known, found, now, changes);
    }
    this.running.push(found);
    this.change('opened', found, now, changes);
    return found;
  }

  private widen(known: Running, found: Running, now: number, changes: Change[]): Running {
    if (!this.explain(known, found)) known.slice = joined(known.slice, found.slice);
    known.failed += found.failed;
    known.total += found.total;
    known.expected += found.expected;
    known.now = [known.now[0] + found.now[0], known.now[1] + found.now[1], known.now[2] + found.now[2]];
    for (const [code, cause, times] of found.codes) tally(known.codes, code, cause, times);
    known.cause = nameCause(known, this.share);
    this.change('updated', known, now, changes);
    return known;
  }

  /** Whether what is found now is what was known already: a carrier, whose first failures were all of one site. */
  private explain(known: Running, found: Running): boolean {
    if (covers(known.slice, found.slice) || covers(found.slice, known.slice)) return false;
    const all = this.failedIn(known.slice, known.since);
    const both = this.failedIn({ ...known.slice, ...found.slice }, known.since);
    const share = both.failed / Math.max(1, all.failed);
    if (share < settings.explains) return false;
    const [texts, , usual] = known.now;
    known.slice = found.slice;
    known.failed = both.failed;
    known.total = Math.max(both.failed, Math.round(known.total * share));
    known.expected *= share;
    known.codes = both.codes;
    known.now = [Math.max(both.failed, texts * share), both.failed, usual * share];
    return true;
  }

  /** Says what people must know of an incident that goes on. */
  private tell(one: Running, now: number, changes: Change[]) {
    if (now - one.changedAt < 5 * minuteMs) return;
    const cause = nameCause(one, this.share);
    const worse = one.failed >= 2 * one.told && one.failed >= one.told + 10;
    if (!worse && (cause === one.cause || one.failed < one.told * 1.2)) return;
    one.cause = cause;
    this.change('updated', one, now, changes);
  }

  private change(kind: Change['kind'], one: Running, now: number, changes: Change[]) {
    one.changedAt = now;
    one.told = one.failed;
    if (!one.dismissed) changes.push({ kind, incident: shown(one, kind === 'resolved' ? now : undefined) });
  }

  close(one: Running, now: number, changes: Change[]) {
    this.running = this.running.filter((other) => other !== one);
    if (one.kind === 'failures') {
      const minute = Math.floor(now / minuteMs);
      this.past = this.past.filter(({ to }) => to > minute - 60).slice(-20);
      this.ended(one.slice);
      this.past.push({ slice: one.slice, from: Math.floor(one.since / minuteMs), to: minute });
    }
    this.change('resolved', one, now, changes);
  }

  /** Texts come again. */
  endSilence(slice: Slice, now: number, changes: Change[]) {
    const one = this.running.find(
      (other) => other.kind === 'silence' && covers(other.slice, slice) && covers(slice, other.slice),
    );
    if (one) this.close(one, now, changes);
  }

  /** Incidents of failures of which nothing more is heard, and those that last longer than `patience` ms. */
  aged(now: number, patience: number): { readonly gone: Running[]; readonly lasting: Running[] } {
    const failures = this.running.filter((one) => one.kind === 'failures');
    const gone = failures.filter((one) => isCalm(one, now) || now - one.last > quietEnd(one));
    const lasting = failures.filter(
      (one) => !gone.includes(one) && now - one.openedAt >= patience && one.failed <= 0.6 * one.total,
    );
    return { gone, lasting };
  }

  open(): Incident[] {
    return this.running.filter((one) => !one.dismissed).map((one) => shown(one));
  }

  dismiss(id: string, now: number, changes: Change[]) {
    const one = this.running.find((other) => other.id === id && !other.dismissed);
    if (!one) return;
    this.change('resolved', one, now, changes);
    one.dismissed = true;
  }

  save() {
    return { running: this.running, past: this.past, serial: this.serial };
  }

  restore(state: ReturnType<Incidents['save']>) {
    this.running = state.running;
    this.past = state.past;
    this.serial = state.serial;
  }
}

/** Whether what is found now is of the same story as an incident that is known. */
function isSame(known: Running, found: Running): boolean {
  return (
    known.kind === found.kind &&
    meet(known.slice, found.slice) &&
    familyOf(known.cause) === familyOf(found.cause)
  );
}

/** Whether it has been over for so long that it is not luck. */
const isCalm = ({ calm }: Running, now: number): boolean =>
  calm !== undefined && now - calm >= settings.calm * minuteMs;

/** After how long without a text an incident counts as over, ms: a campaign ends, a clinic comes back on Monday. */
function quietEnd(one: Running): number {
  const hours = Math.max((one.last - one.since) / hourMs, 0.1);
  const isRush = one.total / hours > (8 * one.weekly) / 50;
  return (isRush ? 1 : 26) * hourMs;
}
