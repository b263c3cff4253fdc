import { scrubText } from '#kit/scrub.ts';

const most = 80;

/** A text of at most 80 characters on one line; PostgreSQL takes no NUL. */
export function word(text: string | undefined, longest = most): string {
  return (text ?? '')
    .slice(0, longest * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest);
}

/** The same, or `''` for a text that holds what looks like a phone number, an e-mail address or a token. */
export function safeWord(text: string | undefined): string {
  if (!text) return '';
  const plain = word(text);
  return scrubText(plain) === plain ? plain : '';
}
