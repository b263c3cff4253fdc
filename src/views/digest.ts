/** What failed in a day or a week, as a list of work: how many, of what, who acts, and the step. */
import { type Advice, advise } from '#knowledge/advice.ts';
import type { CauseId } from '#knowledge/causes/index.ts';
import type { PlatformId } from '#knowledge/facts.ts';
import type { Who } from '#knowledge/shape.ts';
import { storyOf, type Told } from './alert-story.ts';
import { ofMany } from './alert-texts.ts';
import { leastGroup } from './amounts.ts';
import { named } from './traffic.ts';
import type { Block, Text, View } from './view.ts';
import { fromTo } from './when.ts';
import { who } from './words.ts';

/** Times are epoch ms. */
export interface DigestShown {
  readonly every: 'daily' | 'weekly';
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** IANA */
  readonly zone?: string;
  /** Texts whose end is known, and how many of them failed. */
  readonly failed: number;
  readonly total: number;
  /** Most first; `cause` is absent where no code that the books know tells it. */
  readonly causes: readonly {
    readonly cause?: CauseId;
    /** The texting system that most of them went through, where the books know it. */
    readonly platform?: PlatformId;
    readonly support?: string;
    readonly failed: number;
    /** Locations, most first. */
    readonly sites: readonly { readonly name: string; readonly failed: number }[];
  }[];
  /** What began, went on or was over in that time. */
  readonly incidents: readonly Told[];
}

type Group = DigestShown['causes'][number];

/** Entries of the list of work, and locations of one. */
const most = 8;
const mostSites = 3;

export function digestView(shown: DigestShown): View {
  const large = shown.causes.filter(({ failed }) => failed >= leastGroup);
  const small = shown.causes.filter(({ failed }) => failed > 0 && failed < leastGroup);
  const items = large.slice(0, most).map(entry);
  const rest = [...large.slice(most), ...small];
  return {
    kind: 'digest',
    title: titleOf(shown),
    body: [
      ...(items.length > 0 ? [list('To do, most first', items)] : []),
      ...(rest.length > 0 ? [others(rest, items.length > 0)] : []),
      ...(shown.incidents.length > 0 ? [list('Alerts of that time', shown.incidents.map(story))] : []),
      {
        kind: 'note',
        spans: [
          `Counted from delivery receipts ${fromTo(shown.from, shown.to, shown.now, shown.zone)}; nothing here is about one patient. To end this list, type `,
          { command: 'alerts digest off' },
          '.',
        ],
      },
    ],
    choices: [],
    controls: [],
  };
}

/** "Texts of the last day: 57 of 900 failed." */
function titleOf({ every, failed, total }: DigestShown): string {
  const time = every === 'daily' ? 'the last day' : 'the last week';
  if (total < leastGroup) return `Texts of ${time}: fewer than ${leastGroup}`;
  if (failed <= 0) return `Texts of ${time}: all ${total} arrived`;
  const count = failed < leastGroup ? `fewer than ${leastGroup}` : String(failed);
  return `Texts of ${time}: ${failed >= total ? 'all' : `${count} of`} ${total} failed`;
}

/** "41 landlines in mobile fields (Northside 20). Front desk: …" */
function entry(group: Group): Text {
  const { cause, platform, support, failed } = group;
  const where = placesOf(group);
  if (!cause)
    return [
      { strong: `${failed} texts failed for a reason I do not know` },
      `${where}. Ask support with the codes in the log.`,
    ];
  const advice = advise(cause, platform ?? 'other', { status: 'failed' }, support);
  const step = stepOf(advice);
  return [
    { strong: thingsOf(cause, failed, advice) },
    `${where}.`,
    ...(step ? [' ', { strong: `${who[step.who]}: ` }, step.text] : []),
  ];
}

/** The step of whoever can put it right; what only helps for a day is for the moment, not for a list. */
function stepOf({ steps, fixer }: Advice) {
  return steps.find((step) => step.who === fixers[fixer]) ?? steps[0];
}
const fixers: Readonly<Record<Advice['fixer'], Who>> = {
  staff: 'front-desk',
  'practice-admin': 'practice-admin',
  patient: 'front-desk',
  vendor: 'vendor-support',
};

function placesOf({ sites }: Group): string {
  const large = sites.filter(({ failed }) => failed >= leastGroup).slice(0, mostSites);
  return large.length === 0
    ? ''
    : ` (${large.map(({ name, failed }) => `${named(name)} ${failed}`).join(', ')})`;
}

/** What there is so many of; else the texts that failed, and why. */
function thingsOf(cause: CauseId, failed: number, { title }: Advice): string {
  const things = work[cause];
  return things ? `${failed} ${things}` : `${failed} texts: ${inside(ofMany[cause] ?? title)}`;
}

const work: { readonly [C in CauseId]?: string } = {
  'landline-number': 'landlines in mobile fields',
  'invalid-number-format': 'numbers that are no phone numbers',
  'unassigned-number': 'numbers that are not in service',
  'sms-not-supported-by-line': 'lines that take no texts',
  'number-reassigned': 'numbers that belong to somebody else now',
  'number-type-mislabelled': 'numbers filed under the wrong type',
  'recipient-opted-out': 'texts to people who opted out',
  'recipient-blocked-sender': 'texts to phones that block the clinic',
  'recipient-service-suspended': 'texts to phones without service',
  'handset-unreachable': 'texts to phones that were switched off or out of reach',
  'message-too-long': 'texts that were too long',
};

const inside = (clause: string) =>
  /^[A-Z][a-z' ]/.test(clause) ? clause.charAt(0).toLowerCase() + clause.slice(1) : clause;

/** What is too little to be told apart, without its counts. */
function others(rest: readonly Group[], more: boolean): Block {
  const names = rest.map(({ cause, platform }) =>
    cause ? inside(ofMany[cause] ?? advise(cause, platform ?? 'other').title) : 'a reason I do not know',
  );
  return {
    kind: 'text',
    spans: [
      { strong: more ? 'Also, a few each: ' : 'A few each: ' },
      `${[...new Set(names)].slice(0, most).join('; ')}.`,
    ],
  };
}

const list = (title: string, items: readonly Text[]): Block => ({ kind: 'list', title, items });
const story = (told: Told): Text => [storyOf(told)];
