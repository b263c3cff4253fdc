/**
 * What may stand in a card of ours: the elements and properties of microsoft/AdaptiveCards schemas/1.5.0 that we use,
 * Teams' charts, and the rules of Teams and of this bot beside them. The official parser reads the card too, but for the
 * charts, of which it knows nothing: it reads what stands in for them.
 */
import { createRequire } from 'node:module';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const official: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js');

/** Everything wrong with a card, in words; empty where Teams will take it. */
export function cardProblems(card: unknown): string[] {
  const read = schema.safeParse(card);
  const ours = read.success ? rules(read.data) : z.prettifyError(read.error).split('\n');
  return [...ours, ...parserProblems(card)];
}

const placed = {
  spacing: z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding']).optional(),
  separator: z.boolean().optional(),
};
const text = z.string().min(1);
const pressed = {
  title: text.max(400),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
};
const inputs = { associatedInputs: z.enum(['auto', 'none']).optional() };
const address = z.string().regex(/^https?:\/\//);

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  ...pressed,
  ...inputs,
  data: z.strictObject({ verb: z.enum(['say', 'type']), p: text }),
});
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...pressed,
  ...inputs,
  verb: z.enum(['say', 'type']),
  data: z.strictObject({ p: text }),
  fallback: submit.optional(),
});
const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), ...pressed, url: address });
const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  ...placed,
  actions: z
    .array(z.discriminatedUnion('type', [execute, openUrl]))
    .min(1)
    .max(6),
});
const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text,
  weight: z.enum(['default', 'lighter', 'bolder']).optional(),
  fontType: z.enum(['default', 'monospace']).optional(),
  size: z.enum(['default', 'small', 'medium', 'large', 'extraLarge']).optional(),
  isSubtle: z.boolean().optional(),
  selectAction: openUrl.optional(),
});
const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...placed,
  inlines: z.array(textRun).min(1),
});
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...placed,
  text,
  style: z.enum(['default', 'heading']),
  weight: z.enum(['default', 'lighter', 'bolder']),
  size: z.enum(['default', 'small', 'medium', 'large', 'extraLarge']),
  wrap: z.literal(true),
});
const inputText = z.strictObject({
  type: z.literal('Input.Text'),
  ...placed,
  id: text,
  label: text,
  placeholder: text.optional(),
  maxLength: z.int().positive(),
  isMultiline: z.boolean().optional(),
});
const container = z.strictObject({
  type: z.literal('Container'),
  ...placed,
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']),
  items: z.array(richTextBlock).min(1),
});
const chartLabel = text.max(25);
const charted = {
  ...placed,
  title: text.max(50),
  xAxisTitle: text.max(60).optional(),
  fallback: richTextBlock,
};
const points = z
  .array(z.strictObject({ x: chartLabel, y: z.number().min(0) }))
  .min(1)
  .max(20)
  .refine((all) => new Set(all.map(({ x }) => x)).size === all.length, 'two points with one label');
const series = z
  .array(
    z.strictObject({
      legend: chartLabel,
      color: z.enum(['categoricalBlue', 'categoricalTeal', 'categoricalPurple']),
      values: points,
    }),
  )
  .min(1)
  .max(3);
const charts = [
  z.strictObject({ type: z.literal('Chart.Line'), ...charted, data: series }),
  z.strictObject({ type: z.literal('Chart.VerticalBar.Grouped'), ...charted, data: series }),
  z.strictObject({
    type: z.literal('Chart.HorizontalBar'),
    ...charted,
    displayMode: z.literal('AbsoluteNoAxis'),
    data: points,
  }),
] as const;
const schema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  fallbackText: text,
  speak: text,
  body: z
    .array(
      z.discriminatedUnion('type', [textBlock, richTextBlock, container, actionSet, inputText, ...charts]),
    )
    .min(1),
});

function rules(card: z.infer<typeof schema>): string[] {
  const json = JSON.stringify(card);
  const found: string[] = [];
  if (Buffer.byteLength(json) > 28_000) found.push(`${Buffer.byteLength(json)} bytes of UTF-8`);
  if (json.length * 2 > 40_000) found.push(`${json.length * 2} bytes of UTF-16`);
  const ids = card.body.flatMap((element) => (element.type === 'Input.Text' ? [element.id] : []));
  if (new Set(ids).size < ids.length) found.push(`two fields with one id: ${ids}`);
  for (const { actions } of card.body.filter((element) => element.type === 'ActionSet'))
    for (const action of actions) {
      if (action.type !== 'Action.Execute') continue;
      const { title, verb, data, associatedInputs, fallback } = action;
      if ((verb === 'say') !== (associatedInputs === 'none'))
        found.push(`${title}: what is typed rides along with ${verb}`);
      const same = { title, associatedInputs, data: { verb, ...data } };
      const { title: other, associatedInputs: rides, data: sent } = fallback ?? submitOf(same);
      if (JSON.stringify({ title: other, associatedInputs: rides, data: sent }) !== JSON.stringify(same))
        found.push(`${title}: the fallback says something else`);
    }
  return found;
}

const submitOf = <T extends object>(same: T) => ({ type: 'Action.Submit', ...same }) as const;

function withoutCharts(card: unknown): unknown {
  const { body } = card as { readonly body?: unknown };
  if (!Array.isArray(body)) return card;
  const isChart = (one: any) => typeof one?.type === 'string' && one.type.startsWith('Chart.');
  return { ...(card as object), body: body.map((one) => (isChart(one) ? one.fallback : one)) };
}

function parserProblems(card: unknown): string[] {
  const context = new official.SerializationContext(official.Versions.v1_5);
  const parsed = new official.AdaptiveCard();
  parsed.parse(withoutCharts(structuredClone(card)), context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}
