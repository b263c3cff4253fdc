/**
 * What can be pressed or typed. Meaning is in the words: Teams may draw a `style` in no colour at all
 * (MicrosoftDocs/msteams-docs#6307).
 */
import { shorten } from '#chat/cut.ts';
import type { Utterance } from '#views/utterance.ts';
import type { Choice, Input, View } from '#views/view.ts';
import type { Action, ActionSet, Element, Execute, Submit } from './card.ts';
import { escaped } from './escape.ts';
import { limits } from './limits.ts';
import { lines, subtle, textRun } from './rich.ts';

/** What a press is: `say` carries an utterance, `type` brings along what stands in the field. */
export const verbs = { say: 'say', type: 'type' } as const;

/** Id of the field that a free answer is typed into. */
export const field = 'words';

/** How a press finds its way back: each choice is packed once. */
export interface Back {
  readonly packed: (says: Utterance) => string;
  /** Address of the private chat; undefined where there is none. */
  readonly link?: string | undefined;
}

/** The answers, the field among them, and the controls. A label too long for its button stands above in full, numbered. */
export function buttons(
  view: View,
  back: Back,
): { readonly answers: readonly Element[]; readonly controls: readonly Element[] } {
  const all = [...view.choices, ...view.controls];
  const long = all.filter(({ label }) => titled(label).length > limits.buttonText);
  const button = (choice: Choice) => press(choice, long.indexOf(choice) + 1, back);
  const full = long.flatMap(({ label }, at) =>
    lines(
      [textRun(`${at + 1}.  ${shorten(label.trim(), limits.label)}`)],
      at > 0 ? { spacing: 'small' } : {},
    ),
  );
  const link: readonly Action[] =
    back.link && view.privateLink
      ? [{ type: 'Action.OpenUrl', title: titled(view.privateLink, limits.buttonText), url: back.link }]
      : [];
  return {
    answers: [
      ...full,
      ...(view.input ? typing(view, view.input, back) : []),
      ...rows([...view.choices.map(button), ...link], 'even'),
    ],
    controls: rows(view.controls.map(button), 'tight').map((row, at) =>
      at === 0 ? { ...row, separator: true, spacing: 'medium' } : row,
    ),
  };
}

/**
 * The field, its hint and its button. Nothing is required of it: a client that knows no `associatedInputs` would then
 * refuse the other buttons too, while an empty answer gets a kind word back.
 */
function typing({ title, choices }: View, input: Input, { packed }: Back): readonly Element[] {
  const asked = input.label.trim() === title.trim();
  const alone = choices.length === 0;
  const placeholder = titled(input.placeholder, limits.placeholder);
  return [
    ...lines([textRun(shorten(input.hint, limits.text), subtle)]),
    {
      type: 'Input.Text',
      id: field,
      label: asked ? 'Your answer' : titled(input.label, limits.label),
      ...(placeholder === '…' ? {} : { placeholder }),
      maxLength: input.kind === 'error' ? limits.typedError : limits.typed,
      ...(input.kind === 'error' ? { isMultiline: true } : {}),
    },
    {
      type: 'ActionSet',
      actions: [executed(verbs.type, 'Send', packed(input.answers), alone ? { style: 'positive' } : {})],
    },
  ];
}

function press({ label, says, look }: Choice, number: number, { packed }: Back): Execute {
  const title = titled(number > 0 ? `${number}.  ${label}` : label, limits.buttonText);
  return executed(verbs.say, title, packed(says), {
    associatedInputs: 'none',
    ...(look ? { style: look === 'primary' ? 'positive' : 'destructive' } : {}),
  });
}

function executed(
  verb: string,
  title: string,
  p: string,
  rest: Pick<Execute, 'style' | 'associatedInputs'>,
): Execute {
  const fallback: Submit = { type: 'Action.Submit', title, data: { verb, p }, ...rest };
  return { type: 'Action.Execute', title, verb, data: { p }, ...rest, fallback };
}

/** The same elements without what stands in for an Action.Execute in clients that do not know it. */
export function withoutFallbacks(elements: readonly Element[]): readonly Element[] {
  return elements.map((element) =>
    element.type === 'ActionSet' ? { ...element, actions: element.actions.map(bare) } : element,
  );
}

function bare(action: Action): Action {
  if (action.type !== 'Action.Execute') return action;
  const { fallback: _, ...rest } = action;
  return rest;
}

/** Buttons in rows that a telephone shows whole. `even`: one long label gives every label a row of its own. */
function rows(actions: readonly Action[], how: 'even' | 'tight'): readonly ActionSet[] {
  const alone = how === 'even' && actions.some(({ title }) => title.length > limits.shared);
  const found: Action[][] = [];
  let room = 0;
  for (const action of actions) {
    const width = action.title.length + limits.buttonEdge;
    if (alone || width > room || found.at(-1)?.length === limits.actions) {
      found.push([]);
      room = limits.row;
    }
    found.at(-1)?.push(action);
    room -= width;
  }
  return found.map((row, at) => ({
    type: 'ActionSet',
    actions: row,
    ...(at > 0 ? { spacing: 'small' } : {}),
  }));
}

function titled(label: string, max = Number.POSITIVE_INFINITY): string {
  return shorten(escaped(label.replace(/\s+/g, ' ').trim()), max) || '…';
}
