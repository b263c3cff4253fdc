/**
 * Text that nobody interprets. Backslashes would not do: Teams' clients disagree on them
 * (MicrosoftDocs/msteams-docs#5793, microsoft/AdaptiveCards#4677 and #5758) and show them where they read no Markdown.
 */
import { visible } from '#chat/visible.ts';

/** U+2060: takes no room, ends no line, and keeps a reader from seeing a mark where it looks for one. */
const joiner = '\u2060';

/**
 * The words as they stand, for a TextRun: it reads no Markdown (learn.microsoft.com/adaptive-cards/authoring-cards/
 * text-features), but the official renderer fills in dates there too. A mention would need an entity, which we never
 * write; its tag is parted all the same.
 */
export function inert(text: string): string {
  return visible(text)
    .replace(/\{\{(?=\s*(?:DATE|TIME)\b)/gi, `{${joiner}{`)
    .replace(/<(?=\/?at\b)/gi, `<${joiner}`);
}

/**
 * The same words for every other place: headings, titles, labels, and what stands in for the card, which may be read as
 * Markdown or SSML. What could take effect is parted, or stands as a mark that looks alike. A bare address stays as it is: it
 * shows where it leads.
 */
export function escaped(text: string): string {
  return inert(text)
    .replace(/[<>*`~]/g, (mark) => alike[mark] ?? mark)
    .replace(/&(?=#?\w+;)/g, `&${joiner}`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, `${joiner}_${joiner}`)
    .replace(/\](?=[([:])/g, `]${joiner}`)
    .replace(/\\/g, `\\${joiner}`)
    .replace(/^(?=[ \t]|[#+=|:-]|\d+[.)])/gm, joiner);
}

/** The same for what may be read as SSML, in which a lone ampersand makes the whole text unreadable. */
export function sayable(text: string): string {
  return escaped(text).replace(/&/g, '＆');
}

const alike: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '*': '∗', '`': "'", '~': '∼' };
