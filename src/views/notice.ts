import { type NoticeId, notices } from './notices.ts';
import type { View } from './view.ts';
import { words } from './words.ts';

/** The talk is over. */
export function solvedView(said: readonly NoticeId[]): View {
  return {
    kind: 'notice',
    title: words.solvedTitle,
    body: [
      ...said.map((id) => ({ kind: 'warning', spans: [notices[id]] }) as const),
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
