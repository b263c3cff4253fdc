/**
 * The talks that were just taken, as they were: spares a look into the store, and keeps what the store must not get, the
 * words of an error that no list holds. After a restart, or when another process took the talk meanwhile, the store
 * counts and those words are gone.
 */
import { FadingMap } from '#kit/fading-map.ts';
import type { Session } from './session.ts';

export interface Recent {
  readonly session: Session;
  /** The store's revision that this one was saved as. */
  readonly revision: number;
}

/** More talks than this at once, and the one that was silent longest is read from the store again. */
const most = 2000;

/** @param life ms after which a silent talk is forgotten. */
export const recentTalks = (life: number) => new FadingMap<Recent>({ life, room: most });
