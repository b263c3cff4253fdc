/**
 * A view as plain words, for whoever does not see it drawn: notifications, screen readers, clients without blocks or
 * cards. It names everything a person could read or press.
 */
import type { Block, Choice, Text, View } from '#views/view.ts';
import { shorten } from './cut.ts';

/** What only the chat knows. */
export interface Speaker {
  /** What a person of this chat is called; the opaque id is never shown. */
  readonly name: (person: string) => string;
  /** How the bot is called here, with these words behind it. */
  readonly command: (words: string) => string;
}

/** Characters of a button's label that are said. */
const longestLabel = 75;

/** Title and body, a line each. */
export function spokenBody(view: View, speaker: Speaker): string {
  return [view.title, ...view.body.map((block) => spokenBlock(block, speaker))].filter(Boolean).join('\n');
}

/** What can be pressed or typed, in at most three lines. */
export function spokenChoices(view: View): string {
  const labels = (all: readonly Choice[]) => all.map(({ label }) => shorten(label, longestLabel)).join('; ');
  return [
    view.choices.length > 0 ? `Buttons: ${labels(view.choices)}.` : '',
    view.input ? `To type: ${shorten(view.input.label, 300)} (${shorten(view.input.hint, 300)})` : '',
    view.controls.length > 0 ? `Also: ${labels(view.controls)}.` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Spans as bare words. */
export function words(spans: Text, speaker: Speaker): string {
  return spans
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('strong' in span) return span.strong;
      if ('code' in span) return span.code;
      if ('command' in span) return speaker.command(span.command);
      if ('person' in span) return speaker.name(span.person);
      return webAddress.test(span.href) ? `${span.link} (${span.href})` : span.link;
    })
    .join('');
}

/** The only links we draw. */
export const webAddress = /^https?:\/\/[^\s<>|]+$/;

/** One answer of the breadcrumb, with who gave it where that is told. */
export function spokenAnswer(
  { label, value, by }: Extract<Block, { kind: 'trail' }>['answers'][number],
  speaker: Speaker,
): string {
  return `${label}: ${value}${by === undefined ? '' : ` (${speaker.name(by)})`}`;
}

function spokenBlock(block: Block, speaker: Speaker): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return words(block.spans, speaker);
    case 'list':
      return [block.title, ...block.items.map((item) => `- ${words(item, speaker)}`)].join('\n');
    case 'steps':
      return [
        block.title,
        ...block.steps.map((step, at) => `${at + 1}. ${step.whoLabel}: ${words(step.spans, speaker)}`),
      ].join('\n');
    case 'warning':
      return `Careful: ${words(block.spans, speaker)}`;
    case 'trail':
      return block.answers.length === 0
        ? ''
        : `So far: ${block.answers.map((answer) => spokenAnswer(answer, speaker)).join('; ')}.`;
    case 'quote':
      return `Message: ${words(block.spans, speaker)}`;
    case 'chart':
      return `Chart, ${block.title}: ${words(block.said, speaker)}`;
  }
}
