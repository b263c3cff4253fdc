/** What the bot does → a line of the protocol. */
import type { Verdict } from '#diagnosis/verdict.ts';
import { foundLines } from '#views/found.ts';
import type { Move } from '#views/move.ts';
import { problems } from '#views/notices.ts';
import type { Slip } from './heard.ts';

/** One line, ready to be written as JSON. */
export type Told = Readonly<Record<string, unknown>> & { readonly type: 'question' | 'verdict' | 'error' };

/** What the receipts show stands in `found`, where it is told. @param asked how many questions were put, where the move does not say. */
export function told(move: Move, asked: number): Told {
  const line = bare(move, asked);
  return move.found ? { ...line, found: foundLines(move.found) } : line;
}

function bare(move: Move, asked: number): Told {
  switch (move.kind) {
    case 'question': {
      const { fact, text, why, choices } = move.question;
      return { type: 'question', id: fact, text, why, ...(choices ? { choices } : {}) };
    }
    case 'verdict':
    case 'person':
      return concluded(move.verdict, move.asked);
    case 'preview':
    case 'shared':
      return concluded(move.verdict, asked);
    case 'explanation':
      return concluded(explained(move.explanation), asked);
    case 'refused':
      return slipped({
        message: problems[move.problem],
        hint: `The question "${move.question.fact}" still stands.`,
      });
    case 'help':
      return slipped({
        message: 'That asks how the bot is used.',
        hint: 'Send {"type":"start","text":"…"} with what happened to the text message, or no text to be asked.',
      });
    case 'solved':
      return slipped({
        message: 'That says that it is solved: there is nothing to diagnose.',
        hint: 'Send {"type":"start"} for another one.',
      });
  }
}

export const slipped = ({ message, hint }: Slip): Told => ({ type: 'error', message, hint });

function concluded(verdict: Verdict, asked: number): Told {
  const { kind, causes, steps, conflicts, warnings, deadline, escalation, sources } = verdict;
  return {
    type: 'verdict',
    kind,
    causes: causes.map(({ id, probability, because }) => ({
      id,
      probability: Math.round(probability * 100) / 100,
      because,
    })),
    steps: steps.map(({ text, who }) => ({ text, who })),
    warnings: [...conflicts, ...warnings],
    ...(deadline === undefined ? {} : { deadline }),
    ...(escalation === undefined
      ? {}
      : {
          escalation: { route: escalation.route, include: escalation.include, leaveOut: escalation.leaveOut },
        }),
    sources: sources.map(({ document, rows }) => ({ document, rows })),
    asked,
  };
}

/** What a code means, said as the answer to a question. */
function explained({ meaning }: Extract<Move, { kind: 'explanation' }>['explanation']): Verdict {
  const text = meaning ?? 'That code or text is in none of the lists, or it means several things.';
  return {
    kind: 'answer',
    causes: [],
    steps: [{ text, who: 'nobody' }],
    conflicts: [],
    leads: false,
    warnings: [],
    sources: [],
  };
}
