/** Numbers as a chart of Teams', and in words below it: not every client knows charts, nor does everybody see them. */
import { shorten } from '#chat/cut.ts';
import type { Speaker } from '#chat/spoken.ts';
import type { Chart as Numbers } from '#views/view.ts';
import type { Chart, Element, Series } from './card.ts';
import { escaped } from './escape.ts';
import { limits } from './limits.ts';
import { bold, lines, runs, subtle, textRun } from './rich.ts';

/** Its title, the chart, unless it cannot be drawn whole, and the same in words. */
export function drawChart(numbers: Numbers, speaker: Speaker): readonly Element[] {
  const head = lines([textRun(numbers.title, bold)], { spacing: 'medium' });
  const said = lines(runs(numbers.said, speaker), { spacing: 'small' });
  const fallback = lines([textRun(unknown, subtle)])[0];
  if (!fallback || !isDrawable(numbers)) return [...head, ...said];
  const title = label(numbers.title, limits.chartTitle);
  return [...head, { ...shape(numbers), title, fallback, spacing: 'small' }, ...said];
}

/** In place of a chart, above its words. */
const unknown = 'Your Teams does not draw charts. The same in words:';

/** The elements without charts; their titles and words stay. */
export function withoutCharts(elements: readonly Element[]): readonly Element[] {
  return elements.filter(({ type }) => !type.startsWith('Chart.'));
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

/** Far apart in brightness. Left to itself Teams takes two blues, or a red that would mean something. */
const colors = ['categoricalBlue', 'categoricalTeal', 'categoricalPurple'] as const;

type Shape<C> = C extends Chart ? Omit<C, 'title' | 'fallback'> : never;

function shape({ form, labels, series }: Numbers): Shape<Chart> {
  const xs = distinct(labels.map((one) => label(one, limits.chartLabel)));
  const drawn = (places: readonly string[]) =>
    series.map(
      ({ name, values }, nth): Series => ({
        legend: label(name, limits.chartLabel),
        color: colors[nth] ?? colors[0],
        values: places.map((x, at) => ({ x, y: values[at] ?? 0 })),
      }),
    );
  if (form === 'line')
    return fitBelow(xs)
      ? { type: 'Chart.Line', data: drawn(xs) }
      : { type: 'Chart.Line', data: drawn(xs.map(unseen)), xAxisTitle: `${xs[0]} to ${xs.at(-1)}` };
  const data = drawn(xs);
  const [only, ...others] = data;
  return only && others.length === 0
    ? { type: 'Chart.HorizontalBar', displayMode: 'AbsoluteNoAxis', data: only.values }
    : { type: 'Chart.VerticalBar.Grouped', data };
}

/**
 * Whether the axis has room for all labels. Teams cuts each to its part of it, down to "0..", and leaves none out
 * (seen in the playground: about 310 px, 6 for a letter and 8 around it).
 */
function fitBelow(labels: readonly string[]): boolean {
  const longest = Math.max(...labels.map(({ length }) => length));
  return labels.length * (longest * 6 + 8) <= 310;
}

/** A label that takes no room: U+2063, once for the first, twice for the second. */
const unseen = (_: string, at: number) => '\u2063'.repeat(at + 1);

/** Two alike would be drawn as one. */
function distinct(labels: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return labels.map((one) => {
    const times = (seen.get(one) ?? 0) + 1;
    seen.set(one, times);
    return times === 1 ? one : `${one} (${times})`;
  });
}

/** May be read as Markdown. */
function label(text: string, max: number): string {
  return shorten(escaped(text).replace(/\s+/g, ' ').trim(), max) || '–';
}
