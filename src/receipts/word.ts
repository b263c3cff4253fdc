import { FadingMap } from '#kit/fading-map.ts';
import { scrubText } from '#kit/scrub.ts';

const most = 80;
/** Nothing that {@link word} would change. */
const plain = /^[!-~]*$/;

/** A text of at most 80 characters on one line; PostgreSQL takes no NUL. */
export function word(text = '', longest = most): string {
  if (text.length <= longest && plain.test(text)) return text;
  return text
    .slice(0, longest * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest);
}

/** The same, or `''` for a text that holds what looks like a phone number, an e-mail address or a token. */
export function safeWord(text: string | undefined): string {
  if (!text) return '';
  const before = met.get(text);
  if (before !== undefined) return before;
  const given = word(text);
  const safe = scrubText(given) === given ? given : '';
  if (text.length <= most) met.set(text, safe);
  return safe;
}

/** Texts come by the million and have few words for where they belong and how they ended. */
const met = new FadingMap<string>({ room: 1000 });
