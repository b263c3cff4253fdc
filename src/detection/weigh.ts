import type { Normal } from './normal.ts';
import { again, type Cell } from './places.ts';
import { vagueShare } from './reasons.ts';
import { settings } from './settings.ts';
import { failed, general, passed } from './suspicions.ts';
import type { Track, Watched } from './watched.ts';

const room = settings.late;
/** Texts that are alike: where, when, how many, and the reason if they failed. Negative `times` takes back. */
export interface Weighed {
  readonly cell: Cell;
  readonly minute: number;
  readonly times: number;
  /** The receipt comes so late that it says nothing about the order within its minute. */
  readonly late: boolean;
  readonly reason: string | undefined;
  /** Probability that such a text fails, with all that is known. */
  readonly p: number;
  /** Share of the reason among the failures, with all that is known. */
  readonly q: number;
}

/** What the text that is being weighed says; made once, for it is filled for every text. */
const ratios = {
  reason: undefined as string | undefined,
  /** Probability that it fails, as high as it may be; the same, if it may have failed before and been sent again. */
  p: 0,
  again: 0,
  q: 0,
  allowance: 1,
  general: new Float64Array(general.length),
};

/** Adds what the texts say, for and against every suspicion, in every slice they belong to. */
export function weigh(normal: Normal, { cell, minute, times, late, reason, p, q }: Weighed) {
  const allowance = normal.allowance();
  const p0 = Math.min(0.6, p * allowance);
  ratios.reason = reason;
  ratios.p = p0;
  ratios.q = q;
  ratios.allowance = allowance;
  if (reason === undefined) {
    for (const suspicion of general)
      ratios.general[suspicion.index] = suspicion.constant ?? passed(suspicion, p0, 1);
  } else {
    ratios.again = p0 + (1 - p0) * again(cell, minute);
    const vague = vagueShare(reason);
    for (const suspicion of general)
      ratios.general[suspicion.index] = failed(suspicion, p0, ratios.again, q, vague);
  }
  for (const watched of cell.watched) add(watched, minute, times, late, p);
}

function add(watched: Watched, minute: number, times: number, late: boolean, p: number) {
  watched.advance(minute);
  watched.texts += times;
  const { reason } = ratios;
  const age = watched.newest - minute;
  // nobody waited for it any more
  if (age >= room) return;
  const at = minute & (room - 1);
  if (reason !== undefined && times > 0) watched.suspect(reason, ratios.allowance, ratios.q);
  watched.all[at] = (watched.all[at] as number) + times;
  watched.usual[at] = (watched.usual[at] as number) + p * times;
  if (reason !== undefined) watched.bad[at] = (watched.bad[at] as number) + times;
  const { tracks } = watched;
  for (let i = 0; i < tracks.length; i++) {
    const track = tracks[i] as Track;
    const x = ratioFor(track) * times;
    if (times < 0) track.evidence.undo(at, -x);
    else track.evidence.add(at, x, age > 0, late);
  }
}

function ratioFor({ suspicion, reason, q }: Track): number {
  if (!suspicion.certain) return ratios.general[suspicion.index] as number;
  if (ratios.reason !== undefined && ratios.reason === reason)
    return failed(suspicion, ratios.p, ratios.again, q, 1);
  return suspicion.constant ?? passed(suspicion, ratios.p, q);
}
