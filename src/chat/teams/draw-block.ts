/** One piece of a view as elements of a card. */
import { type Speaker, spokenAnswer } from '#chat/spoken.ts';
import type { Block } from '#views/view.ts';
import type { Container, Element, RichTextBlock, TextBlock, TextRun } from './card.ts';
import { drawChart } from './chart.ts';
import { escaped } from './escape.ts';
import { limits } from './limits.ts';
import { bold, lines, runs, subtle, textRun } from './rich.ts';

export function drawBlock(block: Block, speaker: Speaker): readonly Element[] {
  switch (block.kind) {
    case 'text':
      return lines(runs(block.spans, speaker));
    case 'list':
      return listed(
        block.title,
        block.items.map((item) => [textRun('•  '), ...runs(item, speaker)]),
      );
    case 'steps':
      return listed(
        block.title,
        block.steps.map((step, at) => [
          textRun(`${at + 1}.  ${step.whoLabel}: `, bold),
          ...runs(step.spans, speaker),
        ]),
      );
    case 'warning':
      return boxed('warning', lines([textRun('Careful: ', bold), ...runs(block.spans, speaker)]));
    case 'note':
      return lines(runs(block.spans, speaker, subtle));
    case 'trail':
      return lines([
        textRun(block.answers.map((answer) => spokenAnswer(answer, speaker)).join('  ›  '), subtle),
      ]);
    case 'chart':
      return drawChart(block, speaker);
    case 'quote':
      return boxed('emphasis', lines(runs(block.spans, speaker)));
  }
}

/** A heading that a screen reader finds as one; none without words. */
export function heading(text: string, size: TextBlock['size'] = 'default'): readonly TextBlock[] {
  const shown = escaped(text.replace(/\s+/g, ' ').trim());
  if (shown === '') return [];
  const spacing = size === 'large' ? {} : ({ spacing: 'medium' } as const);
  return [
    { type: 'TextBlock', text: shown, style: 'heading', size, weight: 'bolder', wrap: true, ...spacing },
  ];
}

function listed(title: string, items: readonly (readonly TextRun[])[]): readonly Element[] {
  return [...heading(title), ...items.flatMap((item) => lines(item, { spacing: 'small' }))];
}

/** The blocks on a shade of their own, in boxes of about `limits.text` each, so that a long one can be cut. */
function boxed(style: Container['style'], blocks: readonly RichTextBlock[]): readonly Container[] {
  const found: RichTextBlock[][] = [];
  let room = 0;
  for (const block of blocks) {
    const length = block.inlines.reduce((sum, { text }) => sum + text.length, 0);
    if (length > room) {
      found.push([]);
      room = limits.text;
    }
    found.at(-1)?.push(block);
    room -= length;
  }
  return found.map((items, at) => ({
    type: 'Container',
    style,
    items,
    ...(at > 0 ? { spacing: 'none' } : {}),
  }));
}
