/** Whether what the books ask for holds. */
import type { FactId, When } from './facts.ts';

/** What is known of each fact: its reading, `'known'` where there is one that has no words, `undefined` where nothing is. */
export type Readings = (fact: FactId) => string | undefined;

/** An empty condition always holds. */
export function holdsOf(when: When | undefined, readings: Readings): boolean {
  return Object.entries(when ?? {}).every(([fact, wanted]) => {
    const reading = readings(fact as FactId);
    if (wanted === 'known') return reading !== undefined;
    if (wanted === 'open') return reading === undefined;
    if ('not' in wanted) return !(wanted.not as readonly string[]).includes(reading ?? '');
    return reading !== undefined && (wanted as readonly string[]).includes(reading);
  });
}
