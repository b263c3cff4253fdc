/**
 * The whole view as one text: what a notification shows and a screen reader says. Slack reads it instead of the
 * blocks, so it names everything a person could see or press.
 */
import type { Block, Choice, Text, View } from '#views/view.ts';
import { shorten, wholeCharacters } from './cut.ts';
import { escaped } from './escape.ts';
import { limits } from './limits.ts';

/** At most `limits.fallback` characters, escaped for mrkdwn. A long body is cut, the choices never are. */
export function plainText(view: View): string {
  const body = escaped([view.title, ...view.body.map(blockText)].filter(Boolean).join('\n')).trim();
  const press = cutEscaped(escaped(pressable(view)), 2500);
  const room = limits.fallback - press.length - cutNote.length - 2;
  const shown = body.length <= room + cutNote.length ? body : `${cutEscaped(body, room)}\n${cutNote}`;
  return [shown, press].filter(Boolean).join('\n') || '…';
}

/** Spans as bare words. */
export function words(spans: Text): string {
  return spans
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('strong' in span) return span.strong;
      if ('code' in span) return span.code;
      return webAddress.test(span.href) ? `${span.link} (${span.href})` : span.link;
    })
    .join('');
}

/** The only links we draw. */
export const webAddress = /^https?:\/\/[^\s<>|]+$/;

const cutNote = '(This text is cut here; the message shows more.)';

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return words(block.spans);
    case 'list':
      return [block.title, ...block.items.map((item) => `- ${words(item)}`)].join('\n');
    case 'steps':
      return [
        block.title,
        ...block.steps.map((step, at) => `${at + 1}. ${step.whoLabel}: ${words(step.spans)}`),
      ].join('\n');
    case 'warning':
      return `Careful: ${words(block.spans)}`;
    case 'trail':
      return block.answers.length === 0
        ? ''
        : `So far: ${block.answers.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`;
    case 'quote':
      return `Message: ${words(block.spans)}`;
  }
}

function pressable(view: View): string {
  const labels = (all: readonly Choice[]) =>
    all.map(({ label }) => shorten(label, limits.buttonText)).join('; ');
  return [
    view.choices.length > 0 ? `Buttons: ${labels(view.choices)}.` : '',
    view.input ? `To type: ${shorten(view.input.label, 300)} (${shorten(view.input.hint, 300)})` : '',
    view.controls.length > 0 ? `Also: ${labels(view.controls)}.` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Cut after a word; where there is none, never inside an entity or a character. */
function cutEscaped(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = wholeCharacters(text, max);
  const word = room.search(/\s+\S*$/);
  return word > max / 2 ? room.slice(0, word) : room.replace(/&[a-z]{0,4}$/, '');
}
