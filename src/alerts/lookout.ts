/** What is remembered of one workspace between two looks at it. */

import type { Change } from '#detection/incident.ts';
import { type Detector, openDetector, stateVersion } from '#detection/index.ts';
import type { Arrival } from '#store/alerts.ts';
import { listeningSince } from './ears.ts';
import { countsOf } from './feed.ts';

/** Of what is saved here, and of the detector's own. */
const version = `1.${stateVersion}`;

interface Saved {
  readonly v: string;
  readonly detector: unknown;
  /** Epoch ms: since when we listen without a gap, and when we looked last. */
  readonly since: number;
  readonly looked: number;
}

/** `undefined` for one of another version. */
export function savedOf(state: string | undefined): Saved | undefined {
  if (state === undefined) return undefined;
  try {
    const saved = JSON.parse(state) as Partial<Saved> | null;
    return saved?.v === version ? (saved as Saved) : undefined;
  } catch {
    return undefined;
  }
}

export class Lookout {
  readonly detector: Detector;
  /** Of what was loaded or saved last. */
  revision: number;
  /** Epoch ms of the last save. */
  saved: number;
  /** Arrivals that the detector knows of and the store still holds. */
  readonly fed = new Set<number>();
  #since: number;
  #looked: number;

  constructor(
    revision: number,
    saved: Saved | undefined,
    now: number,
    open: typeof openDetector = openDetector,
  ) {
    this.detector = open(saved?.detector);
    this.revision = revision;
    this.saved = now;
    this.#since = saved?.since ?? now;
    this.#looked = saved?.looked ?? now;
  }

  /** Epoch ms: since when we listen without a gap. */
  get since(): number {
    return this.#since;
  }

  /** Epoch ms; never goes back, whatever the clock does. */
  get looked(): number {
    return this.#looked;
  }

  /** @param now the machine's time, for a feed that is ahead of it. */
  feed(arrivals: readonly Arrival[], now: number): Change[] {
    const changes: Change[] = [];
    let heard = this.#looked;
    for (const arrival of arrivals) {
      heard = Math.max(heard, Math.min(arrival.heardAt, now));
      for (const count of countsOf(arrival)) changes.push(...this.detector.take(count, heard));
      this.fed.add(arrival.seq);
    }
    return changes;
  }

  /** Time has passed. To be called when everything that arrived was fed. */
  look(now: number): Change[] {
    this.#since = listeningSince({ since: this.#since, looked: this.#looked }, now);
    this.#looked = Math.max(this.#looked, now);
    return [...this.detector.tick(this.#looked)];
  }

  state(): string {
    const saved: Saved = {
      v: version,
      detector: this.detector.save(),
      since: this.#since,
      looked: this.#looked,
    };
    return JSON.stringify(saved);
  }
}
