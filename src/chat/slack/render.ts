/**
 * A view as a Slack message. Text is drawn as rich_text and plain_text, never as mrkdwn: Slack interprets nothing
 * in those, so no string, whoever wrote it, can mention a channel, become a link or change its look.
 */
import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { visible } from '#chat/visible.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Choice, Input, View } from '#views/view.ts';
import { drawBlock, plain, rich, smallPrint } from './draw-block.ts';
import { limits } from './limits.ts';
import { plainText } from './plain.ts';
import { bold, elements, groups, listBlocks, section } from './rich.ts';

/** What Slack is given to show. */
export interface Drawn {
  /** The complete message in words. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** How what is pressed finds its way back. */
export interface Pen {
  /** The value of a button, at most `limits.buttonValue` characters. */
  readonly packed: (says: Utterance) => string;
  /** The value of the button that opens the field. */
  readonly packedInput: (input: Input) => string;
  /** New for every drawing: Slack wants new block ids when a message is redrawn. */
  readonly drawing: string;
}

/** Action ids: `say:<n>` carries an utterance, `type` opens the field. */
export const actions = { say: 'say:', type: 'type' } as const;

/** Draws any view within Slack's limits. Never throws; what does not fit is left out and the message says so. */
export function render(view: View, pen: Pen): Drawn {
  const head = header(view.title);
  const body = view.body.flatMap((block) => drawBlock(block));
  const foot = footer(view, pen);
  const blocks = [...head, ...fitting(body, [...head, ...foot]), ...foot];
  return {
    text: plainText(view),
    blocks: blocks.map((block, at) => ({ ...block, block_id: `${pen.drawing}:${at}` })),
  };
}

function header(title: string): readonly KnownBlock[] {
  const shown = visible(title).replace(/\s+/g, ' ').trim();
  if (shown === '') return [];
  const whole: KnownBlock[] =
    shown.length <= limits.header
      ? []
      : groups([bold(shown.slice(0, limits.text))]).map((one) => rich([section(one)]));
  return [{ type: 'header', text: plain(shown, limits.header) }, ...whole];
}

function footer(view: View, pen: Pen): readonly KnownBlock[] {
  let at = 0;
  const button = ({ label, says, look }: Choice): Button => ({
    type: 'button',
    action_id: `${actions.say}${at++}`,
    text: plain(visible(label).trim() || '…', limits.buttonText),
    value: pen.packed(says),
    ...(look ? { style: look } : {}),
  });
  const answers = view.choices.map(button);
  if (view.input) answers.push(typeButton(view.input, answers.length === 0, pen));
  const rows = [answers, view.controls.map(button)].filter((row) => row.length > 0);
  const cut = view.choices.filter(({ label }) => label.length > limits.buttonText);
  return [
    ...listBlocks(
      '',
      cut.map(({ label }) => elements([label])),
      'bullet',
    ),
    ...rows.map((row): ActionsBlock => ({ type: 'actions', elements: row.slice(0, limits.actions) })),
  ];
}

function typeButton(input: Input, alone: boolean, pen: Pen): Button {
  const label = visible(input.label).trim();
  return {
    type: 'button',
    action_id: actions.type,
    text: plain(label !== '' && label.length <= 30 ? label : 'Type the answer'),
    value: pen.packedInput(input),
    ...(alone ? { style: 'primary' } : {}),
  };
}

/** As many blocks of the body as a message may hold beside the rest, and a word where some are missing. */
function fitting(body: readonly KnownBlock[], rest: readonly KnownBlock[]): readonly KnownBlock[] {
  let blocks = limits.messageBlocks - rest.length;
  // the whole JSON is never shorter than the text in it, and quicker to measure
  if (body.length <= blocks && Buffer.byteLength(JSON.stringify([body, rest])) <= limits.messageBytes)
    return body;
  let bytes = limits.messageBytes - rest.reduce((sum, block) => sum + textBytes(block), 0);
  const all = body.length <= blocks && body.reduce((sum, block) => sum + textBytes(block), 0) <= bytes;
  if (all) return body;
  blocks -= 1;
  bytes -= 100;
  const kept: KnownBlock[] = [];
  for (const block of body) {
    blocks -= 1;
    bytes -= textBytes(block);
    if (blocks < 0 || bytes < 0) break;
    kept.push(block);
  }
  return [...kept, ...smallPrint(['The rest is too long for one Slack message.'])];
}

/** UTF-8 bytes of everything a block says. */
export function textBytes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? Buffer.byteLength(inner) : textBytes(inner)),
    0,
  );
}
