import { controls, lookUp } from './controls.ts';
import type { Move, Question } from './move.ts';
import { opening } from './opening.ts';
import type { Audience, Stage } from './stage.ts';
import type { Block, View } from './view.ts';
import { words } from './words.ts';

const privacy: Readonly<Record<Audience, string>> = {
  person: words.privacy,
  everybody: words.privacyShared,
  aside: words.privacyAside,
};

/** Where a number is asked for, it is not asked to be left out. */
const privacyOf = ({ input }: Question, audience: Audience) =>
  input?.kind === 'phone' && audience !== 'everybody' ? words.privacyNumber : privacy[audience];

type Asked = Extract<Move, { kind: 'question' | 'refused' }>;

/** A question with its answers, why it is asked and where to look. */
export function questionView(move: Asked, { audience }: Stage): View {
  const { question, turn } = move;
  const body: Block[] = [...opening(move)];
  if (question.where) body.push({ kind: 'text', spans: [{ strong: words.where }, question.where] });
  body.push(
    { kind: 'note', spans: [words.whyAsked, question.why] },
    { kind: 'note', spans: [privacyOf(question, audience)] },
  );
  const answer = (value: string) => ({ says: 'answer', turn, fact: question.fact, value }) as const;
  // an error text becomes an id that the code books read as the same text, so that a button carries no words
  const id = (value: string) =>
    question.fact === 'error'
      ? value
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/-$/, '')
      : value;
  return {
    kind: 'question',
    title: question.text,
    body,
    choices: (question.choices ?? []).map(({ value, label }) => ({ label, says: answer(id(value)) })),
    ...(question.input
      ? {
          input: {
            label: question.text,
            placeholder: question.input.placeholder,
            hint: question.input.hint,
            kind: question.input.kind,
            answers: answer(''),
          },
        }
      : {}),
    controls: [
      { label: words.dontKnow, says: { says: 'skip', turn, fact: question.fact } },
      ...lookUp(move),
      ...controls(move),
    ],
  };
}
