import { again, type Cell } from './places.ts';
import { vagueShare } from './reasons.ts';
import { settings } from './settings.ts';
import { failed, general, highest, passed } from './suspicions.ts';
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

/** What the failed or late text that is being weighed says; made once, to be filled for each. */
const ratios = {
  reason: undefined as string | undefined,
  /** Probability that it fails, as high as it may be; the same, if it may have failed before and been sent again. */
  p: 0,
  again: 0,
  q: 0,
  general: new Float64Array(general.length),
};

/** Adds what the texts say, for and against every suspicion, in every slice they belong to. */
export function weigh(allowance: number, text: Weighed) {
  const { cell, minute, times, late, reason, p } = text;
  const isPlain = reason === undefined && times > 0 && !late;
  let isFilled = false;
  for (const watched of cell.watched) {
    watched.advance(minute, allowance);
    if (isPlain && minute === watched.newest) watched.pass(times, p);
    else {
      if (!isFilled) fill(allowance, text);
      isFilled = true;
      watched.settle(allowance);
      watched.texts += times;
      add(watched, allowance, text);
    }
  }
}

function fill(allowance: number, { cell, minute, reason, p, q }: Weighed) {
  const p0 = Math.min(highest, p * allowance);
  ratios.reason = reason;
  ratios.p = p0;
  ratios.q = q;
  if (reason === undefined) {
    for (const suspicion of general) ratios.general[suspicion.index] = passed(suspicion, p0, 1);
    return;
  }
  ratios.again = p0 + (1 - p0) * again(cell, minute);
  const vague = vagueShare(reason);
  for (const suspicion of general)
    ratios.general[suspicion.index] = failed(suspicion, p0, ratios.again, q, vague);
}

function add(watched: Watched, allowance: number, { minute, times, late, reason, p, q }: Weighed) {
  const age = watched.newest - minute;
  // nobody waited for it any more
  if (age >= room) return;
  const at = minute & (room - 1);
  if (reason !== undefined && times > 0) watched.suspect(reason, allowance, q);
  watched.minutes.count(at, times, p * times);
  for (const track of watched.tracks) {
    const x = ratioFor(track) * times;
    if (times < 0) track.evidence.undo(at, -x, age > 0);
    else track.evidence.add(at, x, age > 0, late);
  }
}

function ratioFor({ suspicion, reason, q }: Track): number {
  if (!suspicion.certain) return ratios.general[suspicion.index] as number;
  if (ratios.reason !== undefined && ratios.reason === reason)
    return failed(suspicion, ratios.p, ratios.again, q, 1);
  return passed(suspicion, ratios.p, q);
}
