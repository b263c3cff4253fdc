/** A view as lines: a mark for each kind of block, then what can be pressed. For tests that read views as people do. */
import type { Block, Choice, Text, View } from '#views/view.ts';

export const plainText = (text: Text): string =>
  text
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('code' in span) return `\`${span.code}\``;
      if ('strong' in span) return `*${span.strong}*`;
      if ('command' in span) return `\`@bot ${span.command}\``;
      return 'person' in span ? `@${span.person}` : span.link;
    })
    .join('');

export function lines(block: Block): string[] {
  switch (block.kind) {
    case 'list':
      return [`${block.title}:`, ...block.items.map((item) => `  - ${plainText(item)}`)];
    case 'steps':
      return [
        `${block.title}:`,
        ...block.steps.map((step, at) => `  ${at + 1}. [${step.whoLabel}] ${plainText(step.spans)}`),
      ];
    case 'trail':
      return [block.answers.map(({ label, value }) => `${label}: ${value}`).join(' > ')];
    case 'warning':
      return [`! ${plainText(block.spans)}`];
    case 'note':
      return [`~ ${plainText(block.spans)}`];
    case 'quote':
      return [`> ${plainText(block.spans)}`];
    case 'text':
      return [plainText(block.spans)];
    case 'chart':
      return [
        `[${block.form}: ${block.title}; ${block.labels.join(' ')}; ${block.series
          .map(({ name, values }) => `${name} ${values.join(' ')}`)
          .join('; ')}]`,
        `  ${plainText(block.said)}`,
      ];
  }
}

export function outline(view: View): string {
  const presses = (choices: readonly Choice[]) => choices.map(({ label }) => `(${label})`).join(' ');
  return [
    `${view.kind}: ${view.title}`,
    ...view.body.flatMap(lines),
    ...(view.choices.length > 0 ? [`choices ${presses(view.choices)}`] : []),
    ...(view.controls.length > 0 ? [`controls ${presses(view.controls)}`] : []),
  ].join('\n');
}
