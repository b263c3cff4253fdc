/** What the delivery receipts show of one phone, in sentences. */
import type { Block, Text } from './view.ts';
import { words } from './words.ts';

interface Tally {
  readonly delivered: number;
  readonly failed: number;
}

/** Counts, times and words about one phone; times are epoch ms. */
export interface Found {
  readonly asked: 'number' | 'message' | 'next';
  readonly tail?: string | undefined;
  readonly code?: string | undefined;
  /** The provider's own title of the code. */
  readonly title?: string | undefined;
  readonly text?:
    | { readonly at: number; readonly outcome: 'pending' | 'delivered' | 'failed' | 'unknown' }
    | undefined;
  readonly ended: Tally & { readonly unknown: number; readonly pending: number };
  readonly since?: number | undefined;
  readonly alike: boolean;
  readonly delivered?: number | undefined;
  readonly features: readonly (Tally & { readonly name: string })[];
  readonly patients: number;
  readonly others?:
    | { readonly now: Tally; readonly usual: Tally; readonly seems: 'many' | 'usual' | 'unclear' }
    | undefined;
  readonly contradicted: boolean;
  /** The practice's IANA zone, for dates; UTC without one, and said so. */
  readonly zone?: string | undefined;
}

/** A list under its own heading. */
export function foundBlock(found: Found): Block {
  const items: Text[] = foundLines(found).map((line) => [line]);
  return { kind: 'list', title: words.receipts, items };
}

/** Full sentences. */
export function foundLines(found: Found): string[] {
  return [
    ...asked(found),
    ...scope(found),
    ...took(found),
    ...features(found),
    ...sharers(found),
    ...others(found),
  ];
}

/** The one text that a message id names. */
function asked(found: Found): string[] {
  if (found.asked !== 'message' || !found.text) return [];
  const { at, outcome } = found.text;
  return [`That text ${endings[outcome]}${code(found)}. It was sent on ${moment(at, found.zone)}.`];
}

const endings = {
  pending: 'has no final receipt yet',
  delivered: 'was delivered',
  failed: 'failed',
  unknown: 'ended without an answer: neither delivered nor failed',
} as const;

/** "4 of the last 4 texts to …67 failed since 2 March, each with 30006 (Landline or unreachable carrier)." */
function scope(found: Found): string[] {
  const { ended, since, alike, asked: by, zone } = found;
  const known = ended.delivered + ended.failed;
  if (known + ended.unknown + ended.pending === 0) return [`I hold no receipt of a text${phone(found)}.`];
  const open = unfinished(found);
  if (known === 0 || (known === 1 && by === 'message')) return open;
  const texts = textsOf(found, known);
  if (ended.failed === 0)
    return [known === 1 ? `${texts} was delivered.` : `All of ${texts} were delivered.`, ...open];
  const same = alike && by !== 'message' && found.code;
  const why = same ? `, ${ended.failed > 1 ? 'each ' : ''}with ${found.code}${title(found)}` : '';
  const when = since === undefined ? '' : ` ${known === 1 ? 'on' : 'since'} ${day(since, zone)}`;
  const how = known === 1 ? texts : `${ended.failed} of ${texts}`;
  return [`${how} failed${when}${why}.`, ...open];
}

function textsOf(found: Found, known: number): string {
  const next = found.asked === 'next';
  if (known === 1) return `The ${next ? 'next' : 'only'} text${phone(found)}`;
  return next ? `the ${known} texts since then${phone(found)}` : `the last ${known} texts${phone(found)}`;
}

const phone = ({ tail }: Found) => (tail ? ` to …${tail}` : ' to this phone');

function unfinished({ ended, contradicted }: Found): string[] {
  return [
    ...(ended.pending > 0 ? [`${ended.pending} ${are(ended.pending)} still under way.`] : []),
    ...(ended.unknown > 0
      ? [`${ended.unknown} ended without an answer, which is neither delivered nor failed.`]
      : []),
    ...(contradicted ? ['Two receipts of the same text contradict each other.'] : []),
  ];
}

/** A text that came through says more of a line than any label. */
function took({ ended, delivered, zone }: Found): string[] {
  if (ended.failed === 0 || delivered === undefined) return [];
  return [`A text reached this phone on ${day(delivered, zone)}, so the line can take texts.`];
}

function features({ features: known }: Found): string[] {
  if (known.length < 2) return [];
  const failing = known.filter(({ failed }) => failed > 0).map(({ name }) => name);
  const fine = known.filter(({ failed, delivered }) => failed === 0 && delivered > 0).map(({ name }) => name);
  if (failing.length === 0) return [];
  const spared = fine.length > 0 ? `; through ${list(fine)} all got through` : '';
  return [`Texts fail through ${list(failing)}${spared}.`];
}

function sharers({ patients }: Found): string[] {
  return patients > 1 ? [`${patients} patient records share this number.`] : [];
}

function others({ others: seen }: Found): string[] {
  if (!seen || seen.seems === 'unclear') return [];
  const { now, usual } = seen;
  const share = `${now.failed} of ${now.failed + now.delivered}`;
  if (seen.seems === 'usual') return [`Other patients' texts got through as usual then: ${share} failed.`];
  const before = usual.failed + usual.delivered;
  const normal = before > 0 ? ` (before that ${usual.failed} of ${before})` : '';
  return [`It is not this patient alone: ${share} texts to others failed around then${normal}.`];
}

const code = (found: Found) => (found.code ? ` with ${found.code}${title(found)}` : '');
const title = ({ title: name }: Found) => (name ? ` (${name})` : '');
const are = (count: number) => (count === 1 ? 'is' : 'are');
const list = (names: readonly string[]) => new Intl.ListFormat('en').format(names);

/** "2 March". */
export const day = (at: number, zone = 'UTC') =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: zone }).format(at);

/** "2 March at 9:40 am"; without a known zone the time is in UTC and says so. */
export const moment = (at: number, zone: string | undefined) => {
  const time = new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone ?? 'UTC',
  }).format(at);
  return `${day(at, zone)} at ${time.toLowerCase()}${zone ? '' : ' UTC'}`;
};
