import { describe, expect, it } from 'vitest';
import { drawChart } from '#chat/terminal/chart.ts';
import { render, renderBelow } from '#chat/terminal/render.ts';
import { bare } from '#chat/terminal/style.ts';
import { widthOf } from '#chat/terminal/width.ts';
import type { Chart, View } from '#views/view.ts';

const failures: Chart = {
  kind: 'chart',
  form: 'line',
  title: 'Texts from Northside, every 15 minutes',
  labels: ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15', '10:30', '10:45', '11:00', '11:15', '11:30'],
  series: [
    { name: 'failed', values: [0, 1, 0, 3, 9, 14, 12, 16, 8, 2, 0] },
    { name: 'usual', values: Array(11).fill(1.25) },
  ],
  said: ['Failed since 09:00: 65 texts; usual are 14.'],
};
const sites: Chart = {
  ...failures,
  form: 'bars',
  labels: ['Northside', 'Harbor Family Medicine and Pediatrics', 'East'],
  series: [
    { name: 'failed', values: [14, 3, 0] },
    { name: 'sent', values: [60, 80, 12] },
  ],
};
const alert: View = { kind: 'alert', title: 'Texts fail', body: [failures], choices: [], controls: [] };

describe('a chart in a terminal', () => {
  it('leaves the values to its words where there is no room beside it', () => {
    expect(drawChart(failures, 24)).toEqual([
      ' failed  ▁ ▂▅▇▆█▄▁ ',
      ' usual  ▁▁▁▁▁▁▁▁▁▁▁',
      '        09:00 11:30',
    ]);
  });

  it('over time is a row of columns for each series, all to one scale, with values', () => {
    expect(`\n${drawChart(failures, 80).join('\n')}\n`).toMatchInlineSnapshot(`
      "
       failed  ▁ ▂▅▇▆█▄▁  at most 16, last 0
       usual  ▁▁▁▁▁▁▁▁▁▁▁ at most 1.3, last 1.3
              09:00 11:30
      "
    `);
  });

  it('of things beside each other is a bar for each value, the value behind it', () => {
    expect(`\n${drawChart(sites, 60).join('\n')}\n`).toMatchInlineSnapshot(`
      "
       Northside       failed █████▊ 14
                       sent   ████████████████████████▊ 60
       Harbor Family … failed █▎ 3
                       sent   █████████████████████████████████ 80
       East            failed  0
                       sent   █████ 12
      "
    `);
    expect(drawChart({ ...sites, series: sites.series.slice(0, 1) }, 40)[0]).toMatch(
      /^ Northside +█+\S? 14$/,
    );
  });

  it('stands between its title and its words', () => {
    const lines = render(alert, { width: 80, style: bare });
    expect(lines.slice(2)).toEqual([failures.title, ...drawChart(failures, 80), failures.said[0]]);
  });

  it.each([
    ['nothing was counted', { series: [{ name: 'failed', values: Array(11).fill(0) }] }],
    ['there are no points', { labels: [], series: [{ name: 'failed', values: [] }] }],
    ['a value is none', { series: [{ name: 'failed', values: [1, Number.NaN] }] }],
  ])('is left to its words where %s', (_, wrong) => {
    expect(drawChart({ ...failures, ...wrong }, 80)).toEqual([]);
  });

  it.each([80, 40, 24, 9])('keeps within %i columns, whatever it is called', (width) => {
    const names = ['Northside 🦷 clinic', 'line\nbreak', '\u001b[31mred', '診療所', 'x'.repeat(50), ''];
    for (const form of ['line', 'bars'] as const)
      for (const name of names) {
        const series = [
          { name, values: names.map((_, at) => at * 1000.25) },
          { name: 'usual', values: names.map(() => 1) },
        ];
        const lines = drawChart({ ...failures, form, labels: names, series }, width);
        expect(lines.length).toBeGreaterThan(0);
        for (const line of lines) {
          if (width >= 24) expect(widthOf(line), line).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
      }
  });
});

it('what is said below something stands further in, within the same width', () => {
  const lines = renderBelow(
    { ...alert, title: 'It got worse '.repeat(9).trim() },
    { width: 40, style: bare },
  );
  expect(lines[0]).toMatch(/^ {4}It got worse/);
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(40);
  expect(lines.length).toBeGreaterThan(3);
});
