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
    logWeight(watched.shape, track.reason, track.suspicion.total) +
    Math.log(track.suspicion.weight) -
    Math.log(Math.max(1, members))
  );
}

/** A slice's own normal must be known from so many expected failures before a mere rise means anything. */
const enough = 4;

function counts(watched: Watched, track: Track): boolean {
  return track.suspicion.total || watched.part === undefined || watched.part.expected >= enough;
}

export interface Judgement {
  /** How far the strongest evidence is beyond what is asked for; below 0, nothing is the matter. */
  readonly surplus: number;
  readonly found?: Found;
}

/**
 * Looks at the slices of a text that has just failed.
 * @param within there is an incident already, in which only something of another kind is worth telling.
 */
export function judge(
  cell: Cell,
  members: Readonly<Record<string, number>>,
  minute: number,
  within: boolean,
): Judgement {
  let most = Number.NEGATIVE_INFINITY;
  const look = (watched: Watched, track: Track, n: number) => {
    if (within && !(track.suspicion.certain && track.suspicion.least > 2)) return;
    if (counts(watched, track)) most = Math.max(most, surplus(watched, track, n, minute));
  };
  for (const watched of cell.watched) {
    const n = members[watched.shape] ?? 1;
    for (const track of watched.tracks) look(watched, track, n);
  }
  if (within) most -= settings.within;
  if (most < 0) return { surplus: most };
  return { surplus: most, found: attribute(cell, members) };
}

/** Once something is wrong, a narrow slice is not less likely because there are thousands. */
const manySlices = 30;

/** The slice that explains it best: evidence and what is likely beforehand, over all suspicions. */
function attribute(cell: Cell, members: Readonly<Record<string, number>>): Found {
  let best: Found | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const watched of cell.watched) {
    const n = Math.min(manySlices, members[watched.shape] ?? 1);
    let sum = 0;
    let top = Number.NEGATIVE_INFINITY;
    let track: Track | undefined;
    for (const one of watched.tracks) {
      if (!counts(watched, one)) continue;
      const posterior = one.evidence.value(watched.newest) + credit(watched, one, n);
      if (posterior > top) {
        sum = sum * Math.exp(top - posterior) + 1;
        top = posterior;
        track = one;
      } else sum += Math.exp(posterior - top);
    }
    const posterior = top + Math.log(sum);
    if (track === undefined || posterior <= most) continue;
    most = posterior;
    best = { watched, track, since: track.evidence.beginning(watched.newest) };
  }
  return best as Found;
}
