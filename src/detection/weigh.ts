import type { Normal } from './normal.ts';
import { again, type Cell } from './places.ts';
import { vagueShare } from './reasons.ts';
import { settings } from './settings.ts';
import { failed, general, passed, type Suspicion } from './suspicions.ts';
import type { Track, Watched } from './watched.ts';

const room = settings.late;
/** A receipt this many minutes older than the newest says nothing about the order within its minute. */
const disorder = 10;

/** Texts that are alike: where, when, how many, and the reason if they failed. Negative `times` takes back. */
export interface Weighed {
  readonly cell: Cell;
  readonly minute: number;
  readonly times: number;
  readonly reason: string | undefined;
  /** Normal probability that such a text fails. */
  readonly p: number;
}

/** What one text says; kept, for it is made for every text. */
interface Ratios {
  q: number;
  reason: string | undefined;
  p: number;
  again: number;
  readonly general: Float64Array;
}
const ratios: Ratios = {
  q: 0,
  reason: undefined,
  p: 0,
  again: 0,
  general: new Float64Array(general.length),
};

/** Adds what the texts say, for and against every suspicion, in every slice they belong to. */
export function weigh(normal: Normal, { cell, minute, times, reason, p }: Weighed) {
  const p0 = Math.min(0.6, p * normal.allowance());
  ratios.reason = reason;
  ratios.p = p0;
  if (reason === undefined)
    for (let i = 0; i < general.length; i++) ratios.general[i] = passed(general[i] as Suspicion, p0, 1);
  else {
    ratios.again = p0 + (1 - p0) * again(cell, minute);
    const q = normal.share(reason);
    ratios.q = q;
    const vague = vagueShare(reason);
    for (let i = 0; i < general.length; i++)
      ratios.general[i] = failed(general[i] as Suspicion, p0, ratios.again, q, vague);
  }
  for (const watched of cell.watched) add(watched, minute, times, p);
}

function add(watched: Watched, minute: number, times: number, p: number) {
  watched.advance(minute);
  watched.texts += times;
  const { reason } = ratios;
  const age = watched.newest - minute;
  if (age >= room) {
    for (let i = 0; i < watched.general.length; i++)
      (watched.general[i] as Track).evidence.ancient((ratios.general[i] as number) * times);
    return;
  }
  const at = minute % room;
  if (reason !== undefined && times > 0) watched.suspect(reason, ratios.p, ratios.q);
  watched.all[at] = (watched.all[at] as number) + times;
  watched.usual[at] = (watched.usual[at] as number) + p * times;
  if (reason !== undefined) watched.bad[at] = (watched.bad[at] as number) + times;
  for (let i = 0; i < watched.general.length; i++)
    put(watched.general[i] as Track, at, ratios.general[i] as number, times, age);
  for (const track of watched.certain) put(track, at, certainRatio(track), times, age);
}

function certainRatio({ suspicion, reason, q }: Track): number {
  return ratios.reason !== undefined && ratios.reason === reason
    ? failed(suspicion, ratios.p, ratios.again, q, 1)
    : (suspicion.constant ?? passed(suspicion, ratios.p, q));
}

function put({ evidence }: Track, at: number, ratio: number, times: number, age: number) {
  if (times < 0) evidence.undo(at, -ratio * times);
  else evidence.add(at, ratio * times, age > disorder);
  if (age > 0) evidence.stale = true;
}
