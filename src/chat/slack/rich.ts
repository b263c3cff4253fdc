/** Spans as rich_text: Slack takes the text as it is, so nothing a person pasted can become a mention or a link. */
import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { pieces } from '#chat/cut.ts';
import { webAddress } from '#chat/spoken.ts';
import { visible } from '#chat/visible.ts';
import type { Span, Text } from '#views/view.ts';
import { limits } from './limits.ts';
import { speaker } from './plain.ts';

type Part = RichTextBlock['elements'][number];

/** The spans as elements, none of them empty (Slack refuses those) or longer than a text may be. */
export function elements(spans: Text): readonly RichTextElement[] {
  return spans.flatMap(element);
}

/** The same elements in groups that each stay below the limit of a text; a long one is divided. */
export function groups(all: readonly RichTextElement[]): readonly (readonly RichTextElement[])[] {
  const found: RichTextElement[][] = [[]];
  let room: number = limits.text;
  for (const one of all) {
    const length = textOf(one).length;
    if (length > room && room < limits.text) {
      found.push([]);
      room = limits.text;
    }
    found.at(-1)?.push(one);
    room -= length;
  }
  return found.filter((group) => group.length > 0);
}

export function section(inside: readonly RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...inside] };
}

export function bold(text: string): RichTextElement {
  return { type: 'text', text: visible(text) || ' ', style: { bold: true } };
}

/** A list under its heading; a long one goes on in a further block, numbered on. */
export function listBlocks(
  title: string,
  items: readonly (readonly RichTextElement[])[],
  style: 'bullet' | 'ordered',
): readonly RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let inside: RichTextSection[] = [];
  let size = 0;
  let done = 0;
  const flush = () => {
    const heading: Part[] = done === 0 && title ? [section([bold(title)])] : [];
    // `offset` is documented (docs.slack.dev, rich_text_list) but not yet in @slack/types 3.2.0
    const offset = style === 'ordered' && done > 0 ? { offset: done } : {};
    const list: Part[] =
      inside.length > 0 ? [{ type: 'rich_text_list', style, elements: inside, ...offset }] : [];
    if (heading.length + list.length > 0) blocks.push({ type: 'rich_text', elements: [...heading, ...list] });
    done += inside.length;
    inside = [];
    size = 0;
  };
  for (const item of items) {
    const length = item.reduce((sum, one) => sum + textOf(one).length, 0);
    if (inside.length > 0 && size + length > limits.text - 200) flush();
    inside.push(section(item.length > 0 ? item : [{ type: 'text', text: '–' }]));
    size += length;
  }
  flush();
  return blocks;
}

function element(span: Span): readonly RichTextElement[] {
  if (typeof span === 'string') return texts(span);
  if ('strong' in span) return texts(span.strong, { bold: true });
  if ('code' in span) return texts(span.code, { code: true });
  if ('command' in span) return texts(speaker.command(span.command), { code: true });
  if ('person' in span) return [{ type: 'user', user_id: span.person }];
  if (!webAddress.test(span.href) || span.href.length > limits.url) return texts(span.link);
  return [{ type: 'link', url: span.href, text: visible(span.link) || span.href }];
}

function texts(text: string, style?: { bold: true } | { code: true }): readonly RichTextElement[] {
  const shown = visible(text);
  if (shown === '') return [];
  return pieces(shown, limits.text).map((piece) => ({
    type: 'text',
    text: piece,
    ...(style ? { style } : {}),
  }));
}

function textOf(one: RichTextElement): string {
  return one.type === 'text' || one.type === 'link' ? (one.text ?? '') : '';
}
