/** What this chat alone has to say on its own. */
import { notice } from '#chat/own-words.ts';

/** Slack did not open the field. */
export const pressAgain = notice(
  'Please press that again',
  'Slack did not open the field in time. Nothing was changed.',
);
