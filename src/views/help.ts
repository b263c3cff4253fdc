import type { Move } from './move.ts';
import { notices } from './notices.ts';
import type { Stage } from './stage.ts';
import type { View } from './view.ts';
import { words } from './words.ts';

/** What the bot is for and how to use it. */
export function helpView(move: Extract<Move, { kind: 'help' }>, { audience, ways }: Stage): View {
  return {
    kind: 'help',
    title: words.helpTitle,
    body: [
      ...move.notices.map((id) => ({ kind: 'warning', spans: [notices[id]] }) as const),
      {
        kind: 'text',
        spans: [
          'I ask a few short questions and tell you the likely cause, why I think so, and the next step in the system you use.',
        ],
      },
      ...(ways.length > 0 ? [{ kind: 'list', title: words.ways, items: ways } as const] : []),
      {
        kind: 'note',
        spans: [
          'I know CareMessage, Cliniko, Open Dental, Notify and Dental Intelligence, and the delivery codes of the large SMS providers. ',
          audience === 'person' ? words.privacy : words.privacyShared,
        ],
      },
    ],
    choices: [{ label: words.diagnose, says: { says: 'restart' }, look: 'primary' }],
    controls: [],
  };
}
