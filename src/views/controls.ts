import type { Move } from './move.ts';
import type { Choice } from './view.ts';
import { words } from './words.ts';

/** Back, Start over and a person: always at hand. */
export function controls({ turn, canGoBack, kind }: Pick<Move, 'turn' | 'canGoBack' | 'kind'>): Choice[] {
  return [
    ...(canGoBack ? [{ label: words.back, says: { says: 'back', turn } } as const] : []),
    { label: words.restart, says: { says: 'restart' } },
    ...(kind === 'person' ? [] : [{ label: words.person, says: { says: 'handoff', turn } } as const]),
  ];
}

/** Asking the delivery receipts instead of staff, unless that is what is asked already. */
export function lookUp({
  turn,
  canLookUp,
  question,
}: Extract<Move, { kind: 'question' | 'refused' }>): Choice[] {
  if (!canLookUp || question.fact === 'recipient-number') return [];
  return [{ label: words.lookUp, says: { says: 'look-up', turn } }];
}
