/** What a person reads in Slack's blocks, and what in them Slack would act on. */
import { objectsIn, unseenIn } from './legible.ts';

/** People as Slack's clients call them. */
export const people = { U1: 'Nora Nurse', U2: 'Omar Office' } as const;

/** The words drawn, a line for each block or item; buttons are left out. */
export function wordsOf(blocks: readonly any[] = []): string {
  return blocks.map(blockWords).join('\n');
}

function blockWords(block: any): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'context':
      return block.elements.map(textWords).join(' ');
    case 'rich_text':
      return block.elements.map(richWords).join('\n');
    case 'data_visualization':
      return block.title;
    case 'actions':
      return '';
    default:
      throw new Error(`nobody has taught me to read a ${block.type}`);
  }
}

function richWords(part: any): string {
  if (part.type === 'rich_text_list') return part.elements.map(richWords).join('\n');
  return part.elements
    .map((one: any) => {
      if (one.type === 'user') return people[one.user_id as keyof typeof people] ?? 'somebody unknown';
      if (one.type === 'link') return `${one.text ?? ''} (${one.url})`;
      return one.type === 'text' ? one.text : '';
    })
    .join('');
}

function textWords({ type, text }: any): string {
  if (type === 'plain_text') return text;
  return text
    .replace(/<([^|>]+)\|([^>]*)>/g, '$2 ($1)')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

const ours = /^https:\/\/help\.example\.org\//;

/** What in a payload would take effect though nobody of ours meant it. */
export function effectsIn(payload: unknown): readonly string[] {
  return objectsIn(payload).flatMap((one) => [
    ...(Array.isArray(one.blocks) && typeof one.text === 'string' ? marksIn(one.text) : []),
    ...(one.type === 'mrkdwn' ? marksIn(one.text) : []),
    ...(one.type === 'plain_text' && one.emoji ? ['emoji in plain_text'] : []),
    ...(['usergroup', 'broadcast', 'channel', 'user', 'team'].includes(one.type) &&
    !('text' in one) &&
    !('id' in one)
      ? [`a mention: ${JSON.stringify(one)}`]
      : []),
    ...(one.type === 'emoji' && one.name !== 'warning' ? [`an emoji: ${one.name}`] : []),
    ...(typeof one.url === 'string' && !ours.test(one.url) ? [`a link: ${one.url}`] : []),
    ...(typeof one.text === 'string' ? unseenIn(one.text) : []),
  ]);
}

/** What Slack would act on in mrkdwn. */
function marksIn(mrkdwn: string): readonly string[] {
  const text = mrkdwn.replace(/<https:\/\/help\.example\.org\/[^|>]*\|[^<>]*>/g, '');
  return [
    /<[^>]*>/,
    /(?<![\p{L}\p{N}\u2060])([*_~])(?=\S)[^\n]*?\S\1(?![\p{L}\p{N}\u2060])/u,
    /`/,
    /^\s*(>|&gt;)/m,
    /@(here|channel|everyone)/,
    /:[\w+'-]+:/,
  ].flatMap((mark) => mark.exec(text)?.[0] ?? []);
}
