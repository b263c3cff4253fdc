/** The one message of an incident, as it lives on until it is over. */
import { type Advice, advise, cited } from '#knowledge/advice.ts';
import { channelNamed } from '#knowledge/features.ts';
import { chartOf } from './alert-chart.ts';
import { pressable } from './alert-choices.ts';
import { detailsOf } from './alert-details.ts';
import type { AlertShown, Presser } from './alert-shown.ts';
import { isBlind, storyOf, titleOf } from './alert-story.ts';
import { blindSteps, ofMany, whoCan, alertWords as words } from './alert-texts.ts';
import { leastGroup, share } from './amounts.ts';
import { named } from './traffic.ts';
import type { Block, Text, View } from './view.ts';
import { when } from './when.ts';
import { who } from './words.ts';

/** The title is the whole story; below it the cause, who has it in hand, the numbers, and what to do. */
export function alertView(shown: AlertShown): View {
  const advice = adviceOf(shown);
  const title = titleOf(shown);
  const over = shown.resolvedAt !== undefined || shown.dismissed !== undefined;
  const story = storyOf(shown);
  return {
    kind: 'alert',
    title,
    body: [
      ...(isBlind(shown) ? blindCause() : likely(shown, advice)),
      ...(story === title ? [] : [text({ strong: words.allOfIt }, story)]),
      ...inHand(shown),
      ...chartOf(shown),
      ...(over ? [] : toDo(shown, advice)),
      ...(shown.details ? detailsOf(shown.details) : []),
      { kind: 'note', spans: [...(isBlind(shown) ? [] : sourceOf(advice)), words.footer] },
    ],
    ...pressable(shown, over),
  };
}

/** In place of a message whose incident was put away. */
export function goneView(): View {
  return { kind: 'notice', title: words.goneTitle, body: [text(words.gone)], choices: [], controls: [] };
}

/** What is known of all its texts, for the books. */
function adviceOf({ cause, platform, support, kind, slice }: AlertShown): Advice {
  const { feature } = slice;
  const channel = feature === undefined ? undefined : channelNamed(feature);
  const known = { ...(kind === 'failures' ? { status: 'failed' } : {}), ...(channel ? { channel } : {}) };
  return advise(cause, platform ?? 'other', known, support);
}

/** The title of a cause, said of many texts. */
export const causeTitle = (shown: AlertShown): string => ofMany[shown.cause] ?? adviceOf(shown).title;

/** "Likely cause: … Vendor support can fix it. Sending again will not help.", and why. */
function likely(shown: AlertShown, { fixer, retry }: Advice): Block[] {
  const over = shown.resolvedAt !== undefined;
  const again = over && shown.kind === 'failures' ? words.notAgain : retry;
  const rest = [`${causeTitle(shown)}.`, ...(over ? [] : [whoCan[fixer]]), ...(again ? [again] : [])].join(
    ' ',
  );
  const why = becauseOf(shown);
  return [
    text({ strong: over ? words.causeOver : words.cause }, rest),
    ...(why.length > 0 ? [text({ strong: words.why }, ...why)] : []),
  ];
}

/** What the codes say, no surer than they are. */
function becauseOf({ kind, codes, failed, total }: AlertShown): Text {
  if (kind === 'silence') return [];
  const rate = share(failed, total);
  const much = rate ? [`${rate.charAt(0).toUpperCase()}${rate.slice(1)} failed. `] : [];
  const [first] = codes;
  if (!first) return [...much, 'The receipts give no code, so I go by where the texts fail.'];
  const { code, title } = first;
  const called: Text = [{ code: named(code) }, title ? ` (${named(title, 80)}).` : '.'];
  if (first.failed * 2 < failed)
    return [...much, 'No single code explains it; the most frequent one is ', ...called];
  const counted = first.failed >= leastGroup ? `${first.failed} of the ${failed}` : 'Most that failed';
  return [...much, `${first.failed >= failed ? 'All that failed' : counted} carry code `, ...called];
}

function blindCause(): Block[] {
  return [text({ strong: words.blindCause }, words.blindWhy)];
}

/** Who has it, until when it is quiet, who closed it. */
function inHand({ taken, snoozed, dismissed, resolvedAt, now, zone }: AlertShown): Block[] {
  const at = (time: number) => when(time, now, zone);
  if (dismissed)
    return [text(...somebody(dismissed.by), ` said at ${at(dismissed.at)} that this is not a problem.`)];
  const has = taken && [
    ...somebody(taken.by),
    resolvedAt === undefined ? ` is on it since ${at(taken.at)}.` : ` was on it from ${at(taken.at)} on.`,
  ];
  const sleeps =
    snoozed && resolvedAt === undefined && snoozed.until > now
      ? [
          'Snoozed by ',
          ...somebody(snoozed.by, 'somebody'),
          ` until ${at(snoozed.until)}: until then I keep the numbers up to date and say nothing more.`,
        ]
      : undefined;
  return [has, sleeps].flatMap((spans) => (spans ? [text(...spans)] : []));
}

const chats: Readonly<Record<string, string>> = {
  slack: 'in Slack',
  teams: 'in Teams',
  terminal: 'at the terminal',
};

/** Where the name is not known here, only where that was. */
const somebody = (by: Presser, word = 'Somebody'): Text =>
  'person' in by ? [{ person: by.person }] : [`${word} ${chats[by.chat] ?? 'in another chat'}`];

function toDo(shown: AlertShown, { steps, beware }: Advice): Block[] {
  const all = isBlind(shown) ? blindSteps : steps;
  return [
    {
      kind: 'steps',
      title: words.steps,
      steps: all.map((step) => ({ spans: [step.text], who: step.who, whoLabel: who[step.who] })),
    },
    ...(isBlind(shown) ? [] : beware.map((line): Block => ({ kind: 'warning', spans: [line] }))),
  ];
}

const sourceOf = ({ source }: Advice): string[] => [`${words.source}${cited(source)}. `];
const text = (...spans: Text): Block => ({ kind: 'text', spans });
