/** Fills the books' sentences with what is known. */
import type { BookLine, BookStep } from '#knowledge/book.ts';
import type { Step } from '#knowledge/shape.ts';
import { fill, type Slots } from '#knowledge/slots.ts';
import { type Evidence, holds } from './evidence.ts';

export { fill, type Slots };

/** The lines whose condition holds, filled. */
export function lines(from: readonly BookLine[] | undefined, evidence: Evidence, slots: Slots): string[] {
  return (from ?? []).filter((line) => holds(line.when, evidence)).map((line) => fill(line.text, slots));
}

/** The steps whose condition holds, filled. */
export function steps(from: readonly BookStep[], evidence: Evidence, slots: Slots): Step[] {
  return from
    .filter((step) => holds(step.when, evidence))
    .map((step) => ({ text: fill(step.text, slots), who: step.who }));
}
