/** How much is at stake in an incident, and whom it concerns. Pure; the numbers are choices of ours, each with its reason. */
import type { Incident } from '#detection/incident.ts';
import type { Slice } from '#detection/traffic.ts';
import type { Sensitivity } from './subscription.ts';

/** A channel that wants to hear what is worth a look: fewer than five could be chance, but three that are most of what was sent are not. */
const worthALook = { beyond: 5, rate: 0.5, failed: 3 };
/** A channel that wants only big things: about what a front desk cannot call back in an hour. */
const big = { beyond: 30 };
/** Worth waking somebody: most of everything fails, and not by chance; or so many texts as a day of a small practice. */
const critical = { rate: 0.5, failed: 10, beyond: 100 };

/** Failed texts more than are usual. */
const beyond = ({ failed, expected }: Incident): number => failed - expected;

/** Nothing narrower than a provider or a texting system. */
const isWide = (slice: Slice): boolean =>
  Object.keys(slice).every((dimension) => dimension === 'provider' || dimension === 'platform');

/** Nothing is heard at all, or nothing of a whole provider: then the bot itself is blind. */
export const isDeadFeed = ({ kind, slice }: Incident): boolean =>
  kind === 'silence' && Object.keys(slice).every((dimension) => dimension === 'provider');

export function isCritical(facts: Incident): boolean {
  if (facts.kind === 'silence') return isWide(facts.slice);
  const most = facts.rate >= critical.rate && facts.failed >= critical.failed && isWide(facts.slice);
  return most || beyond(facts) >= critical.beyond;
}

/** Whether a channel of this sensitivity is to hear of it as it is now. */
export function matters(facts: Incident, sensitivity: Sensitivity): boolean {
  if (sensitivity === 'early' || isCritical(facts)) return true;
  if (sensitivity === 'big') return facts.kind === 'failures' && beyond(facts) >= big.beyond;
  return (
    facts.kind === 'silence' ||
    beyond(facts) >= worthALook.beyond ||
    (facts.rate >= worthALook.rate && facts.failed >= worthALook.failed)
  );
}

/** How grave it is, in the steps that people would notice: 0 small, 1 worth a look, 2 big, 3 critical. */
export function gravity(facts: Incident): 0 | 1 | 2 | 3 {
  if (isCritical(facts)) return 3;
  if (matters(facts, 'big')) return 2;
  return matters(facts, 'balanced') ? 1 : 0;
}

/** Whether the incident and a part of the traffic may have texts in common; a dead feed concerns everybody. */
export function touches(facts: Incident, only: Slice): boolean {
  if (isDeadFeed(facts)) return true;
  return Object.entries(only).every(([dimension, value]) => {
    const own = facts.slice[dimension as keyof Slice];
    return own === undefined || own === value;
  });
}

/** How the part of the traffic has changed: `undefined` if it is the same. One that lies beside the old one is new to people, as a wider one is. */
export function moved(before: Slice, now: Slice): 'wider' | 'narrower' | undefined {
  const has = (slice: Slice, other: Slice) =>
    Object.entries(other).every(([dimension, value]) => slice[dimension as keyof Slice] === value);
  const narrower = has(now, before);
  const wider = has(before, now);
  if (narrower && wider) return undefined;
  return narrower ? 'narrower' : 'wider';
}
