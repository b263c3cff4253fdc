import type { Normal } from './normal.ts';
import { again, type Cell } from './places.ts';
import { vagueShare } from './reasons.ts';
import { settings } from './settings.ts';
import { certain, failed, general, passed } from './suspicions.ts';
import type { Watched } from './watched.ts';

const room = settings.late;
/** A receipt this many minutes older than the newest says nothing about the order within its minute. */
const disorder = 10;
const losses = certain.map((suspicion) => passed(suspicion, 0));
const ratios = new Float64Array(general.length);
const gains = new Float64Array(certain.length);

/** Texts that are alike: where, when, how many, and the reason if they failed. Negative `times` takes back. */
export interface Weighed {
  readonly cell: Cell;
  readonly minute: number;
  readonly times: number;
  readonly reason: string | undefined;
  /** Normal probability that such a text fails. */
  readonly p: number;
}

/** Adds what the texts say, for and against every suspicion, in every slice they belong to. */
export function weigh(normal: Normal, { cell, minute, times, reason, p }: Weighed) {
  const p0 = Math.min(0.6, p * normal.allowance());
  if (reason === undefined) for (let i = 0; i < general.length; i++) ratios[i] = passed(general[i]!, p0);
  else {
    const q = normal.share(reason);
    const echo = again(cell, minute);
    const pe = p0 + (1 - p0) * echo;
    for (let i = 0; i < general.length; i++) ratios[i] = failedWith(i, pe, q, reason, p0);
    for (let i = 0; i < certain.length; i++) gains[i] = failed(certain[i]!, pe, q, 1);
  }
  for (const watched of cell.watched) add(watched, minute, times, reason, p);
}

function failedWith(i: number, pe: number, q: number, reason: string, p0: number): number {
  const suspicion = general[i]!;
  const a = suspicion.share(p0);
  const b = 0.3 * q + 0.7 * vagueShare(reason);
  return Math.log(1 - a + (a * b) / Math.max(pe * q, settings.rarest));
}

function add(watched: Watched, minute: number, times: number, reason: string | undefined, p: number) {
  watched.advance(minute);
  watched.texts += times;
  const age = watched.newest - minute;
  const tracks = watched.general;
  if (age >= room) {
    for (let i = 0; i < tracks.length; i++) tracks[i]!.evidence.ancient(ratios[i]! * times);
    return;
  }
  const at = minute % room;
  const late = age > disorder;
  const old = age > 0;
  const own = reason === undefined ? undefined : watched.of(reason);
  watched.all[at]! += times;
  watched.usual[at]! += p * times;
  if (reason !== undefined) watched.bad[at]! += times;
  for (let i = 0; i < tracks.length; i++) put(tracks[i]!.evidence, at, ratios[i]!, times, late, old);
  for (const track of watched.certain) {
    const i = track.suspicion === certain[0] ? 0 : 1;
    put(track.evidence, at, own?.includes(track) ? gains[i]! : losses[i]!, times, late, old);
  }
}

function put(
  evidence: Watched['general'][number]['evidence'],
  at: number,
  ratio: number,
  times: number,
  late: boolean,
  old: boolean,
) {
  if (times < 0) evidence.undo(at, -ratio * times);
  else evidence.add(at, ratio * times, late);
  if (old) evidence.stale = true;
}
