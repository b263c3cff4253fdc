import type { Move } from './move.ts';
import { notices } from './notices.ts';
import type { View } from './view.ts';
import { words } from './words.ts';

/** What the bot is for and how to use it. */
export function helpView(move: Extract<Move, { kind: 'help' }>): View {
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
      {
        kind: 'list',
        title: 'Ways to start',
        items: [
          [{ code: '/smsfail' }, ' asks everything, a button at a time.'],
          [
            { code: '/smsfail caremessage reminder failed at 9:40pm, only the last one' },
            ' starts with what you say.',
          ],
          [{ code: '/smsfail explain 30007' }, ' says what a code or an error text means.'],
          ['In a thread, open the menu of a message and choose "Why did this text fail?".'],
        ],
      },
      {
        kind: 'note',
        spans: [
          'I know CareMessage, Cliniko, Open Dental, Notify and Dental Intelligence, and the delivery codes of the large SMS providers. ',
          words.privacy,
        ],
      },
    ],
    choices: [{ label: words.diagnose, says: { says: 'restart' }, look: 'primary' }],
    controls: [],
  };
}
