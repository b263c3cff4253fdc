import { explanationView } from './explanation.ts';
import { helpView } from './help.ts';
import type { Move } from './move.ts';
import { sharedView, solvedView } from './notice.ts';
import { questionView } from './question.ts';
import { personView, previewView, verdictView } from './verdict.ts';
import type { View } from './view.ts';

/** The message for what the bot does. */
export function draw(move: Move): View {
  switch (move.kind) {
    case 'question':
    case 'refused':
      return questionView(move);
    case 'verdict':
      return verdictView(move);
    case 'person':
      return personView(move);
    case 'preview':
      return previewView(move);
    case 'shared':
      return sharedView();
    case 'solved':
      return solvedView(move.notices);
    case 'help':
      return helpView(move);
    case 'explanation':
      return explanationView(move);
  }
}
