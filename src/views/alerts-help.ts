/** How alerts are asked for, and why they cannot be had. */
import { valueName } from './traffic.ts';
import type { Block, Choice, Text, View } from './view.ts';

const ways: readonly Text[] = [
  [{ command: 'alerts here' }, ' tells this channel when texts start to fail.'],
  [
    { command: 'alerts here for site=north' },
    ' only for that location; also platform=, feature=, sender=, carrier= or provider=.',
  ],
  [
    { command: 'alerts early' },
    ', ',
    { command: 'alerts balanced' },
    ' or ',
    { command: 'alerts only big' },
    ': how soon.',
  ],
  [
    { command: 'alerts quiet 20:00-07:00 except critical' },
    ' for the night; ',
    { command: 'alerts quiet off' },
    ' ends it.',
  ],
  [
    { command: 'alerts digest daily' },
    ' (or weekly, or off): a list at 08:00 of what failed and what to do about it.',
  ],
  [{ command: 'alerts list' }, ' shows what is on here. ', { command: 'alerts stop' }, ' ends it.'],
];

const wrong = {
  words: 'I could not read all of that, so I changed nothing. ',
  times: 'I could not read two times of day there, so I changed nothing. ',
  twice:
    'Each of site, platform, feature, sender, carrier and provider can be named once. I changed nothing. ',
} as const;

/** @param why what could not be read @param meant commands that may have been meant */
export function alertsHelpView(why?: keyof typeof wrong, meant: readonly string[] = []): View {
  const perhaps: Text = meant.flatMap((one, at) => [
    at === 0 ? 'Did you mean ' : ' or ',
    { command: `alerts ${one}` },
  ]);
  return {
    kind: 'help',
    title: 'Alerts in this channel',
    body: [
      ...(why ? [warning(wrong[why], ...perhaps, ...(perhaps.length > 0 ? ['?'] : []))] : []),
      { kind: 'list', title: 'What you can type', items: ways },
      { kind: 'note', spans: ['Alerts hold counts, codes and causes, never anything of a patient.'] },
    ],
    choices: [],
    controls: [],
  };
}

/** Why nothing may be said here unasked. @param chat its id in the registry */
export function refusedView(
  why: 'not-in' | 'outsiders' | 'closed' | 'untold' | 'unasked' | 'no-receipts',
  chat: string,
): View {
  return plain('Alerts cannot be told here', [[whyNot(why, chat)]]);
}

function whyNot(why: Parameters<typeof refusedView>[0], chat: string): string {
  switch (why) {
    case 'not-in':
      return `I am not in this channel. Invite me first: ${invite[chat] ?? 'add me to the channel'}. Then ask again.`;
    case 'outsiders':
      return 'People of another organisation read along here, or may. Alerts speak of your practice, so I do not tell them here; please ask in a channel of your own.';
    case 'closed':
      return 'This channel is archived, deleted or closed to me. Please ask in another one.';
    case 'untold':
      return `I cannot see who reads along here, so I say nothing unasked. ${grant[chat] ?? 'Ask whoever runs this bot to let it read who is in the channel'}. Then ask again.`;
    case 'unasked':
      return 'I could not find out just now who reads along here. Nothing was changed; please try again in a minute.';
    case 'no-receipts':
      return 'No delivery receipts belong to this workspace, so there is nothing I could tell. Ask whoever runs this bot to name this chat in its list of workspaces (RECEIPTS_MAP).';
  }
}

const invite: Readonly<Record<string, string>> = {
  slack: 'type /invite @smsfail here',
  teams: 'add the smsfail app to this team or chat',
};
const grant: Readonly<Record<string, string>> = {
  slack:
    'Ask whoever runs this bot to give the Slack app the permissions channels:read and groups:read, and to install it again',
  teams: 'Ask whoever runs this bot to update the Teams app, and to add it to this team or chat again',
};

const nouns: Readonly<Record<string, string>> = {
  provider: 'providers',
  platform: 'texting systems',
  site: 'locations',
  feature: 'features',
  sender: 'sending numbers',
  carrier: 'phone companies',
};
/** Names of one list. */
const most = 30;

/**
 * What was typed names nothing that receipts came from.
 * @param exist names by dimension, as receipts have them @param anyway the command that takes it all the same
 */
export function unknownPartView(
  exist: Readonly<Record<string, readonly string[]>>,
  anyway: string | undefined,
): View {
  const lists = Object.entries(exist).map(([dimension, names]): Block => {
    const shown = names.slice(0, most).map((name) => valueName(dimension, name));
    const more = names.length - shown.length;
    const items = more > 0 ? [...shown, `and ${more} more`] : shown;
    return {
      kind: 'text',
      spans: [
        { strong: `Known ${nouns[dimension] ?? dimension}: ` },
        items.length > 0 ? `${items.join('; ')}.` : 'none.',
      ],
    };
  });
  return {
    kind: 'notice',
    title: 'I know nothing of that name',
    body: [
      warning('In the last 30 days no delivery receipt came from there, so I changed nothing.'),
      ...lists,
      { kind: 'note', spans: ['Is it new? Then I can wait for its first receipt.'] },
    ],
    choices: anyway === undefined ? [] : [use(anyway)],
    controls: [],
  };
}

const use = (text: string): Choice => ({ label: 'Use it anyway', says: { says: 'alerts', text } });
const warning = (...spans: Text): Block => ({ kind: 'warning', spans });
const plain = (title: string, lines: readonly Text[]): View => ({
  kind: 'notice',
  title,
  body: lines.map((spans) => ({ kind: 'text', spans })),
  choices: [],
  controls: [],
});
