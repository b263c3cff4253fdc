/** The whole view as one text: what a notification shows, a screen reader says, and a client too old for cards reads. */
import { shorten, wholeCharacters } from '#chat/cut.ts';
import { type Speaker, spokenBody, spokenChoices } from '#chat/spoken.ts';
import type { View } from '#views/view.ts';
import { sayable } from './escape.ts';
import { limits } from './limits.ts';

/** At most `limits.words` characters. A long body is cut and says so; the choices stand whole. */
export function plainText(view: View, speaker: Speaker, linked: boolean): string {
  const body = sayable(spokenBody(view, speaker)).trim();
  const link = linked && view.privateLink ? `Link: ${shorten(view.privateLink, limits.label)}.` : '';
  const press = shorten(sayable([spokenChoices(view), link].filter(Boolean).join('\n')), limits.words / 2);
  const room = limits.words - press.length - cutNote.length - 2;
  const shown = body.length <= room ? body : `${wholeCharacters(body, room).trimEnd()}\n${cutNote}`;
  return [shown, press].filter(Boolean).join('\n') || '…';
}

const cutNote = '(This text is cut here; the card shows more.)';
