/** What people are told of the alerts of their channel: what is on, how to change it, why it cannot be. */

import { type Part, textsOf } from './traffic.ts';
import type { Choice, Span, Text, View } from './view.ts';
import { timeOfDay } from './when.ts';

/** As it was asked for. Minutes of the day are in `zone`, an IANA zone. */
export interface SubscriptionShown {
  readonly person?: string;
  /** `{}` is everything. */
  readonly only: Part;
  readonly sensitivity: 'early' | 'balanced' | 'big';
  readonly quiet?: { readonly from: number; readonly to: number; readonly critical: boolean };
  readonly zone: string;
  readonly digest: 'none' | 'daily' | 'weekly';
  readonly paused?: { readonly why: 'not-in' | 'outsiders' | 'closed' };
}

const titles = {
  begun: 'Alerts are on in this channel',
  changed: 'The alerts of this channel are changed',
  same: 'Alerts are on in this channel already',
  listed: 'The alerts of this channel',
} as const;

/** The settings, in sentences. @param others how many other channels of this chat hear of alerts, where that was asked */
export function subscriptionView(
  subscription: SubscriptionShown,
  state: keyof typeof titles,
  others?: number,
): View {
  const { paused } = subscription;
  return notice(
    titles[state],
    [
      ...(paused ? [{ kind: 'warning', spans: [pausedBecause[paused.why]] } as const] : []),
      { kind: 'list', title: 'What you will hear', items: settings(subscription) },
      {
        kind: 'note',
        spans: [
          ...(others === undefined ? [] : [elsewhere(others)]),
          'For more, type ',
          { command: 'alerts help' },
          '.',
        ],
      },
    ],
    changes(subscription),
  );
}

/** There are none here. */
export function noAlertsView(others?: number): View {
  return notice(
    'No alerts in this channel',
    [
      paragraph(
        'When texts to patients start to fail I can say so here. Type ',
        { command: 'alerts here' },
        '.',
        ...(others === undefined ? [] : [' ', elsewhere(others)]),
      ),
    ],
    [{ label: 'Turn alerts on here', says: { says: 'alerts', text: 'here' } }],
  );
}

/** They are over. */
export const stoppedView = (): View =>
  notice(
    'Alerts are off in this channel',
    [
      paragraph(
        'I say nothing unasked here any more, not even how trouble that goes on now ends. What stands here stays.',
      ),
    ],
    [{ label: 'Turn alerts on here', says: { says: 'alerts', text: 'here' } }],
  );

/** For everybody in the channel, once. */
export function announcementView(subscription: SubscriptionShown): View {
  const { person } = subscription;
  return notice('This channel now hears when texts to patients start to fail', [
    paragraph(
      ...(person ? [{ person }, ' asked for it. '] : []),
      `I tell of ${whatOf(subscription)}, ${soon[subscription.sensitivity]}, ${quietOf(subscription)}.`,
    ),
    {
      kind: 'note',
      spans: [
        'I tell counts and causes, never anything of a patient. To change it, type ',
        { command: 'alerts help' },
        '.',
      ],
    },
  ]);
}

/** For whoever asked for alerts in a channel that does not let us in any more. */
export function pausedView(subscription: SubscriptionShown): View {
  return notice('Alerts that you asked for are paused', [
    paragraph(pausedBecause[subscription.paused?.why ?? 'closed']),
    paragraph(
      `It is the channel that hears of ${textsOf(subscription.only)}. Nobody there is told of failing texts meanwhile. Once it is put right, type `,
      { command: 'alerts here' },
      ' there again; or do so in another channel.',
    ),
  ]);
}

const pausedBecause = {
  'not-in': 'I was taken out of the channel, so I cannot say anything there.',
  outsiders: 'People of another organisation read along in the channel now, so I say nothing there.',
  closed: 'The channel was archived or deleted, or is closed to me.',
} as const;

function settings(subscription: SubscriptionShown): Text[] {
  const { sensitivity, digest, zone } = subscription;
  return [
    [{ strong: 'Of what: ' }, `${whatOf(subscription)}.`],
    [{ strong: 'How soon: ' }, `${soon[sensitivity]}.`],
    [{ strong: 'When: ' }, `${quietOf(subscription)}.`],
    [{ strong: 'Digest: ' }, digests[digest]],
    [{ strong: 'Clock: ' }, `${zone}.`],
  ];
}

const whatOf = ({ only }: SubscriptionShown) =>
  Object.keys(only).length === 0 ? 'all texts' : `${textsOf(only)}, and trouble that touches them`;

function quietOf({ quiet }: SubscriptionShown): string {
  if (!quiet) return 'at any hour';
  const hours = `from ${timeOfDay(quiet.from)} to ${timeOfDay(quiet.to)}`;
  return `at any hour but ${hours}, when ${quiet.critical ? 'only what is critical' : 'nothing'} is said`;
}

const soon = {
  early: 'at the first sign (early)',
  balanced: 'as soon as it is worth a look (balanced)',
  big: 'only when many texts are at stake (only big)',
} as const;

const digests = {
  none: 'none.',
  daily: 'every day at 08:00.',
  weekly: 'on Mondays at 08:00.',
} as const;

const elsewhere = (others: number) =>
  `${others === 0 ? 'No other channel' : others === 1 ? '1 other channel' : `${others} other channels`} of this workspace ${others > 1 ? 'hear' : 'hears'} of alerts. `;

/** What can be pressed carries no spaces: it is read like what is typed. */
function changes({ sensitivity, quiet, digest }: SubscriptionShown): Choice[] {
  const press = (label: string, text: string): Choice => ({ label, says: { says: 'alerts', text } });
  return [
    ...(sensitivity === 'early'
      ? []
      : [press('Tell me earlier', sensitivity === 'big' ? 'balanced' : 'early')]),
    ...(sensitivity === 'big' ? [] : [press('Only big trouble', 'only-big')]),
    quiet
      ? press('No quiet hours', 'quiet-off')
      : press('Quiet at night', 'quiet-20:00-07:00-except-critical'),
    digest === 'none' ? press('Daily digest', 'digest-daily') : press('No digest', 'digest-off'),
    { ...press('Stop alerts here', 'stop'), look: 'danger' },
  ];
}

const notice = (title: string, body: View['body'], choices: readonly Choice[] = []): View => ({
  kind: 'notice',
  title,
  body,
  choices,
  controls: [],
});
const paragraph = (...spans: Span[]): View['body'][number] => ({ kind: 'text', spans });
