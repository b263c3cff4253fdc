import type { Candidate, Explanation } from '#diagnosis/explain.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import { type DocumentId, documents } from '#knowledge/documents.ts';
import { retries } from '#knowledge/sentences.ts';
import { controls } from './controls.ts';
import type { Move } from './move.ts';
import type { Block, View } from './view.ts';
import { words } from './words.ts';

const fixers: Readonly<Record<string, string>> = {
  vendor: 'the vendor of your messaging system',
  staff: 'the front desk',
  'practice-admin': 'the practice administrator',
  patient: 'the patient',
};

/** What a delivery code or error text means; several meanings are all shown, never one picked. */
export function explanationView(move: Extract<Move, { kind: 'explanation' }>): View {
  const { explanation } = move;
  const candidates = explanation.candidates ?? [];
  const body: Block[] = candidates.length > 0 ? several(candidates) : one(explanation);
  return {
    kind: 'explanation',
    title: titleOf(explanation),
    body,
    choices: [{ label: words.diagnose, says: { says: 'restart' } }],
    controls: controls({ ...move, canGoBack: false }),
  };
}

function titleOf({ input, provider, code, candidates }: Explanation): string {
  if (candidates) return `What ${code ?? input} can mean`;
  return code ? `${provider ?? ''} ${code}`.trim() : 'An error text I do not know';
}

function one(explanation: Explanation): Block[] {
  if (!explanation.cause) {
    return [
      {
        kind: 'text',
        spans: [
          { code: explanation.input },
          ' is in none of the lists I hold. I will not guess what it means.',
        ],
      },
      { kind: 'text', spans: ['Pass it on to support exactly as shown.'] },
    ];
  }
  const cause = causes[explanation.cause as CauseId];
  const retry = retries[cause.retry];
  return [
    { kind: 'text', spans: [explanation.meaning ?? cause.means] },
    { kind: 'text', spans: [{ strong: 'Likely cause: ' }, cause.title] },
    {
      kind: 'text',
      spans: [{ strong: 'Who can mend it: ' }, fixers[explanation.whoCanFix ?? ''] ?? 'support'],
    },
    ...(retry ? [{ kind: 'text', spans: [{ strong: 'Sending again: ' }, retry] } as const] : []),
    { kind: 'note', spans: [words.sources, sourceTitle(explanation.source ?? '')] },
  ];
}

/** The title of a help page where the table names its file; else what the table says. */
function sourceTitle(source: string): string {
  const id = /^documents\/(.+)\.txt$/.exec(source)?.[1];
  return id && id in documents ? documents[id as DocumentId].title : source;
}

function several(candidates: readonly Candidate[]): Block[] {
  return [
    {
      kind: 'text',
      spans: [
        'This has several meanings. Which one holds depends on who sent the text and where it was shown:',
      ],
    },
    {
      kind: 'list',
      title: 'Its meanings',
      items: candidates
        .slice(0, 8)
        .map((each) => [{ strong: `${each.provider} (${each.namespace}): ` }, each.meaning ?? '']),
    },
  ];
}
