/** Numbers as a chart of Teams', and in words below it: not every client knows charts, nor does everybody see them. */
import { shorten } from '#chat/cut.ts';
import type { Speaker } from '#chat/spoken.ts';
import { visible } from '#chat/visible.ts';
import type { Chart as Numbers } from '#views/view.ts';
import type { Chart, Element, Series } from './card.ts';
import { inert } from './escape.ts';
import { limits } from './limits.ts';
import { bold, lines, runs, textRun } from './rich.ts';

/** The chart, or its title where it cannot be drawn whole, and what it says in words. */
export function drawChart(numbers: Numbers, speaker: Speaker): readonly Element[] {
  const said = lines(runs(numbers.said, speaker), { spacing: 'small' });
  const title = label(numbers.title, limits.chartTitle);
  const [head] = lines([textRun(title, bold)], { spacing: 'medium' });
  if (!head || !isDrawable(numbers)) return [...(head ? [head] : []), ...said];
  return [{ ...shape(numbers), title, fallback: head, spacing: 'medium' }, ...said];
}

/** The same elements with a title in place of each chart. */
export function withoutCharts(elements: readonly Element[]): readonly Element[] {
  return elements.map((element) => ('data' in element ? element.fallback : element));
}

function isDrawable({ labels, series }: Numbers): boolean {
  return (
    labels.length > 0 &&
    labels.length <= limits.chartPoints &&
    series.length > 0 &&
    series.length <= limits.chartSeries &&
    series.every(({ values }) => values.length === labels.length && values.every(Number.isFinite))
  );
}

type Shape<C> = C extends Chart ? Pick<C, 'type' | 'data'> : never;

function shape({ form, labels, series }: Numbers): Shape<Chart> {
  const xs = distinct(labels.map((one) => label(one, limits.chartLabel)));
  const data = series.map(
    ({ name, values }): Series => ({
      legend: label(name, limits.chartLabel),
      values: xs.map((x, at) => ({ x, y: values[at] ?? 0 })),
    }),
  );
  if (form === 'line') return { type: 'Chart.Line', data };
  const [only, ...others] = data;
  return only && others.length === 0
    ? { type: 'Chart.HorizontalBar', data: only.values }
    : { type: 'Chart.VerticalBar.Grouped', data };
}

/** Two alike would be drawn as one. */
function distinct(labels: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return labels.map((one) => {
    const times = (seen.get(one) ?? 0) + 1;
    seen.set(one, times);
    return times === 1 ? one : `${one} (${times})`;
  });
}

function label(text: string, max: number): string {
  return shorten(inert(visible(text)).replace(/\s+/g, ' ').trim(), max) || '–';
}
