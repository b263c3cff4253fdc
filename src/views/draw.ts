import { backView, handoverView } from './aside.ts';
import { explanationView } from './explanation.ts';
import { helpView } from './help.ts';
import type { Move } from './move.ts';
import { sharedView, solvedView } from './notice.ts';
import { questionView } from './question.ts';
import { alone, type Stage } from './stage.ts';
import { personView, previewView, verdictView } from './verdict.ts';
import type { View } from './view.ts';

/** The message for what the bot does. What concerns one person is never drawn for everybody. */
export function draw(told: Move, stage: Stage = alone): View {
  const move = stage.audience === 'everybody' ? withoutFound(told) : told;
  switch (move.kind) {
    case 'question':
    case 'refused':
      if (move.question.personal && stage.audience === 'everybody') return handoverView(move);
      if (!move.question.personal && stage.audience === 'aside') return backView(move);
      return questionView(move, stage);
    case 'help':
      return helpView(move, stage);
    case 'explanation':
      return explanationView(move);
  }
  return stage.audience === 'aside' ? backView(move) : concluded(move, stage);
}

function withoutFound<M extends Move>({ found: _, ...move }: M): M {
  return move as M;
}

function concluded(
  move: Exclude<Move, { kind: 'question' | 'refused' | 'help' | 'explanation' }>,
  stage: Stage,
): View {
  switch (move.kind) {
    case 'verdict':
      return verdictView(move, stage);
    case 'person':
      return personView(move);
    case 'preview':
      return previewView(move);
    case 'shared':
      return sharedView();
    case 'solved':
      return solvedView(move);
  }
}
