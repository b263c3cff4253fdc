/** Spans broken into lines of a given width, with their looks kept. */
import type { Text } from '#views/view.ts';
import { plain } from './plain.ts';
import type { Style } from './style.ts';
import { chop, widthOf } from './width.ts';

interface Piece {
  readonly text: string;
  readonly look: (text: string) => string;
}

/** Lines of at most `width` columns. A line break in the text is kept; a word wider than a line is cut. */
export function wrap(spans: Text, width: number, style: Style): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  let gap = '';
  let word: Piece[] = [];

  const endLine = () => {
    lines.push(line);
    line = '';
    taken = 0;
    gap = '';
  };
  const endWord = () => {
    const wide = word.reduce((sum, { text }) => sum + widthOf(text), 0);
    if (taken > 0 && taken + gap.length + wide > width) endLine();
    if (wide > 0) put({ text: taken > 0 ? gap : '', look: asIs });
    for (const piece of word) put(piece);
    if (wide > 0) gap = '';
    word = [];
  };
  const put = ({ text, look }: Piece) => {
    for (const bit of text === '' ? [] : chop(text, width)) {
      if (taken + widthOf(bit) > width) endLine();
      line += look(bit);
      taken += widthOf(bit);
    }
  };

  for (const { text, look } of spans.flatMap((span) => pieces(span, style)))
    for (const part of text.split(/(\n| +)/)) {
      const space = part === '\n' || part.startsWith(' ');
      if (space) endWord();
      if (part === '\n') endLine();
      else if (space) gap = part;
      else if (part !== '') word.push({ text: part, look });
    }
  endWord();
  endLine();
  return lines;
}

const asIs = (text: string): string => text;

function pieces(span: Text[number], style: Style): Piece[] {
  if (typeof span === 'string') return [{ text: plain(span), look: asIs }];
  if ('strong' in span) return [{ text: plain(span.strong), look: style.strong }];
  if ('command' in span) return [{ text: plain(span.command), look: style.code }];
  if ('person' in span) return [{ text: 'you', look: asIs }];
  if ('code' in span) return [{ text: `"${plain(span.code)}"`, look: style.code }];
  if (span.link === span.href) return [{ text: plain(span.href), look: style.link }];
  return [
    { text: `${plain(span.link)} `, look: asIs },
    { text: `<${plain(span.href)}>`, look: style.link },
  ];
}
