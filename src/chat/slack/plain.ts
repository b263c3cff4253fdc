/**
 * The whole view as one text: what a notification shows and a screen reader says. Slack reads it instead of the
 * blocks, so it names everything a person could see or press.
 */
import { wholeCharacters } from '#chat/cut.ts';
import { type Speaker, spokenBody, spokenChoices } from '#chat/spoken.ts';
import type { View } from '#views/view.ts';
import { escaped } from './escape.ts';
import { limits } from './limits.ts';

/** Slack shows a person's name in blocks only, by the id; words alone have to do without. */
export const speaker: Speaker = { name: () => 'a colleague', command: (words) => `/smsfail ${words}`.trim() };

/** At most `limits.fallback` characters, escaped for mrkdwn. A long body is cut, the choices never are. */
export function plainText(view: View): string {
  const body = escaped(spokenBody(view, speaker)).trim();
  const press = cutEscaped(escaped(spokenChoices(view)), 2500);
  const room = limits.fallback - press.length - cutNote.length - 2;
  const shown = body.length <= room + cutNote.length ? body : `${cutEscaped(body, room)}\n${cutNote}`;
  return [shown, press].filter(Boolean).join('\n') || '…';
}

const cutNote = '(This text is cut here; the message shows more.)';

/** Cut after a word; where there is none, never inside an entity or a character. */
function cutEscaped(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = wholeCharacters(text, max);
  const word = room.search(/\s+\S*$/);
  return word > max / 2 ? room.slice(0, word) : room.replace(/&[a-z]{0,4}$/, '');
}
