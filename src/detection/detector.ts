import type { Change, Incident } from './incident.ts';
import { Incidents, minuteMs, unexplained } from './incidents.ts';
import { type Found, judge } from './judge.ts';
import { Normal } from './normal.ts';
import { type Cell, hear, Places } from './places.ts';
import { isFailure, reasonOf } from './reasons.ts';
import { covers, type Running, reasonsOf, tally } from './running.ts';
import { settings } from './settings.ts';
import { Silence } from './silence.ts';
import { type Count, dimensions, type Slice } from './traffic.ts';
import type { Volume } from './volume.ts';
import { weigh } from './weigh.ts';

const dayMs = 1440 * minuteMs;
/** Changes with the shape of what is saved, and with what it means. */
export const version = 1;
const nothing: readonly Change[] = [];

/** A text that failed, for telling later what an incident is made of. */
interface Failure {
  readonly minute: number;
  readonly cell: Cell;
  readonly code: string | undefined;
  readonly cause: string | undefined;
  times: number;
}

export interface Detector {
  /** @param now epoch ms, the arrival clock; never goes back. */
  take(count: Count, now: number): readonly Change[];
  /** Time passes; to be called at least once a minute of clock, any gap allowed. */
  tick(now: number): readonly Change[];
  open(): readonly Incident[];
  /** Staff say that it is no problem: it ends as resolved, and does not open again while the same rise goes on. */
  dismiss(id: string, now: number): readonly Change[];
  /** All that is known, as JSON. */
  save(): unknown;
}

export class Watch implements Detector {
  private readonly normal = new Normal();
  private readonly places = new Places(this.normal);
  private readonly silence = new Silence();
  private readonly incidents = new Incidents(
    (reason, provider) => this.normal.share(reason, provider),
    (slice, since) => this.failedIn(slice, since),
    (slice) => this.places.clear(slice),
  );
  private failures: Failure[] = [];
  private ticked = -1;
  /** Nothing is learned until this minute: something may be going on. */
  private suspicious = 0;

  take(texts: Count, now: number): readonly Change[] {
    const clock = Math.floor(now / minuteMs);
    const changes: Change[] = [];
    if (clock > this.ticked) changes.push(...this.tick(now));
    if (texts.times > 0)
      for (const volume of this.silence.hear(texts.slice, clock, texts.times, texts.minute))
        this.incidents.endSilence(volume.slice, now, changes);
    if (texts.outcome === 'delivered' || (texts.outcome === 'failed' && isFailure(texts.cause)))
      this.takeEnd(texts, now, changes);
    return changes;
  }

  private takeEnd({ minute, times, code, cause, slice, outcome }: Count, now: number, changes: Change[]) {
    const failed = outcome === 'failed';
    this.normal.pass(minute);
    const cell = this.places.cell(slice);
    const p = this.rate(cell);
    hear(cell, minute, failed ? times : 0, times);
    if (failed) this.remember({ minute, cell, code, cause, times });
    const { hidden, by } = this.incidents.quiet
      ? unexplained
      : this.incidents.hear({ slice: cell.slice, minute, failed, code, cause, times, p }, now, changes);
    if (hidden) return;
    const reason = failed ? reasonOf(cause, code) : undefined;
    const late = Math.floor(now / minuteMs) - minute > settings.disorder;
    weigh(this.normal.allowance(), {
      cell,
      minute,
      times,
      late,
      reason,
      ...this.incidents.expected(by, p, reason, slice.provider),
    });
    if (failed && times > 0) {
      const { surplus, found } = judge(cell, this.places.members, minute, by !== undefined);
      if (surplus > -4) this.suspicious = minute + 10;
      if (found) this.openFailures(found, by, now, changes);
    }
    if (by === undefined && (minute > this.suspicious || times < 0))
      this.normal.learn(cell.parts, p, failed ? times : 0, times, reason, slice.provider);
  }

  private rate(cell: Cell): number {
    if (cell.version !== this.normal.version) {
      cell.p = this.normal.rate(cell.parts);
      cell.version = this.normal.version;
    }
    return cell.p;
  }

  private remember(failure: Failure) {
    if (failure.times > 0) this.failures.push(failure);
    else {
      const { cell, code, minute } = failure;
      const same = this.failures.findLast(
        (one) => one.minute === minute && one.code === code && isSamePlace(one.cell, cell),
      );
      if (same) same.times += failure.times;
    }
    if (this.failures.length > 4000) this.failures = this.failures.slice(2000);
  }

  /** What failed in a slice since then (epoch ms), as far as it is remembered. */
  private failedIn(slice: Slice, since: number): Pick<Running, 'failed' | 'codes'> {
    const codes: Running['codes'] = [];
    let failed = 0;
    for (const one of this.failures)
      if (one.minute * minuteMs >= since && covers(slice, one.cell.slice)) {
        failed += one.times;
        tally(codes, one.code ?? '', one.cause, one.times);
      }
    return { failed, codes };
  }

  private openFailures(found: Found, within: Running | undefined, now: number, changes: Change[]) {
    const { watched, since, track } = found;
    const { failed, codes } = this.failedIn(watched.slice, since * minuteMs);
    if (failed < settings.fewest) return;
    const { texts, expected } = watched.since(since, track);
    const total = Math.max(texts, failed);
    const opened = this.incidents.add(
      {
        ...blank(this.incidents.nextId(now), 'failures', watched.slice, now),
        since: since * minuteMs,
        failed,
        total,
        expected,
        codes,
        now: [total, failed, Math.max(expected, 0.02)],
        told: failed,
        least: track.suspicion.least,
        weekly: watched.weekly(watched.newest),
      },
      within,
      now,
      changes,
    );
    this.places.clear((opened ?? watched).slice);
    if (opened) this.normal.doubt();
  }

  tick(now: number): readonly Change[] {
    const clock = Math.floor(now / minuteMs);
    if (this.ticked < 0) this.ticked = clock;
    if (clock <= this.ticked) return nothing;
    const changes: Change[] = [];
    for (let minute = Math.max(this.ticked + 1, clock - settings.longestGap); minute <= clock; minute++) {
      for (const volume of this.silence.tick(minute)) this.openSilence(volume, minute, changes);
      if (this.incidents.any) this.age(minute, changes);
    }
    this.ticked = clock;
    return changes;
  }

  /** An incident of which nothing more is heard is over; and one that lasts and lasts is the new normal. */
  private age(minute: number, changes: Change[]) {
    const now = minute * minuteMs;
    const known = this.normal.age(minute) * minuteMs;
    const patience = Math.min(settings.longestRise * dayMs, Math.max(dayMs, known / 2));
    const { gone, lasting } = this.incidents.aged(now, patience);
    for (const one of gone) this.incidents.close(one, now, changes);
    for (const one of lasting) {
      const ratio = Math.min(10, Math.max(1, (one.failed + 3) / (one.expected + 3)));
      const part = this.places.partOf(one.slice);
      if (part || Object.keys(one.slice).length === 0) this.normal.adopt(part, ratio, reasonsOf(one));
      this.incidents.close(one, now, changes);
    }
  }

  private openSilence(volume: Volume, minute: number, changes: Change[]) {
    const now = minute * minuteMs;
    const silence = {
      ...blank(this.incidents.nextId(now), 'silence', volume.slice, now),
      cause: 'platform-connector-down',
      since: volume.last * minuteMs,
      expected: volume.missing,
    };
    this.incidents.add(silence, undefined, now, changes);
  }

  open(): readonly Incident[] {
    return this.incidents.open();
  }

  dismiss(id: string, now: number): readonly Change[] {
    const changes: Change[] = [];
    this.incidents.dismiss(id, now, changes);
    return changes;
  }

  /** A copy, as JSON. */
  save() {
    const { failures, ticked, suspicious } = this;
    return {
      version,
      // the others are made anew in saving, and are ten times as much
      ...structuredClone({
        normal: this.normal.save(),
        silence: this.silence.save(),
        incidents: this.incidents.save(),
      }),
      places: this.places.save(),
      failures: failures.map(({ cell, ...rest }) => ({ slice: cell.slice, ...rest })),
      ticked,
      suspicious,
    };
  }

  restore(state: ReturnType<Watch['save']>) {
    const { normal, places, silence, incidents, failures, ticked, suspicious } = structuredClone(state);
    this.normal.restore(normal);
    this.places.restore(places);
    this.silence.restore(silence);
    this.incidents.restore(incidents);
    this.failures = failures.map(({ slice, ...rest }) => ({ cell: this.places.cell(slice), ...rest }));
    Object.assign(this, { ticked, suspicious });
  }
}

/** Cells are let go of and made anew. */
function isSamePlace(a: Cell, b: Cell): boolean {
  return a === b || dimensions.every((dimension) => a.slice[dimension] === b.slice[dimension]);
}

/** Whether it is a state that this version saved. */
export function isState(state: unknown): state is ReturnType<Watch['save']> {
  return typeof state === 'object' && state !== null && 'version' in state && state.version === version;
}

function blank(id: string, kind: Running['kind'], slice: Slice, now: number): Running {
  return {
    id,
    kind,
    slice,
    cause: '',
    since: now,
    openedAt: now,
    changedAt: now,
    failed: 0,
    total: 0,
    expected: 0,
    codes: [],
    now: [0, 0, 0],
    over: 0,
    last: now,
    told: 0,
    dismissed: false,
    least: 1,
    weekly: 0,
  };
}
