/** How the texts of today fare: counts by location, what is wrong now, when was heard last. */
import { storyOf, type Told } from './alert-story.ts';
import { leastGroup, ofAll, plural } from './amounts.ts';
import { named, providerName } from './traffic.ts';
import type { Block, Chart, Text, View } from './view.ts';
import { axis, when } from './when.ts';

/** Texts whose end is known, and how many of them failed. */
export interface Counted {
  readonly name: string;
  readonly failed: number;
  readonly total: number;
}

/** Times are epoch ms. */
export interface StatusShown {
  readonly now: number;
  /** IANA */
  readonly zone?: string;
  /** Texts since midnight. `total`: their end is known. */
  readonly sent: number;
  readonly failed: number;
  readonly total: number;
  /** Most failures first; texts without a location are in none. */
  readonly sites: readonly Counted[];
  /** Each hour since midnight, where there are no two locations to compare. */
  readonly hours: readonly { readonly from: number; readonly failed: number; readonly total: number }[];
  readonly open: readonly Told[];
  /** How many alerts of the last seven days somebody closed as no problem. */
  readonly dismissed: number;
  /** When a receipt came last. */
  readonly feeds: readonly { readonly provider: string; readonly last: number }[];
  /** What could not be said in a channel: given up, and later than it should be. */
  readonly dead: number;
  readonly late: number;
}

/** Bars of a chart. */
const most = 20;
/** Bars whose numbers are said in a sentence; more stand in a list. */
const sayable = 5;

export function statusView(shown: StatusShown): View {
  const { open, dead, late, dismissed } = shown;
  return {
    kind: 'status',
    title: titleOf(shown),
    body: [
      ...trouble(open),
      ...charts(shown),
      ...heard(shown),
      ...(dismissed > 0
        ? [
            {
              kind: 'note',
              spans: [`Closed as not a problem in the last 7 days: ${plural(dismissed, 'alert')}.`],
            } as const,
          ]
        : []),
      ...(dead > 0
        ? [
            warning(
              `${plural(dead, 'message')} could not be said in a channel, though I tried for hours. Whoever runs this bot finds the reason in its log.`,
            ),
          ]
        : []),
      ...(late > 0
        ? [
            warning(
              `${plural(late, 'message')} to a channel ${late === 1 ? 'is' : 'are'} late; I keep trying.`,
            ),
          ]
        : []),
      {
        kind: 'note',
        spans: ['Counted from delivery receipts since midnight; nothing here is about one patient.'],
      },
    ],
    choices: [],
    controls: [],
  };
}

/** "Today so far 14 of 430 texts failed; 6 are under way." */
function titleOf({ sent, failed, total }: StatusShown): string {
  if (sent <= 0) return 'No texts today so far';
  if (sent < leastGroup) return `Fewer than ${leastGroup} texts today so far`;
  const open = sent - total;
  const way = open > 0 ? `; of ${open} more the end is not known yet` : '';
  if (total < leastGroup) return `${sent} texts today so far; of most of them the end is not known yet`;
  if (failed <= 0) return `All ${total} texts today so far arrived${way}`;
  return `Today so far ${failed >= total ? `all ${total}` : `${failed} of ${total}`} texts failed${way}`;
}

function trouble(open: readonly Told[]): Block[] {
  if (open.length === 0) return [{ kind: 'text', spans: ['Nothing unusual is going on.'] }];
  return [{ kind: 'list', title: 'Going on now', items: open.map((one) => [storyOf(one)]) }];
}

function charts(shown: StatusShown): Block[] {
  const places = placesOf(shown.sites);
  return places.length > 1 ? bySite(places) : byHour(shown);
}

/** One bar, and one sentence: a location, or some together. */
interface Place extends Omit<Counted, 'name'> {
  readonly label: string;
  readonly said: string;
}

/** Of few texts nothing is told apart: such locations stand together, with one more where they are few even so. */
function placesOf(sites: readonly Counted[]): Place[] {
  const few = sites.filter(({ total }) => total < leastGroup);
  let large = sites.filter(({ total }) => total >= leastGroup);
  if (few.length > 0 && sum(few).total < leastGroup) {
    const least = large.reduce((a, b) => (b.total < a.total ? b : a), large[0] ?? sum([]));
    few.push(...large.filter((one) => one === least));
    large = large.filter((one) => one !== least);
  }
  const rest = large.slice(most);
  return [
    ...large.slice(0, most).map((one) => ({ ...one, label: named(one.name, 20), said: named(one.name) })),
    ...together(rest, 'more'),
    ...together(few, 'other'),
  ];
}

function together(sites: readonly Counted[], which: string): Place[] {
  const name = plural(sites.length, `${which} location`);
  return sites.length > 0 ? [{ ...sum(sites), label: name, said: name }] : [];
}

function bySite(places: readonly Place[]): Block[] {
  const bars = places.slice(0, most);
  const items: Text[] = places.map((place) => [{ strong: `${place.said}: ` }, `${failedOf(place)}.`]);
  const few = items.length <= sayable;
  const said: Text = few
    ? items.flatMap((item, at) => (at > 0 ? [' ', ...item] : item))
    : ['Every location stands in the list below.'];
  return [
    {
      kind: 'chart',
      form: 'bars',
      title: 'Texts today by location',
      labels: bars.map(({ label }) => label),
      series: [
        { name: 'Failed', values: bars.map(({ failed }) => Math.max(0, failed)) },
        { name: 'Arrived', values: bars.map(({ total, failed }) => Math.max(0, total - failed)) },
      ],
      said,
    } satisfies Chart,
    ...(few ? [] : [{ kind: 'list', title: 'By location', items } as const]),
  ];
}

const failedOf = ({ failed, total }: Pick<Counted, 'failed' | 'total'>) =>
  failed <= 0 ? `none of ${total} failed` : `${ofAll(failed, total)} failed`;
const sum = (all: readonly Counted[]) => ({
  failed: all.reduce((so, { failed }) => so + failed, 0),
  total: all.reduce((so, { total }) => so + total, 0),
});

function byHour({ hours, zone, total: ended }: StatusShown): Chart[] {
  const points = hours.slice(-most);
  if (points.length < 2 || ended <= 0) return [];
  const failed = points.map((point) => Math.max(0, point.failed));
  const arrived = points.map((point) => Math.max(0, point.total - point.failed));
  const labels = points.map(({ from }) => axis(from, false, zone));
  return [
    {
      kind: 'chart',
      form: 'line',
      title: 'Texts today, each hour',
      labels,
      series: [
        { name: 'Failed', values: failed },
        { name: 'Arrived', values: arrived },
      ],
      said: [
        `Each hour from ${labels[0]}${zone ? '' : ' UTC'}: failed ${failed.join(', ')}; arrived ${arrived.join(', ')}.`,
      ],
    },
  ];
}

function heard({ feeds, now, zone }: StatusShown): Block[] {
  if (feeds.length === 0) return [warning('I have not had a single delivery receipt yet.')];
  const items = feeds.map(
    ({ provider, last }): Text => [{ strong: `${providerName(provider)}: ` }, when(last, now, zone)],
  );
  return [{ kind: 'list', title: 'Last delivery receipt', items }];
}

const warning = (text: string): Block => ({ kind: 'warning', spans: [text] });
