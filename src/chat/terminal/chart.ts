/** A chart as lines of text: bars for things beside each other, a row of small columns for what goes over time. */
import type { Chart } from '#views/view.ts';
import { plain } from './plain.ts';
import { chop, widthOf } from './width.ts';

/** Lines of at most `width` columns, with the value beside whatever is drawn; none where there is nothing to draw. */
export function drawChart({ form, labels, series }: Chart, width: number): string[] {
  const all = series.flatMap(({ values }) => values);
  const most = Math.max(0, ...all);
  if (labels.length === 0 || most === 0 || !all.every(Number.isFinite)) return [];
  const names = labels.map(oneLine);
  const rows = series.map(({ name, values }) => ({ name: oneLine(name), values }));
  return form === 'bars' ? bars(names, rows, most, width) : columns(names, rows, most, width);
}

type Series = Chart['series'];

/** A line for each value: label, bar, value; of several series the name stands before the bar. */
function bars(labels: readonly string[], series: Series, most: number, width: number): string[] {
  const named = series.length > 1;
  const rows = labels.flatMap((label, at) =>
    series.map(({ name, values }, of) => ({
      head: [of === 0 ? label : '', ...(named ? [name] : [])],
      value: values[at] ?? 0,
    })),
  );
  const wide = [0, 1].map((column) =>
    widest(
      rows.map(({ head }) => head[column] ?? ''),
      width / 4,
    ),
  );
  const told = Math.max(...rows.map(({ value }) => number(value).length));
  const gaps = named ? 4 : 3;
  const room = Math.max(width - (wide[0] ?? 0) - (wide[1] ?? 0) - told - gaps, 1);
  return rows.map(({ head, value }) =>
    ['', ...head.map((one, column) => fill(one, wide[column] ?? 0)), bar(value / most, room), number(value)]
      .join(' ')
      .trimEnd(),
  );
}

/** A row of columns for each series, with its highest and last value, above the first and the last label. */
function columns(labels: readonly string[], series: Series, most: number, width: number): string[] {
  const wide = widest(
    series.map(({ name }) => name),
    width / 3,
  );
  const lines = series.map(({ name, values }) => {
    const row = ` ${fill(name, wide)} ${values.map((value) => column(value / most)).join('')}`;
    const told = ` at most ${number(Math.max(...values))}, last ${number(values.at(-1) ?? 0)}`;
    return widthOf(row + told) <= width ? row + told : row;
  });
  const first = labels[0] ?? '';
  const last = labels.length > 1 ? (labels.at(-1) ?? '') : '';
  const gap = Math.max(labels.length - widthOf(first) - widthOf(last), 1);
  const axis = ` ${' '.repeat(wide)} ${first}${' '.repeat(gap)}${last}`.trimEnd();
  return [...lines, axis].flatMap((line) => chop(line, width));
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const heights = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Of nothing no bar, of anything at least the thinnest one. */
function bar(part: number, room: number): string {
  const full = part > 0 ? Math.max(1, Math.round(part * room * 8)) : 0;
  return '█'.repeat(Math.floor(full / 8)) + (eighths[full % 8] ?? '');
}

function column(part: number): string {
  const at = part > 0 ? Math.max(1, Math.round(part * 8)) : 0;
  return heights[at] ?? ' ';
}

const oneLine = (text: string): string => plain(text).replace(/\s+/g, ' ').trim();

/** At most one decimal. */
const number = (value: number): string => String(Math.round(value * 10) / 10);

const widest = (texts: readonly string[], most: number): number =>
  Math.min(Math.max(0, ...texts.map(widthOf)), Math.floor(most));

/** Cut or padded to that many columns. */
function fill(text: string, columns: number): string {
  const [shown = ''] =
    widthOf(text) <= columns ? [text] : chop(text, Math.max(columns - 1, 1)).map((one) => `${one}…`);
  return shown + ' '.repeat(Math.max(columns - widthOf(shown), 0));
}
