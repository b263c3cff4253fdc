/** Finds rises of failed texts, and silences, in one workspace's traffic. Pure: no clock, no store, nothing but counts. */
import { type Detector, isState, Watch } from './detector.ts';

export { type Detector, version as stateVersion } from './detector.ts';
export type { Change, Incident } from './incident.ts';
export { type Count, type Dimension, dimensions, type Slice } from './traffic.ts';

/** @param state what {@link Detector.save} gave; anything else, also of an older version, starts afresh. */
export function openDetector(state?: unknown): Detector {
  if (!isState(state)) return new Watch();
  try {
    const restored = new Watch();
    restored.restore(state);
    return restored;
  } catch {
    // it says that it is ours, and is not whole
    return new Watch();
  }
}
