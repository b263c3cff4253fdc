/** One piece of a view as Slack blocks. */
import type { ContextBlock, KnownBlock, PlainTextElement, RichTextBlock } from '@slack/types';
import { pieces } from '#chat/cut.ts';
import { spokenAnswer, webAddress, words } from '#chat/spoken.ts';
import { visible } from '#chat/visible.ts';
import type { Block, Span, Text } from '#views/view.ts';
import { type ChartBlock, chartBlock, chartTitle, isChart } from './chart.ts';
import { asItIs, escaped, parted } from './escape.ts';
import { limits } from './limits.ts';
import { speaker } from './plain.ts';
import { bold, elements, groups, listBlocks, section } from './rich.ts';

/** What a message is made of. */
export type MessageBlock = KnownBlock | ChartBlock;

export function drawBlock(block: Block): readonly MessageBlock[] {
  switch (block.kind) {
    case 'text':
      return groups(elements(block.spans)).map((one) => rich([section(one)]));
    case 'list':
      return listBlocks(block.title, block.items.map(elements), 'bullet');
    case 'steps':
      return listBlocks(
        block.title,
        block.steps.map((step) => [bold(`${step.whoLabel}: `), ...elements(step.spans)]),
        'ordered',
      );
    case 'warning':
      return groups([{ type: 'emoji', name: 'warning' }, bold(' Careful: '), ...elements(block.spans)]).map(
        (one) => rich([section(one)]),
      );
    case 'note':
      return smallPrint(block.spans);
    case 'trail':
      return smallPrint([block.answers.map((answer) => spokenAnswer(answer, speaker)).join('  ›  ')]);
    case 'quote':
      return groups(elements(block.spans)).map((one) =>
        rich([{ type: 'rich_text_quote', elements: [...one] }]),
      );
    case 'chart':
      return [
        chartBlock(block) ?? heading(block.title),
        ...groups(elements(block.said)).map((one) => rich([section(one)])),
      ];
  }
}

/** The same where no chart can be drawn: what it would show stands below it in words anyway. */
export function withoutCharts(blocks: readonly MessageBlock[]): readonly KnownBlock[] {
  return blocks.map((block) =>
    isChart(block)
      ? { ...heading(block.title), ...(block.block_id ? { block_id: block.block_id } : {}) }
      : block,
  );
}

const heading = (title: string): RichTextBlock => rich([section([bold(chartTitle(title))])]);

/** Small print. With a link in it, it has to be mrkdwn, the one such text in a message: every word is escaped then. */
export function smallPrint(spans: Text): readonly (ContextBlock | RichTextBlock)[] {
  const marked = spans.some(isLink) ? spans.map(markup).join('').trim() : '';
  if (marked.length > limits.text) return groups(elements(spans)).map((one) => rich([section(one)]));
  if (marked) return [{ type: 'context', elements: [{ type: 'mrkdwn', text: marked }] }];
  return pieces(parted(visible(words(spans, speaker))).trim(), limits.text)
    .filter((piece) => piece.trim())
    .map((piece) => ({ type: 'context', elements: [plain(piece)] }));
}

function isLink(span: Span): boolean {
  return typeof span === 'object' && 'link' in span && webAddress.test(span.href);
}

function markup(span: Span): string {
  if (typeof span === 'string' || !('link' in span) || !isLink(span)) return escaped(words([span], speaker));
  return `<${span.href.replace(/&/g, '&amp;')}|${escaped(span.link).replace(/\|/g, '/')}>`;
}

/**
 * Text that Slack shows as it is, at most `max` characters of it: no mark-up, no emoji names. What would be a mention
 * or a link in mrkdwn is parted all the same, for readers that know no difference.
 */
export function plain(text: string, max: number = limits.text): PlainTextElement {
  return { type: 'plain_text', text: asItIs(text, max), emoji: false };
}

export function rich(inside: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements: inside };
}
