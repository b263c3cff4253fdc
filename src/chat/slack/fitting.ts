/** As much of a view as one Slack message takes. */
import { isChart } from './chart.ts';
import { type MessageBlock, smallPrint, withoutCharts } from './draw-block.ts';
import { limits } from './limits.ts';

/** As many blocks of the body as a message may hold beside the rest, and a word where some are missing. */
export function fitting(
  whole: readonly MessageBlock[],
  rest: readonly MessageBlock[],
): readonly MessageBlock[] {
  const body = fewCharts(whole);
  let blocks = limits.messageBlocks - rest.length;
  // the whole JSON is never shorter than the text in it, and quicker to measure
  if (body.length <= blocks && Buffer.byteLength(JSON.stringify([body, rest])) <= limits.messageBytes)
    return body;
  let bytes = limits.messageBytes - rest.reduce((sum, block) => sum + textBytes(block), 0);
  const all = body.length <= blocks && body.reduce((sum, block) => sum + textBytes(block), 0) <= bytes;
  if (all) return body;
  blocks -= 1;
  bytes -= 100;
  const kept: MessageBlock[] = [];
  for (const block of body) {
    blocks -= 1;
    bytes -= textBytes(block);
    if (blocks < 0 || bytes < 0) break;
    kept.push(block);
  }
  // its words did not fit in
  const last = kept.at(-1);
  if (last && isChart(last)) kept.pop();
  return [...kept, ...smallPrint(['The rest is too long for one Slack message.'])];
}

/** Slack takes no more of them in one message. */
function fewCharts(blocks: readonly MessageBlock[]): readonly MessageBlock[] {
  const surplus = blocks.filter(isChart).slice(limits.charts);
  return blocks.flatMap((block): readonly MessageBlock[] =>
    isChart(block) && surplus.includes(block) ? withoutCharts([block]) : [block],
  );
}

/** UTF-8 bytes of everything a block says; of a chart every string in it, to be on the safe side. */
function textBytes(value: unknown, ofChart = false): number {
  if (typeof value === 'string') return ofChart ? Buffer.byteLength(value) : 0;
  if (typeof value !== 'object' || value === null) return 0;
  const inChart = ofChart || ('type' in value && value.type === 'data_visualization');
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum +
      (key === 'text' && typeof inner === 'string' ? Buffer.byteLength(inner) : textBytes(inner, inChart)),
    0,
  );
}
