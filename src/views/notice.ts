import type { Move } from './move.ts';
import { opening } from './opening.ts';
import type { View } from './view.ts';
import { words } from './words.ts';

/** The talk is over. */
export function solvedView(move: Extract<Move, { kind: 'solved' }>): View {
  return {
    kind: 'notice',
    title: words.solvedTitle,
    body: [
      ...opening(move),
      ...(move.cause ? [{ kind: 'text', spans: [{ strong: words.solvedCause }, move.cause] } as const] : []),
      { kind: 'text', spans: [words.solvedText] },
    ],
    choices: [{ label: words.diagnose, says: { says: 'restart' } }],
    controls: [],
  };
}

/** The summary was posted. */
export function sharedView(): View {
  return {
    kind: 'notice',
    title: words.sharedTitle,
    body: [{ kind: 'text', spans: [words.shared] }],
    choices: [{ label: words.diagnose, says: { says: 'restart' } }],
    controls: [],
  };
}

/** A failure of ours. `hint` is a sentence for staff. */
export function troubleView(hint: string = words.trouble): View {
  return {
    kind: 'notice',
    title: words.troubleTitle,
    body: [{ kind: 'warning', spans: [hint] }],
    choices: [{ label: 'Show me where we are', says: { says: 'show' } }],
    controls: [{ label: words.restart, says: { says: 'restart' } }],
  };
}
