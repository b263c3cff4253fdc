/** Slack's own charts. Not in @slack/types 3.2.0 yet, and not yet known in every workspace. */
import type { Block } from '@slack/types';
import type { Chart } from '#views/view.ts';
import { asItIs } from './escape.ts';
import { limits } from './limits.ts';

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block: in messages only. */
export interface ChartBlock extends Block {
  readonly type: typeof chartType;
  readonly title: string;
  readonly chart: {
    readonly type: 'line' | 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[] };
  };
}

const chartType = 'data_visualization';

export function isChart(block: Block): block is ChartBlock {
  return block.type === chartType;
}

/** The chart as Slack draws it; undefined where it would have to leave something out, so that the words stand alone. */
export function chartBlock({ form, title, labels, series }: Chart): ChartBlock | undefined {
  const fits =
    between(labels.length, 1, limits.chartPoints) &&
    between(series.length, 1, limits.chartSeries) &&
    series.every(({ values }) => values.length === labels.length && values.every(Number.isFinite));
  if (!fits) return undefined;
  const categories = distinct(labels);
  const names = distinct(series.map(({ name }) => name));
  return {
    type: chartType,
    title: chartTitle(title),
    chart: {
      type: form === 'line' ? 'line' : 'bar',
      series: series.map(({ values }, at) => ({
        name: names[at] ?? '',
        data: values.map((value, point) => ({ label: categories[point] ?? '', value })),
      })),
      axis_config: { categories },
    },
  };
}

export function chartTitle(title: string): string {
  return oneLine(title, limits.chartTitle);
}

/** Slack tells points and series apart by their names alone, so two of the same name are numbered. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  for (const name of names) {
    let one = oneLine(name, limits.chartLabel);
    for (let again = 2; taken.has(one); again++) {
      const number = ` (${again})`;
      one = oneLine(name, limits.chartLabel - number.length) + number;
    }
    taken.add(one);
  }
  return [...taken];
}

const oneLine = (text: string, max: number): string => asItIs(text.replace(/\s+/g, ' ').trim(), max) || '–';

const between = (count: number, least: number, most: number): boolean => count >= least && count <= most;
