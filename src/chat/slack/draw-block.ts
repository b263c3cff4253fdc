/** One piece of a view as Slack blocks. */
import type { ContextBlock, KnownBlock, PlainTextElement, RichTextBlock } from '@slack/types';
import type { Block, Span, Text } from '#views/view.ts';
import { pieces } from './cut.ts';
import { escaped, visible } from './escape.ts';
import { limits } from './limits.ts';
import { webAddress, words } from './plain.ts';
import { bold, elements, groups, listBlocks, section } from './rich.ts';

export function drawBlock(block: Block): readonly KnownBlock[] {
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
      return smallPrint([block.answers.map(({ label, value }) => `${label}: ${value}`).join('  ›  ')]);
    case 'quote':
      return groups(elements(block.spans)).map((one) =>
        rich([{ type: 'rich_text_quote', elements: [...one] }]),
      );
  }
}

/** Small print: plain text, and each link an element of its own, its words escaped. */
export function smallPrint(spans: Text): readonly ContextBlock[] {
  const inside: ContextBlock['elements'] = [];
  let run = '';
  const flush = () => {
    for (const piece of pieces(visible(run).trim(), limits.text)) if (piece.trim()) inside.push(plain(piece));
    run = '';
  };
  for (const span of spans) {
    const link = linkMarkup(span);
    if (!link) {
      run += words([span]);
      continue;
    }
    flush();
    inside.push({ type: 'mrkdwn', text: link, verbatim: true });
  }
  flush();
  const rows = Math.ceil(inside.length / limits.contextElements);
  return Array.from({ length: rows }, (_, row) => ({
    type: 'context',
    elements: inside.slice(row * limits.contextElements, (row + 1) * limits.contextElements),
  }));
}

function linkMarkup(span: Span): string | undefined {
  if (typeof span === 'string' || !('link' in span) || !webAddress.test(span.href)) return;
  const markup = `<${span.href.replace(/&/g, '&amp;')}|${escaped(span.link).replace(/\|/g, '/')}>`;
  return markup.length <= limits.text ? markup : undefined;
}

/** Text that Slack shows as it is: no mark-up, no emoji names. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

export function rich(inside: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements: inside };
}
