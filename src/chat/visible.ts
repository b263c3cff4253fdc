/** Text as a person sees it. */

/** Control characters (but line feed and tab) and the marks that turn the reading direction around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text without characters that cannot be seen but change what is. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unseen, '').toWellFormed();
}
