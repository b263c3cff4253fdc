import type { Citation, Finding, Verdict } from '#diagnosis/verdict.ts';
import { facts } from '#knowledge/facts.ts';
import type { Step } from '#knowledge/shape.ts';
import { controls } from './controls.ts';
import type { Move } from './move.ts';
import { opening } from './opening.ts';
import type { Stage } from './stage.ts';
import type { Block, Choice, Text, View } from './view.ts';
import { verdictTitle, who, words } from './words.ts';

type Said = Extract<Move, { kind: 'verdict' | 'person' | 'preview' }>;

/** The likely cause, why, what to do, what to beware of, whom to ask, and where it is written. */
export function verdictView(move: Extract<Said, { kind: 'verdict' }>, stage: Stage): View {
  const { verdict } = move;
  const [first, ...rest] = verdict.causes;
  const body: Block[] = [...opening(move)];
  if (verdict.kind === 'answer') body.push(...answerBody(verdict));
  else {
    if (first && verdict.kind !== 'undetermined')
      body.push({ kind: 'text', spans: [first.means] }, ...reasons(first));
    if (verdict.deadline) body.push({ kind: 'text', spans: [{ strong: words.deadline }, verdict.deadline] });
    const uncertain = verdict.kind === 'undetermined';
    const steps = stepsBlock(words.steps, verdict.steps);
    body.push(
      ...verdict.conflicts.map((text): Block => ({ kind: 'warning', spans: [text] })),
      ...(uncertain ? [...warnings(verdict), steps] : [steps, ...warnings(verdict)]),
      ...(uncertain ? others(words.couldBe, verdict.causes) : others(words.otherwise, rest)),
    );
    body.push(...wouldSettle(move, stage));
    if (verdict.kind !== 'not-a-failure') body.push(...support(verdict));
  }
  body.push(source(verdict.sources));
  return {
    kind: verdict.kind === 'answer' ? 'answer' : 'verdict',
    title: titleOf(verdict),
    body,
    choices: choicesOf(move, stage),
    controls: controls(move),
  };
}

/** A person is asked for: whom, with what, without what. */
export function personView(move: Extract<Move, { kind: 'person' }>): View {
  const { verdict } = move;
  return {
    kind: 'verdict',
    title: words.personTitle,
    body: [
      ...opening(move),
      { kind: 'text', spans: [words.personText] },
      ...support(verdict),
      ...others(words.couldBe, verdict.causes),
      source(verdict.sources),
    ],
    choices: [],
    controls: controls(move),
  };
}

/** What the channel would see, or sees: no answers about a person, no number, no error that nobody knows. */
export function summaryView(verdict: Verdict): View {
  const [first] = verdict.causes;
  const body: Block[] =
    first && verdict.kind !== 'undetermined' ? [{ kind: 'text', spans: [first.means] }] : [];
  body.push(stepsBlock(words.steps, verdict.steps), ...warnings(verdict), source(verdict.sources));
  return {
    kind: 'summary',
    title: words.summaryTitle,
    body: [
      { kind: 'text', spans: [{ strong: titleOf(verdict) }] },
      ...body,
      { kind: 'note', spans: [words.summaryFooter] },
    ],
    choices: [],
    controls: [],
  };
}

/** Exactly what would be posted, with the question whether to post it. */
export function previewView(move: Extract<Move, { kind: 'preview' }>): View {
  const summary = summaryView(move.verdict);
  return {
    kind: 'preview',
    title: words.previewTitle,
    body: [
      { kind: 'note', spans: [words.previewNote] },
      { kind: 'text', spans: [{ strong: summary.title }] },
      ...summary.body,
    ],
    choices: [
      { label: words.shareNow, says: { says: 'share', turn: move.turn }, look: 'primary' },
      { label: words.shareNot, says: { says: 'back', turn: move.turn } },
    ],
    controls: [],
  };
}

/** The headline; an uncertain verdict names its likeliest cause only where it leads clearly. */
export function titleOf(verdict: Verdict): string {
  const [first] = verdict.causes;
  const named = verdict.kind !== 'undetermined' || verdict.leads ? first : undefined;
  return verdictTitle[verdict.kind](named?.title ?? '', named?.likelihood);
}

function answerBody(verdict: Verdict): Block[] {
  const [told, ...rest] = verdict.steps;
  return [
    ...(told ? [{ kind: 'text', spans: [told.text] } as const] : []),
    ...(rest.length > 0 ? [stepsBlock(words.answerSteps, rest)] : []),
    ...warnings(verdict),
  ];
}

function reasons(first: Finding): Block[] {
  const items: Text[] = first.because.map((line) => [line]);
  const blocks: Block[] = [{ kind: 'list', title: `${words.because} (${likelihood(first)})`, items }];
  if (first.against.length > 0)
    blocks.push({ kind: 'list', title: words.against, items: first.against.map((line) => [line]) });
  return items.length > 0 ? blocks : blocks.slice(1);
}

function others(title: string, rest: readonly Finding[]): Block[] {
  if (rest.length === 0) return [];
  return [
    {
      kind: 'list',
      title,
      items: rest.map((one) => [
        { strong: one.title },
        [` (${likelihood(one)}).`, ...one.because.slice(0, 1), ...one.against.slice(0, 1)].join(' '),
      ]),
    },
  ];
}

function stepsBlock(title: string, steps: readonly Step[]): Block {
  return {
    kind: 'steps',
    title,
    steps: steps.map((step) => ({ spans: [step.text], who: step.who, whoLabel: who[step.who] })),
  };
}

/** Answers that staff did not have and that would make the verdict surer, with where to look. */
function wouldSettle(move: Extract<Said, { kind: 'verdict' }>, { audience }: Stage): Block[] {
  const open = move.open.filter(({ personal }) => audience !== 'everybody' || !personal);
  if (open.length === 0) return [];
  return [
    {
      kind: 'list',
      title: words.wouldSettle,
      items: open.map(({ text, where }) => [text, ...(where ? [' ', { strong: words.where }, where] : [])]),
    },
  ];
}

function support(verdict: Verdict): Block[] {
  const { escalation } = verdict;
  if (!escalation) return [];
  return [
    {
      kind: 'list',
      title: words.support,
      items: [
        linked(escalation.route),
        [{ strong: words.include }, escalation.include.join('; ')],
        [{ strong: words.leaveOut }, escalation.leaveOut.join('; ')],
      ],
    },
  ];
}

/** Web addresses in our own words, so that they can be pressed. */
function linked(text: string): Text {
  return text
    .split(/(https?:\/\/[^\s<>|)]*[^\s<>|).,;:])/)
    .filter((part) => part !== '')
    .map((part) => (/^https?:\/\//.test(part) ? { link: part, href: part } : part));
}

function source(sources: readonly Citation[]): Block {
  const cited = sources.map(
    ({ title, version, rows }) =>
      `${title} (${[version, ...(rows.length > 0 ? [`${words.rows}${rows.join(', ')}`] : [])].join('; ')})`,
  );
  return { kind: 'note', spans: [words.sources, cited.join('. ')] };
}

function choicesOf(move: Extract<Said, { kind: 'verdict' }>, { canShare }: Stage): Choice[] {
  const { verdict, turn, open, news, canLookUp } = move;
  if (verdict.kind === 'answer') return [{ label: words.diagnose, says: { says: 'not-it', turn } }];
  return [
    ...open.map(
      ({ fact }) =>
        ({ label: words.foundOut + facts[fact].short, says: { says: 'reopen', turn, fact } }) as const,
    ),
    verdict.kind === 'undetermined'
      ? { label: words.worksNow, says: { says: 'solved', turn } }
      : { label: words.solved, says: { says: 'solved', turn }, look: 'primary' },
    ...(news === undefined ? [] : [newsChoice(news, turn)]),
    ...(canLookUp && verdict.kind === 'undetermined'
      ? [{ label: words.lookUp, says: { says: 'look-up', turn } } as const]
      : []),
    ...(verdict.causes.length > 0 && (verdict.kind !== 'undetermined' || verdict.leads)
      ? [{ label: words.notIt, says: { says: 'not-it', turn } } as const]
      : []),
    ...(canShare ? [{ label: words.share, says: { says: 'preview', turn } } as const] : []),
  ];
}

const newsChoice = (news: 'offered' | 'awaited', turn: number): Choice =>
  news === 'offered'
    ? { label: words.tellMe, says: { says: 'await', turn } }
    : { label: words.tellMeNot, says: { says: 'forget', turn } };

const warnings = (verdict: Verdict): Block[] =>
  verdict.warnings.map((text) => ({ kind: 'warning', spans: [text] }));
const likelihood = (one: Finding) => `${one.likelihood}, ${Math.round(one.probability * 100)} %`;
