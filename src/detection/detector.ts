import type { Change, Incident } from './incident.ts';
import { judge } from './judge.ts';
import { Normal } from './normal.ts';
import { type Cell, hear, Places } from './places.ts';
import { familyOf, reasonOf } from './reasons.ts';
import { count, covers, joined, meet, nameCause, type Running, shown, tally } from './running.ts';
import { settings } from './settings.ts';
import { type Noticed, Silence } from './silence.ts';
import type { Count, Slice } from './traffic.ts';
import type { Volume } from './volume.ts';
import { weigh } from './weigh.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** A text that failed, for telling later what an incident is made of. */
interface Failure {
  readonly minute: number;
  readonly slice: Slice;
  readonly code: string | undefined;
  readonly cause: string | undefined;
  times: number;
}

export interface Detector {
  take(count: Count, now: number): readonly Change[];
  tick(now: number): readonly Change[];
  open(): readonly Incident[];
  dismiss(id: string, now: number): readonly Change[];
  save(): unknown;
}

const nothing: readonly Change[] = [];

export class Watch implements Detector {
  private readonly normal = new Normal();
  private readonly places = new Places(this.normal);
  private readonly silence = new Silence();
  private running: Running[] = [];
  /** Incidents that are over, for receipts that still come of their time. */
  private past: { slice: Slice; from: number; to: number }[] = [];
  private failures: Failure[] = [];
  private ticked = -1;
  private serial = 0;
  /** Nothing is learned until this minute: something may be going on. */
  private suspicious = 0;

  take(texts: Count, now: number): readonly Change[] {
    const changes: Change[] = [];
    const clock = Math.floor(now / minuteMs);
    if (this.ticked >= 0 && clock > this.ticked) changes.push(...this.tick(now));
    if (texts.times > 0)
      for (const ended of this.silence.hear(texts.slice, clock, texts.times, texts.minute))
        this.endSilence(ended, now, changes);
    if (texts.outcome !== 'other') this.takeEnd(texts, now, changes);
    return changes.length === 0 ? nothing : changes;
  }

  private takeEnd(texts: Count, now: number, changes: Change[]) {
    const { minute, times, code, cause } = texts;
    const failed = texts.outcome === 'failed';
    this.normal.pass(minute);
    const cell = this.places.cell(texts.slice);
    const p = this.normal.rate(cell.parts);
    hear(cell, minute, failed ? times : 0, times);
    if (failed) this.remember(cell, texts);
    if (this.isExplained(cell, minute, p, failed, texts, now, changes)) return;
    const reason = failed ? reasonOf(cause, code) : undefined;
    weigh(this.normal, { cell, minute, times, reason, p });
    if (failed && times > 0) {
      const judgement = judge(cell, this.places.members, minute);
      if (judgement.surplus > -4) this.suspicious = minute + 10;
      if (judgement.found) this.openFailures(judgement.found, now, changes);
    }
    if (minute > this.suspicious || times < 0)
      this.normal.learn(cell.parts, p, failed ? times : 0, times, reason);
  }

  private remember(cell: Cell, { minute, code, cause, times }: Count) {
    if (times > 0) this.failures.push({ minute, slice: cell.slice, code, cause, times });
    else {
      const same = this.failures.findLast(
        (one) => one.slice === cell.slice && one.code === code && one.minute === minute,
      );
      if (same) same.times += times;
    }
    if (this.failures.length > 4000) this.failures = this.failures.slice(2000);
  }

  /** Whether the text belongs to an incident that is known. */
  private isExplained(
    cell: Cell,
    minute: number,
    p: number,
    failed: boolean,
    { times, code, cause }: Count,
    now: number,
    changes: Change[],
  ): boolean {
    let explained = false;
    for (const one of this.running) {
      if (one.kind !== 'failures' || minute * minuteMs < one.since || !covers(one.slice, cell.slice))
        continue;
      explained = true;
      one.last = now;
      if (count(one, times, p, failed, code, cause)) this.close(one, now, changes);
      else if (failed) this.tell(one, now, changes);
    }
    if (explained) return true;
    return this.past.some((one) => minute <= one.to && minute >= one.from && covers(one.slice, cell.slice));
  }

  /** Says what people must know of an incident that goes on. */
  private tell(one: Running, now: number, changes: Change[]) {
    if (now - one.changedAt < 5 * minuteMs) return;
    const cause = nameCause(one, (reason) => this.normal.share(reason));
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

  private openFailures(
    found: NonNullable<ReturnType<typeof judge>['found']>,
    now: number,
    changes: Change[],
  ) {
    const { watched, since } = found;
    const codes: Running['codes'] = [];
    let failed = 0;
    for (const one of this.failures)
      if (one.minute >= since && covers(watched.slice, one.slice)) {
        failed += one.times;
        tally(codes, one.code ?? '', one.cause, one.times);
      }
    if (failed < settings.fewest) return;
    const { track, newest } = { track: found.track, newest: watched.newest };
    let [total, , expected] = since <= newest - settings.late ? track.evidence.run : [0, 0, 0];
    for (let minute = Math.max(since, newest - settings.late + 1); minute <= newest; minute++) {
      total += watched.all[minute % settings.late] as number;
      expected += watched.usual[minute % settings.late] as number;
    }
    total = Math.max(total, failed);
    const fresh: Running = {
      id: `${now.toString(36)}-${(++this.serial).toString(36)}`,
      kind: 'failures',
      slice: watched.slice,
      cause: '',
      since: since * minuteMs,
      openedAt: now,
      changedAt: now,
      failed,
      total,
      expected,
      codes,
      now: [total, failed, Math.max(expected, 0.02)],
      over: 0,
      last: now,
      told: failed,
      dismissed: false,
      least: track.suspicion.least,
      weekly: watched.weekly(newest),
    };
    fresh.cause = nameCause(fresh, (reason) => this.normal.share(reason));
    const known = this.running.find((other) => sameStory(other, fresh));
    const one = known ?? fresh;
    if (known) {
      known.slice = joined(known.slice, watched.slice);
      known.failed += failed;
      known.total += total;
      known.expected += expected;
      known.now = [known.now[0] + total, known.now[1] + failed, known.now[2] + expected];
      for (const [code, cause, times] of codes) tally(known.codes, code, cause, times);
    } else this.running.push(one);
    one.cause = nameCause(one, (reason) => this.normal.share(reason));
    for (const other of this.places.slices.values()) if (meet(other.slice, one.slice)) other.clear();
    this.normal.doubt();
    this.change(known ? 'updated' : 'opened', one, now, changes);
  }

  private close(one: Running, now: number, changes: Change[]) {
    this.running = this.running.filter((other) => other !== one);
    const minute = Math.floor(now / minuteMs);
    this.past = this.past.filter(({ to }) => to > minute - 60);
    this.past.push({ slice: one.slice, from: Math.floor(one.since / minuteMs), to: minute });
    this.change('resolved', one, now, changes);
  }

  tick(now: number): readonly Change[] {
    const clock = Math.floor(now / minuteMs);
    const changes: Change[] = [];
    if (this.ticked < 0) this.ticked = clock;
    for (let minute = Math.max(this.ticked + 1, clock - 20_160); minute <= clock; minute++) {
      for (const { volume } of this.silence.tick(minute)) this.openSilence(volume, minute, changes);
      for (const one of this.running) if (one.kind === 'failures') this.age(one, minute, changes);
    }
    this.ticked = Math.max(this.ticked, clock);
    return changes;
  }

  /** An incident that nothing more is heard of is over; and one that lasts and lasts is the new normal. */
  private age(one: Running, minute: number, changes: Change[]) {
    const now = minute * minuteMs;
    if (now - one.last > quietEnd(one)) {
      this.close(one, now, changes);
      return;
    }
    const patience = Math.min(5 * dayMs, Math.max(dayMs, (this.normal.age(minute) * minuteMs) / 2));
    if (now - one.openedAt < patience || one.failed > 0.6 * one.total) return;
    const ratio = Math.min(10, Math.max(1, (one.failed + 3) / (one.expected + 3)));
    if (Object.keys(one.slice).length === 0) this.normal.adopt(undefined, ratio);
    else {
      const part = this.places.partOf(one.slice);
      if (part) this.normal.adopt(part, ratio);
    }
    this.close(one, now, changes);
  }

  private openSilence(volume: Volume, minute: number, changes: Change[]) {
    const now = minute * minuteMs;
    const one: Running = {
      id: `${now.toString(36)}-${(++this.serial).toString(36)}`,
      kind: 'silence',
      slice: volume.slice,
      cause: 'platform-connector-down',
      since: volume.last * minuteMs,
      openedAt: now,
      changedAt: now,
      failed: 0,
      total: 0,
      expected: volume.missing,
      codes: [],
      now: [0, 0, 0],
      over: 0,
      last: now,
      told: 0,
      dismissed: false,
      least: 1,
      weekly: volume.weekly(minute),
    };
    this.running.push(one);
    this.change('opened', one, now, changes);
  }

  private endSilence({ volume }: Noticed, now: number, changes: Change[]) {
    for (const one of this.running.slice())
      if (one.kind === 'silence' && one.slice === volume.slice) {
        this.running = this.running.filter((other) => other !== one);
        this.change('resolved', one, now, changes);
      }
  }

  open(): readonly Incident[] {
    return this.running.filter((one) => !one.dismissed).map((one) => shown(one));
  }

  dismiss(id: string, now: number): readonly Change[] {
    const one = this.running.find((other) => other.id === id && !other.dismissed);
    if (!one) return nothing;
    const changes: Change[] = [];
    this.change('resolved', one, now, changes);
    one.dismissed = true;
    return changes;
  }

  save(): unknown {
    return { version: 1 };
  }
}

/** Whether what is found now belongs to an incident that is known already. */
function sameStory(known: Running, found: Running): boolean {
  return (
    known.kind === 'failures' &&
    meet(known.slice, found.slice) &&
    familyOf(known.cause) === familyOf(found.cause)
  );
}

/** After how long without a text an incident counts as over, ms: a campaign ends, a clinic comes back on Monday. */
function quietEnd(one: Running): number {
  const hours = Math.max(one.now[0], 1) / Math.max(1, (one.last - one.since) / 3_600_000);
  const usual = one.weekly / 50;
  return (hours > 8 * usual ? 60 : 26 * 60) * minuteMs;
}
