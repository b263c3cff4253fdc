/** From evidence to a decision: is it an incident, and where. */
import type { Cell } from './places.ts';
import { logWeight } from './reasons.ts';
import { settings } from './settings.ts';
import type { Track, Watched } from './watched.ts';

export interface Found {
  readonly watched: Watched;
  readonly track: Track;
  /** The minute in which it began. */
  readonly since: number;
}

/** Kinds of certain reasons that are told apart beforehand. */
const reasons = 8;

/**
 * Asks for log(13 weeks of the slice's texts) nats, and for more the more slices and suspicions there are: each has a
 * share of the one false alarm. A text that is not 1 in a million in a slice nobody thought of is nothing.
 */
export function surplus(watched: Watched, track: Track, members: number, minute: number): number {
  return (
    track.evidence.value(watched.newest) +
    credit(watched, track, members) -
    Math.log(settings.weeksPerFalseAlarm * watched.weekly(minute)) -
    settings.margin
  );
}

/** Logarithm of how likely this suspicion in this slice is beforehand. */
function credit(watched: Watched, track: Track, members: number): number {
  return (
    logWeight(watched.shape, track.reason) + Math.log(track.suspicion.weight) - Math.log(Math.max(1, members))
  );
}

export interface Judgement {
  /** How far the strongest evidence is beyond what is asked for; below 0, nothing is the matter. */
  readonly surplus: number;
  readonly found?: Found;
}

/** Looks at the slices of a text that has just failed. */
export function judge(cell: Cell, members: Readonly<Record<string, number>>, minute: number): Judgement {
  let most = Number.NEGATIVE_INFINITY;
  for (const watched of cell.watched) {
    const n = members[watched.shape] ?? 1;
    for (const track of watched.general) most = Math.max(most, surplus(watched, track, n, minute));
    for (const track of watched.certain) most = Math.max(most, surplus(watched, track, n, minute));
  }
  if (most < 0) return { surplus: most };
  return { surplus: most, found: attribute(cell, members) };
}

/** The slice that explains it best: evidence and what is likely beforehand, over all suspicions. */
function attribute(cell: Cell, members: Readonly<Record<string, number>>): Found {
  let best: Found | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const watched of cell.watched) {
    const n = members[watched.shape] ?? 1;
    let sum = 0;
    let top = Number.NEGATIVE_INFINITY;
    let track = watched.general[0] as Track;
    for (const one of [...watched.general, ...watched.certain]) {
      const posterior = one.evidence.value(watched.newest) + credit(watched, one, n);
      if (posterior > top) {
        sum = sum * Math.exp(top - posterior) + 1;
        top = posterior;
        track = one;
      } else sum += Math.exp(posterior - top);
    }
    const posterior = top + Math.log(sum);
    if (posterior <= most) continue;
    most = posterior;
    best = { watched, track, since: track.evidence.beginning(watched.newest) };
  }
  return best as Found;
}

void reasons;
