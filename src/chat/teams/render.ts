/**
 * A view as an Adaptive Card. Text is drawn as TextRuns, in which Teams reads no Markdown, so no string, whoever wrote
 * it, can mention somebody, become a link or change its look; where that is not possible it is escaped.
 */
import { shorten } from '#chat/cut.ts';
import { type Speaker, webAddress } from '#chat/spoken.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import { buttons, withoutFallbacks } from './buttons.ts';
import type { Card, Element } from './card.ts';
import { withoutCharts } from './chart.ts';
import { drawBlock, heading } from './draw-block.ts';
import { escaped } from './escape.ts';
import { limits } from './limits.ts';
import { plainText } from './plain.ts';
import { bold, lines, subtle, textRun } from './rich.ts';

export { field, verbs } from './buttons.ts';

/** What Teams is given to show. */
export interface Drawn {
  readonly card: Card;
  /** The complete message in words: for `speak`, `fallbackText` and notifications. */
  readonly text: string;
  /** The title on one line, for notifications and chat lists. */
  readonly summary: string;
}

/** What only the chat knows. */
export interface Pen {
  /** What a button carries. */
  readonly packed: (says: Utterance) => string;
  readonly speaker: Speaker;
  /** Address of the private chat with the bot (https). */
  readonly privateLink?: string;
}

/** Draws any view within Teams' limits. Never throws; what does not fit is left out and the card says so. */
export function render(view: View, pen: Pen): Drawn {
  const link = pen.privateLink && webAddress.test(pen.privateLink) ? pen.privateLink : undefined;
  const text = plainText(view, pen.speaker, link !== undefined);
  const card = (body: readonly Element[]): Card => ({
    type: 'AdaptiveCard',
    version: limits.version,
    fallbackText: text,
    speak: text,
    body,
  });
  const fits = (body: readonly Element[]) => withinLimits(card(body));

  const head = heading(shorten(view.title, limits.title), 'large');
  const { above, below } = body(view, pen.speaker);
  const { answers, controls } = buttons(view, { packed: pen.packed, link });
  const whole = [...head, ...above, ...answers, ...below, ...controls];
  const all = [whole, withoutCharts(whole)].find(fits) ?? cut();
  return { card: card(all.length > 0 ? all : lines([textRun(text)])), text, summary: summary(view, text) };

  /** The body, without charts, goes before the buttons do, and what stands in for them before they do. */
  function cut(): readonly Element[] {
    const buttonsFit = (some: readonly Element[]) => fits([...head, restNote, ...some]);
    const full = [...answers, ...controls];
    const foot = buttonsFit(full) ? full : beginning(withoutFallbacks(full), buttonsFit);
    const words = withoutCharts(above);
    const shown = beginning([...words, ...below], (some) => fits([...head, ...some, ...foot]));
    return [
      ...head,
      ...shown.slice(0, words.length),
      ...foot.slice(0, answers.length),
      ...shown.slice(words.length),
      ...foot.slice(answers.length),
    ];
  }
}

/** What stands above the answers and, of a question to be answered at a glance, the small print below them. */
function body(
  { kind, title, body: blocks, input }: View,
  speaker: Speaker,
): { readonly above: readonly Element[]; readonly below: readonly Element[] } {
  const whole = title.length > limits.title ? lines([textRun(title, bold)]) : [];
  const last = blocks.findLastIndex((block) => block.kind !== 'note') + 1;
  const glance = kind === 'question' && !input ? last : blocks.length;
  const draw = (some: typeof blocks) => some.flatMap((block) => drawBlock(block, speaker));
  return { above: [...whole, ...draw(blocks.slice(0, glance))], below: draw(blocks.slice(glance)) };
}

const restNote: Element = {
  type: 'RichTextBlock',
  inlines: [textRun('The rest is too long for one card.', subtle)],
};

/** All elements where they fit, else as many of the first as do, and a word that some are missing. */
function beginning(all: readonly Element[], fits: (some: readonly Element[]) => boolean): readonly Element[] {
  if (fits(all)) return all;
  let kept = 0;
  let tooMany = all.length;
  while (tooMany - kept > 1) {
    const middle = Math.floor((kept + tooMany) / 2);
    if (fits([...all.slice(0, middle), restNote])) kept = middle;
    else tooMany = middle;
  }
  return [...all.slice(0, kept), restNote];
}

/** Whether a card is small enough for Teams, however it is counted. */
export function withinLimits(card: Card): boolean {
  const json = JSON.stringify(card);
  return json.length <= limits.card && Buffer.byteLength(json) <= limits.cardBytes;
}

function summary({ title }: View, text: string): string {
  const line = escaped(title).replace(/\s+/g, ' ').trim();
  return shorten(line || (text.split('\n', 1)[0] ?? ''), limits.summary);
}
