/**
 * A view as a Slack message. Text is drawn as rich_text and plain_text, never as mrkdwn: Slack interprets nothing
 * in those, so no string, whoever wrote it, can mention a channel, become a link or change its look.
 */
import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { visible } from '#chat/visible.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Choice, Input, View } from '#views/view.ts';
import { drawBlock, type MessageBlock, plain, rich } from './draw-block.ts';
import { fitting } from './fitting.ts';
import { limits } from './limits.ts';
import { plainText } from './plain.ts';
import { bold, elements, groups, listBlocks, section } from './rich.ts';

/** What Slack is given to show. */
export interface Drawn {
  /** The complete message in words. */
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
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
  const body = view.body.flatMap(drawBlock);
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
