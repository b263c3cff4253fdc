import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';

/** How a terminal shows a view and gets an answer to it. */
export interface Asker {
  /** Shows what is said, without what can be pressed. `below`: as something said to what stands above. */
  show(view: View, below?: 'below'): void;
  /** Shows one line of ours. */
  remark(words: string): void;
  /** What the person says to the view: a choice's own utterance, or words. `undefined` when they leave. */
  ask(view: View, left: AbortSignal): Promise<Utterance | undefined>;
}
