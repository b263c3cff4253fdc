/** What a delivery receipt comes to, in the causes the bot can name. */

import type { CauseId } from '../causes/index.ts';
import { type State, states } from '../outcomes.ts';
import { findCodes } from './find.ts';
import { codeByKey } from './registry.ts';

/** What counts of a receipt here. `provider` and `field` as the code books have them. */
export interface Reported {
  readonly provider: string;
  readonly field?: string | undefined;
  readonly code?: string | undefined;
  readonly state: State;
}

/**
 * The cause of a text that was reported so: what the code beside it means, where the books know it. A code beside a
 * state that is no failure is not asked: Vonage sends 0, "delivered", with every state. Without a known code, what the
 * state alone says; `undefined` for a failure that nobody explains.
 */
export function causeOf({ provider, field, code, state }: Reported): CauseId | undefined {
  const { outcome } = states[state];
  if (outcome === 'delivered') return 'delivered';
  if (outcome === 'pending') return 'still-pending';
  const known =
    code === undefined || field === undefined ? undefined : codeByKey(`${provider}/${field}/${code}`);
  return known?.cause ?? byState[state];
}

const byState: { readonly [S in State]?: CauseId } = {
  canceled: 'message-canceled',
  expired: 'message-expired',
  unknown: 'delivery-receipt-missing',
};

/**
 * What a code means in every book that has it, where all mean the same and it is long enough to be told by itself: whoever
 * sells another provider's service on hands on its codes.
 */
export function causeAnywhere(code: string | undefined): CauseId | undefined {
  if (code === undefined || !/^\d{5}$/.test(code)) return undefined;
  const [first, ...more] = findCodes(code);
  return more.every(({ cause }) => cause === first?.cause) ? first?.cause : undefined;
}
