/** What this chat alone has to say on its own. */
import { notice } from '#chat/own-words.ts';
import type { View } from '#views/view.ts';

/** Slack did not open the field. */
export const pressAgain = notice(
  'Please press that again',
  'Slack did not open the field in time. Nothing was changed.',
);

/** A word for whoever pressed, beside the message that everybody sees. */
export const aside = (word: string): View => ({
  kind: 'notice',
  title: '',
  body: [{ kind: 'text', spans: [word] }],
  choices: [],
  controls: [],
});
