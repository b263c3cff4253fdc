/** Spans as TextRuns: they are shown as they are, so nothing a person pasted can become a mention, a link or a format. */
import { pieces, shorten } from '#chat/cut.ts';
import { type Speaker, webAddress } from '#chat/spoken.ts';
import type { Span, Text } from '#views/view.ts';
import type { RichTextBlock, TextRun } from './card.ts';
import { escaped, inert } from './escape.ts';
import { limits } from './limits.ts';

type Style = Pick<TextRun, 'weight' | 'fontType' | 'size' | 'isSubtle'>;

export const bold: Style = { weight: 'bolder' };
export const subtle: Style = { size: 'small', isSubtle: true };

/** The spans as runs, all in `style`. A link opens its address where the client lets a run be pressed. */
export function runs(spans: Text, speaker: Speaker, style: Style = {}): readonly TextRun[] {
  return spans.map((span) => ({ ...run(span, speaker), ...style }));
}

export function textRun(text: string, style: Style = {}): TextRun {
  return { type: 'TextRun', text: inert(text), ...style };
}

/**
 * The runs as blocks, one for each line: line breaks inside a run are not drawn alike everywhere. None is empty or longer
 * than `limits.text`.
 */
export function lines(all: readonly TextRun[], first: Pick<RichTextBlock, 'spacing'> = {}): RichTextBlock[] {
  const found: RichTextBlock[] = [];
  let line: TextRun[] = [];
  let room: number = limits.text;
  let spacing = first;
  const flush = () => {
    const drawn = line.some(({ text }) => text.trim() !== '');
    if (drawn) found.push({ type: 'RichTextBlock', inlines: line, ...spacing });
    if (found.length > 0) spacing = { spacing: drawn ? 'none' : 'small' };
    line = [];
    room = limits.text;
  };
  for (const run of all)
    for (const [at, part] of run.text.split('\n').entries()) {
      if (at > 0) flush();
      for (const piece of pieces(part, limits.text)) {
        if (piece.length > room) flush();
        if (piece !== '') line.push({ ...run, text: piece });
        room -= piece.length;
      }
    }
  flush();
  return found;
}

function run(span: Span, speaker: Speaker): TextRun {
  if (typeof span === 'string') return textRun(span);
  if ('strong' in span) return textRun(span.strong, bold);
  if ('code' in span) return textRun(span.code, { fontType: 'monospace' });
  if ('command' in span) return textRun(speaker.command(span.command), { fontType: 'monospace' });
  if ('person' in span) return textRun(speaker.name(span.person));
  const shown = textRun(span.link.trim() === '' ? span.href : span.link);
  if (!webAddress.test(span.href) || span.href.length > limits.url) return shown;
  const title = escaped(shorten(shown.text, limits.label));
  return { ...shown, selectAction: { type: 'Action.OpenUrl', title, url: span.href } };
}
