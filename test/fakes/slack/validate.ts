/**
 * Would Slack take this? Structure by a schema made from Slack's own types, limits by the table below (each from the
 * doc comments of @slack/types or docs.slack.dev), and what may stand on which surface. Written apart from the limits
 * the product uses, so that a slip in one shows against the other.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

export type Surface = 'message' | 'modal';

/** One thing Slack would refuse, as a JSON pointer and a sentence. */
export interface Refusal {
  readonly path: string;
  readonly rule: string;
}

/** Everything Slack would refuse in a message (`{text, blocks}` and whatever goes with it) or a modal view. */
export function validatePayload(payload: any, surface: Surface): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const say: Say = (path, rule) => refusals.push({ path, rule });
  const blocks: any[] = payload.blocks ?? [];
  const most = surface === 'message' ? 50 : 100;
  if (blocks.length > most) say('/blocks', `${blocks.length} blocks, at most ${most}`);
  if (surface === 'message') checkMessage(payload, say);
  else checkModal(payload, say);
  blocks.forEach((block, at) => {
    checkBlock(block, `/blocks/${at}`, surface, say);
  });
  const charts = blocks.filter(({ type }) => type === 'data_visualization').length;
  if (charts > 2) say('/blocks', `${charts} charts, at most 2`);
  repeated(blocks.map((block) => block.block_id)).forEach((id) => {
    say('/blocks', `block_id ${id} stands twice`);
  });
  repeated(blocks.flatMap(controls).map((one) => one.action_id)).forEach((id) => {
    say('/blocks', `action_id ${id} stands twice`);
  });
  return refusals;
}

type Say = (path: string, rule: string) => void;

function checkMessage(payload: any, say: Say): void {
  if (!payload.text?.trim()) say('/text', 'missing: notifications and screen readers need it');
  long(payload.text, 4000, '/text', say);
  const bytes = sizeOfText(payload.blocks) + Buffer.byteLength(payload.text ?? '');
  if (bytes > 10_600) say('/blocks', `${bytes} bytes of text: msg_blocks_too_long`);
}

function checkModal(payload: any, say: Say): void {
  if (payload.type !== 'modal') say('/type', 'must be modal');
  if (!payload.blocks?.length) say('/blocks', 'a modal needs a block');
  for (const part of ['title', 'submit', 'close']) long(payload[part]?.text, 24, `/${part}`, say);
  if (!payload.title?.text) say('/title', 'required');
  long(payload.private_metadata, 3000, '/private_metadata', say);
  long(payload.callback_id, 255, '/callback_id', say);
  if (payload.blocks?.some((block: any) => block.type === 'input') && !payload.submit)
    say('/submit', 'required where there is an input');
}

const notIn: Readonly<Record<Surface, ReadonlySet<string>>> = {
  message: new Set(['alert', 'file', 'input']),
  modal: new Set([
    'card',
    'carousel',
    'container',
    'context_actions',
    'data_table',
    'data_visualization',
    'file',
    'markdown',
    'plan',
    'table',
    'task_card',
  ]),
};

function checkBlock(block: any, path: string, surface: Surface, say: Say): void {
  if (notIn[surface].has(block.type)) say(path, `${block.type} may not stand in a ${surface}`);
  const valid = byType.get(block.type);
  // not in @slack/types 3.2.0: see `chart`
  if (!valid && block.type !== 'data_visualization') say(path, `unknown block ${block.type}`);
  if (valid && !valid(block))
    for (const error of valid.errors ?? []) say(path + error.instancePath, error.message ?? 'wrong');
  long(block.block_id, 255, `${path}/block_id`, say);
  checks[block.type]?.(block, path, say);
}

const checks: Readonly<Record<string, (block: any, path: string, say: Say) => void>> = {
  header: (block, path, say) => long(block.text?.text, 150, `${path}/text`, say, 1),
  section: (block, path, say) => long(block.text?.text, 3000, `${path}/text`, say, 1),
  context: (block, path, say) => {
    many(block.elements, 10, `${path}/elements`, say);
    block.elements?.forEach((one: any, at: number) => {
      long(one.text, 3000, `${path}/elements/${at}`, say, 1);
    });
  },
  actions: (block, path, say) => {
    many(block.elements, 25, `${path}/elements`, say);
    controls(block).forEach((one, at) => {
      checkControl(one, `${path}/elements/${at}`, say);
    });
  },
  input: (block, path, say) => {
    long(block.label?.text, 2000, `${path}/label`, say, 1);
    long(block.hint?.text, 2000, `${path}/hint`, say, 1);
    checkControl(block.element, `${path}/element`, say);
  },
  rich_text: (block, path, say) => {
    many(block.elements, 100, `${path}/elements`, say);
    checkRich(block.elements, `${path}/elements`, say);
  },
  data_visualization: chart,
};

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
function chart(block: any, path: string, say: Say): void {
  known(block, ['type', 'block_id', 'title', 'chart'], path, say);
  if (typeof block.title !== 'string') say(`${path}/title`, 'required');
  long(block.title, 50, `${path}/title`, say, 1);
  const { type, series, axis_config: axis } = block.chart ?? {};
  known(block.chart ?? {}, ['type', 'series', 'axis_config'], `${path}/chart`, say);
  if (!['line', 'bar', 'area'].includes(type)) say(`${path}/chart/type`, 'line, bar or area');
  if (!Array.isArray(axis?.categories)) say(`${path}/chart/axis_config`, 'required');
  known(axis ?? {}, ['categories', 'x_label', 'y_label'], `${path}/chart/axis_config`, say);
  const labels: string[] = axis?.categories ?? [];
  for (const label of labels) long(label, 20, `${path}/chart/axis_config/categories`, say, 1);
  if (!Array.isArray(series)) {
    say(`${path}/chart/series`, 'required');
    return;
  }
  many(series, 6, `${path}/chart/series`, say);
  for (const name of repeated(series.map((one: any) => one.name)))
    say(`${path}/chart/series`, `name ${name} stands twice`);
  for (const name of repeated(labels)) say(`${path}/chart/axis_config`, `category ${name} stands twice`);
  series.forEach((one: any, at: number) => {
    const here = `${path}/chart/series/${at}`;
    known(one, ['name', 'data'], here, say);
    long(one.name, 20, `${here}/name`, say, 1);
    many(one.data, 20, `${here}/data`, say);
    for (const point of one.data ?? []) {
      known(point, ['label', 'value'], here, say);
      if (typeof point.value !== 'number') say(here, 'a value that is no number');
      if (!labels.includes(point.label)) say(here, `label ${point.label} is not among the categories`);
    }
  });
}

function known(it: object, keys: readonly string[], path: string, say: Say): void {
  for (const key of Object.keys(it)) if (!keys.includes(key)) say(path, `additional property ${key}`);
}

function checkControl(one: any, path: string, say: Say): void {
  long(one.action_id, 255, `${path}/action_id`, say, 1);
  long(one.placeholder?.text, 150, `${path}/placeholder`, say, 1);
  if (one.max_length > 3000) say(`${path}/max_length`, 'at most 3000');
  if (one.type !== 'button') return;
  if (!one.action_id) say(path, 'a button without action_id cannot be told apart');
  long(one.text?.text, 75, `${path}/text`, say, 1);
  long(one.value, 2000, `${path}/value`, say, 1);
}

/** Slack refuses empty elements; the 3,000 are our own bound, Slack names none. */
function checkRich(parts: any, path: string, say: Say): void {
  if (!Array.isArray(parts)) return;
  if (parts.length === 0) say(path, 'empty');
  parts.forEach((part, at) => {
    const here = `${path}/${at}`;
    if (part.type === 'text') long(part.text, 3000, here, say, 1);
    if (part.type === 'link') long(part.url, 3000, here, say, 1);
    if (part.elements) checkRich(part.elements, `${here}/elements`, say);
  });
}

function controls(block: any): any[] {
  if (block.type === 'actions') return block.elements ?? [];
  return [block.element, block.accessory].filter(Boolean);
}

function long(text: unknown, most: number, path: string, say: Say, least = 0): void {
  if (typeof text !== 'string') return;
  if (text.length > most) say(path, `${text.length} characters, at most ${most}`);
  if (text.length < least) say(path, 'empty');
  if (!text.isWellFormed()) say(path, 'a torn character');
}

function many(list: unknown, most: number, path: string, say: Say): void {
  if (!Array.isArray(list)) return;
  if (list.length > most) say(path, `${list.length} elements, at most ${most}`);
  if (list.length === 0) say(path, 'empty');
}

function repeated(ids: readonly (string | undefined)[]): readonly string[] {
  const all = ids.filter((id) => id !== undefined);
  return [...new Set(all.filter((id, at) => all.indexOf(id) !== at))];
}

function sizeOfText(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? Buffer.byteLength(inner) : sizeOfText(inner)),
    0,
  );
}

export const schema = JSON.parse(readFileSync(new URL('schema.generated.json', import.meta.url), 'utf8'));

/** One schema per block type: a refusal then names the field instead of twenty branches that did not match. */
const byType: ReadonlyMap<string, ValidateFunction> = (() => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(schema, 'slack');
  return new Map(
    Object.entries<any>(schema.definitions).flatMap(([name, definition]) => {
      const type = definition.properties?.type?.const ?? definition.anyOf?.[0]?.properties?.type?.const;
      const valid = /Block$/.test(name) && type ? ajv.getSchema(`slack#/definitions/${name}`) : undefined;
      return valid ? [[type, valid] as const] : [];
    }),
  );
})();
