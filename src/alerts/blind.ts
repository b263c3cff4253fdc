/** Whether of a silence nothing at all is heard: then it may be the bot that does not hear, not one texting system that stands. Pure. */
import type { Incident } from '#detection/incident.ts';

/** ms after the last text in which receipts of earlier ones still come in. */
const late = 180_000;

/**
 * A silence of everything where nothing was heard since, whatever part of the traffic it was noticed by; other incidents
 * as they are.
 * @param heard epoch ms: when a receipt of the workspace came in last
 */
export function blindOf(facts: Incident, heard: number | undefined): Incident {
  const blind = facts.kind === 'silence' && heard !== undefined && heard <= facts.since + late;
  return blind ? { ...facts, slice: {} } : facts;
}

/** A silence that is over, as it was told: now that something is heard, nobody can see any more what was not. */
export const endOf = (facts: Incident, told: Incident | undefined): Incident =>
  facts.kind === 'silence' && told ? { ...facts, slice: told.slice } : facts;
