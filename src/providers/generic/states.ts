import { type State, states } from '#knowledge/outcomes.ts';

/**
 * Words that can mean nothing else. Spelled as providers and products spell them; the five in capitals are message
 * states of SMPP 3.4 (section 5.2.28 and appendix B), which gateways hand on.
 */
const synonyms: Readonly<Record<string, State>> = {
  pending: 'queued',
  enroute: 'sent',
  dispatched: 'sent',
  read: 'delivered',
  delivrd: 'delivered',
  undeliv: 'undelivered',
  undeliverable: 'undelivered',
  'not-delivered': 'undelivered',
  'delivery-failed': 'undelivered',
  'sending-failed': 'failed',
  failure: 'failed',
  rejectd: 'rejected',
  cancelled: 'canceled',
  'delivery-unconfirmed': 'unknown',
};

/** The state that a word for it means, in whatever case, with blanks or underscores for dashes. */
export function stateOf(word: string): State | undefined {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
  if (Object.hasOwn(states, plain)) return plain as State;
  return Object.hasOwn(synonyms, plain) ? synonyms[plain] : undefined;
}
