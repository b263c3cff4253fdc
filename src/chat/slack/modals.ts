/** The windows: one field to type an answer into, and a view where no message can stand. */
import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { visible } from '#chat/visible.ts';
import type { Asked } from './asked.ts';
import { plain, withoutCharts } from './draw-block.ts';
import { limits } from './limits.ts';
import type { Drawn } from './render.ts';

export const callbacks = { typed: 'typed', talk: 'talk', shortcut: 'diagnose_message' } as const;

/** Block and action of the field, as they come back with what was typed. */
export const field = { block: 'typed', action: 'words' } as const;

/** What a window remembers. Ids only: other apps can read it. */
export interface WindowNote {
  readonly channel: string;
  /** Where the reply goes, on the shelf. */
  readonly spot?: string | undefined;
  readonly asked?: Pick<Asked, 'talk' | 'turn' | 'fact'>;
}

/** The field for one typed answer. */
export function typeModal(asked: Asked, note: Omit<WindowNote, 'asked'>): ModalView {
  const input: InputBlock = {
    type: 'input',
    block_id: field.block,
    label: plain(visible(asked.label).trim() || 'Your answer', limits.inputLabel),
    element: {
      type: 'plain_text_input',
      action_id: field.action,
      multiline: asked.kind === 'error',
      max_length: asked.kind === 'error' ? limits.typed : 200,
      focus_on_load: true,
      ...(asked.placeholder ? { placeholder: plain(asked.placeholder, limits.placeholder) } : {}),
    },
    ...(asked.hint ? { hint: plain(asked.hint, limits.inputLabel) } : {}),
  };
  return {
    type: 'modal',
    callback_id: callbacks.typed,
    title: plain('Your answer'),
    submit: plain('Send'),
    close: plain('Cancel'),
    private_metadata: noted({
      ...note,
      asked: { turn: asked.turn, fact: asked.fact, ...(asked.talk ? { talk: asked.talk } : {}) },
    }),
    blocks: [input],
  };
}

/** A drawn view in a window of its own. */
export function talkModal(drawn: Drawn, note: Omit<WindowNote, 'asked'>): ModalView {
  return {
    type: 'modal',
    callback_id: callbacks.talk,
    title: plain('Why it did not arrive'),
    close: plain('Close'),
    private_metadata: noted(note),
    blocks: [...withoutCharts(drawn.blocks)],
  };
}

/** Reads the note of a window; undefined when it is not ours. */
export function readNote(metadata: string | undefined): WindowNote | undefined {
  try {
    return shape.parse(JSON.parse(metadata ?? '')) as WindowNote;
  } catch {
    return undefined;
  }
}

const shape = z.strictObject({
  channel: z.string(),
  spot: z.string().optional(),
  asked: z
    .strictObject({
      talk: z.string().optional(),
      turn: z.number().int().nonnegative(),
      fact: z.string().regex(/^[a-z][a-z-]{0,40}$/),
    })
    .optional(),
});

function noted(note: WindowNote): string {
  return JSON.stringify(note);
}
