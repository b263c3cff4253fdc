/** Makes text shorter, never inside a character. */

/** At most `max` UTF-16 units of `text`, cut after a word where one ends in time, with an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = wholeCharacters(text, max - 1);
  const word = room.search(/\s+\S*$/);
  return `${(word > max / 2 ? room.slice(0, word) : room).trimEnd()}…`;
}

/**
 * `text` in pieces of at most `max` UTF-16 units that joined give it back: cut after a sentence where possible,
 * else after a word, else between characters.
 */
export function pieces(text: string, max: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const room = wholeCharacters(rest, max);
    const end =
      lastEnd(room, /[.!?…]["')\]]?\s+|\n/g, max / 2) ?? lastEnd(room, /\s+/g, max / 4) ?? room.length;
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' && found.length > 0 ? found : [...found, rest];
}

/** The first `max` units, one fewer where a surrogate pair would be torn. */
export function wholeCharacters(text: string, max: number): string {
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}

function lastEnd(text: string, boundary: RegExp, least: number): number | undefined {
  let end: number | undefined;
  for (const match of text.matchAll(boundary)) end = match.index + match[0].length;
  return end !== undefined && end >= least ? end : undefined;
}
