/**
 * Top-level `text` is the one place where Slack reads mark-up, so everything put there goes through here.
 * Blocks need none of this: they are rich_text and plain_text, which Slack shows as they are.
 */

import { shorten } from '#chat/cut.ts';
import { visible } from '#chat/visible.ts';

/** U+2060: takes no room, ends no line, and keeps Slack from seeing a mark where it looks for one. */
const joiner = '\u2060';

/**
 * The same words for a mrkdwn field, with nothing in them that takes effect: no mention, link, bold, italic,
 * strike-through, code, quote or emoji.
 */
export function escaped(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^[ \t]*&gt;/gm, `${joiner}$&`)
    .replace(/`/g, "'")
    .replace(/@(?=here|channel|everyone)/gi, `@${joiner}`)
    .replace(/:(?=[\w+'-]+:)/g, `:${joiner}`)
    .replace(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu, `${joiner}$&${joiner}`);
}

/** The text with an unseen joiner in whatever looks like Slack's own mark-up for a mention or a link; it grows by one each. */
export function parted(text: string): string {
  return text.replace(/<(?=[!@#]|\w+:)/g, `<${joiner}`);
}

/** Text for where Slack reads no mark-up, at most `max` characters of it, parted for readers that know no difference. */
export function asItIs(text: string, max: number): string {
  return shorten(parted(visible(text)), max);
}
