/** What a channel sees while one person answers in private, and what that person sees when it is done. */
import { controls, lookUp } from './controls.ts';
import type { Move } from './move.ts';
import { opening } from './opening.ts';
import type { Text, View } from './view.ts';
import { words } from './words.ts';

/** The channel learns what is asked next in two or three words, never the question itself. */
export function handoverView(move: Extract<Move, { kind: 'question' | 'refused' }>): View {
  const { question, turn, aside } = move;
  const state: Text = aside
    ? [{ strong: words.asideNext }, `${question.short}. `, { person: aside }, ` ${words.asideUnderWay}`]
    : [{ strong: words.asideNext }, `${question.short}. `, words.asideWhy];
  return {
    kind: 'question',
    title: words.asideTitle,
    body: [...opening(move), { kind: 'text', spans: state }, { kind: 'note', spans: [words.asideNote] }],
    privateLink: words.asideLink,
    choices: [
      aside
        ? { label: words.asideInstead, says: { says: 'aside', turn } }
        : { label: words.asideAsk, says: { says: 'aside', turn }, look: 'primary' },
    ],
    controls: [
      { label: words.dontKnow, says: { says: 'skip', turn, fact: question.fact } },
      ...lookUp(move),
      ...controls(move),
    ],
  };
}

/** In private, once nothing is left to ask there. */
export function backView(move: Pick<Move, 'trail' | 'found'>): View {
  return {
    kind: 'notice',
    title: words.asideDone,
    body: [...opening({ ...move, notices: [] }), { kind: 'text', spans: [words.asideBack] }],
    choices: [],
    controls: [],
  };
}

/** In place of a card whose talk stands in a newer one. */
export function movedView(): View {
  return {
    kind: 'notice',
    title: words.movedTitle,
    body: [{ kind: 'text', spans: [words.moved] }],
    choices: [],
    controls: [],
  };
}
