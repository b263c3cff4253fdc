/** What somebody is told who waited for the next text after a fix. */
import { moment } from './found.ts';
import type { Choice, View } from './view.ts';
import { words } from './words.ts';

/** The text got through. @param at when it was sent, epoch ms. @param zone the practice's, for the time. */
export function deliveredView(tail: string | undefined, at: number, zone: string | undefined): View {
  return news(
    words.fixedTitle,
    `The text${to(tail)} of ${moment(at, zone)} was delivered. You asked me to watch it; I watch no longer.`,
  );
}

/** Nothing was sent in all that time. */
export function silenceView(tail: string | undefined): View {
  return news(
    words.silenceTitle,
    `You asked me to watch the next text${to(tail)}. None was sent in 14 days that I hold a receipt of, so I watch no longer.`,
  );
}

const to = (tail: string | undefined) => (tail ? ` to …${tail}` : ' to that phone');
const again: Choice = { label: words.diagnose, says: { says: 'start' } };

function news(title: string, text: string): View {
  return { kind: 'notice', title, body: [{ kind: 'text', spans: [text] }], choices: [again], controls: [] };
}
