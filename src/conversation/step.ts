/** One turn of the talk. Pure: same session, same words, same moment, same move. */
import type { Move } from '#views/move.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Desk } from './desk.ts';
import type { Session } from './session.ts';

export interface Taken {
  readonly session: Session;
  readonly move: Move;
}

export function step(_session: Session | undefined, _heard: Utterance, _desk: Desk): Taken {
  throw new Error('being written');
}
