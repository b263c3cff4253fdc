/** Finds rises of failed texts, and silences, in one workspace's traffic. */
import { type Detector, Watch } from './detector.ts';

export type { Detector } from './detector.ts';
export type { Change, Incident } from './incident.ts';
export { type Count, type Dimension, dimensions, type Slice } from './traffic.ts';

/** @param state what {@link Detector.save} gave; anything else starts afresh. */
export function openDetector(state?: unknown): Detector {
  void state;
  return new Watch();
}
