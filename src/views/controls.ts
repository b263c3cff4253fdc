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
