/** What every reader of callbacks does with what it found. */
import { codeByKey } from '#knowledge/codes/index.ts';
import { type State, states } from '#knowledge/outcomes.ts';
import type { Reading, Receipt } from './provider.ts';

/** One event, read: a receipt, something that is none (an inbound text), or why it cannot be read. */
export type Read = Receipt | 'no receipt' | { readonly unreadable: string };

/** The reading of all events of one callback. */
export function readingOf(events: readonly Read[]): Reading {
  const receipts: Receipt[] = [];
  const unreadable: string[] = [];
  for (const event of events) {
    if (event === 'no receipt') continue;
    if ('unreadable' in event) unreadable.push(event.unreadable);
    else receipts.push(event);
  }
  return unreadable.length === 0 ? { receipts } : { receipts, unreadable };
}

/** A receipt whose absent parts are left out. In a loop, for files bring millions: entries take ten times as long. */
export function receipt(parts: { readonly [K in keyof Receipt]: Receipt[K] | Absent<K> }): Receipt {
  const present: Record<string, unknown> = {};
  for (const name in parts) {
    const part = parts[name as keyof Receipt];
    if (part !== undefined) present[name] = part;
  }
  return present as unknown as Receipt;
}
type Absent<K extends keyof Receipt> = undefined extends Receipt[K] ? undefined : never;

/**
 * The state that a text has ended in: `state`, unless it is a failure that the code beside it takes back. The books
 * know such codes as no failure at all, or as a receipt that never came (Bandwidth 9902); nobody knows then how it
 * ended.
 */
export function endOf(
  state: State,
  of: Pick<Receipt, 'provider'> & { readonly field?: string | undefined; readonly code?: string | undefined },
): State {
  if (of.code === undefined || of.field === undefined || states[state].outcome !== 'failed') return state;
  const known = codeByKey(`${of.provider}/${of.field}/${of.code}`);
  const takenBack = known?.permanence === 'not-a-failure' || known?.cause === 'delivery-receipt-missing';
  return takenBack ? 'unknown' : state;
}
