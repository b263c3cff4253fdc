import { describe, expect, it } from 'vitest';
import type { Card, Chart, Element } from '#chat/teams/card.ts';
import { limits } from '#chat/teams/limits.ts';
import { render } from '#chat/teams/render.ts';
import type { Chart as Numbers, View } from '#views/view.ts';
import { failures } from '../slack/sample.ts';
import { cardProblems } from './card-schema.ts';
import { hostileToTeams, incident, speaker } from './views.ts';

const pen = { packed: () => 'p', speaker };
const showing = (chart: Numbers, more: View['body'] = []): View => ({
  kind: 'status',
  title: 'Today',
  body: [chart, ...more],
  choices: [],
  controls: [],
});
const drawn = (chart: Partial<Numbers>) => render(showing({ ...failures, ...chart }), pen);
const chartsOf = ({ body }: Card) =>
  body.filter((element): element is Chart => element.type.startsWith('Chart.'));
const wordsOf = (elements: readonly Element[]) =>
  elements.flatMap((element) =>
    element.type === 'RichTextBlock' ? [element.inlines.map(({ text }) => text).join('')] : [],
  );
const said = failures.said.join('');

describe('a chart', () => {
  it('of what happens over time is a line, between its title and its words', () => {
    const { card, text } = drawn({});
    expect(card.body.slice(1).map(({ type }) => type)).toEqual([
      'RichTextBlock',
      'Chart.Line',
      'RichTextBlock',
    ]);
    expect(wordsOf(card.body)).toEqual([failures.title, said]);
    expect(card.body[2]).toMatchObject({
      title: failures.title,
      data: [
        {
          legend: 'failed',
          values: [
            { x: '09:00', y: 1 },
            { x: '09:15', y: 3 },
            { x: '09:30', y: 6 },
            { x: '09:45', y: 4 },
          ],
        },
        { legend: 'usually failed' },
      ],
    });
    for (const words of [failures.title, said]) expect(text).toContain(words);
  });

  it('has a sentence in its place where a client knows no charts', () => {
    const [chart] = chartsOf(drawn({}).card);
    expect(wordsOf([chart!.fallback])).toEqual(['Your Teams does not draw charts. The same in words:']);
  });

  it('of things beside each other has a bar for each, and its number', () => {
    const series = [{ name: 'Failed', values: [1, 3, 6, 4] }];
    const [chart] = chartsOf(drawn({ form: 'bars', series }).card);
    expect(chart).toMatchObject({
      type: 'Chart.HorizontalBar',
      displayMode: 'AbsoluteNoAxis',
      data: [{ x: '09:00', y: 1 }, {}, {}, { x: '09:45', y: 4 }],
    });
    const several = chartsOf(drawn({ form: 'bars' }).card)[0];
    expect(several).toMatchObject({
      type: 'Chart.VerticalBar.Grouped',
      data: [
        { legend: 'failed' },
        { legend: 'usually failed', values: [{ x: '09:00', y: 0.75 }, {}, {}, {}] },
      ],
    });
  });

  it('with more times than the axis has room for tells the first and the last', () => {
    const count = 20;
    const labels = Array.from({ length: count }, (_, at) => `${String(at).padStart(2, '0')}:00`);
    const values = labels.map((_, at) => at);
    const [chart] = chartsOf(drawn({ labels, series: [{ name: 'Failed', values }] }).card);
    expect(chart?.xAxisTitle).toBe('00:00 to 19:00');
    const points = chart?.type === 'Chart.Line' ? (chart.data[0]?.values ?? []) : [];
    expect(points.map(({ y }) => y)).toEqual(values);
    expect(new Set(points.map(({ x }) => x)).size).toBe(count);
    for (const { x } of points) expect(x).toMatch(/^\u2063+$/);
  });

  it('keeps two labels apart that are alike, or cut alike', () => {
    const long = 'Northside Family Practice';
    const labels = [`${long}, East`, `${long}, West`, 'Harbor', 'Harbor'];
    const [chart] = chartsOf(drawn({ form: 'bars', labels }).card);
    const [series] = chart?.type === 'Chart.VerticalBar.Grouped' ? chart.data : [];
    expect(series?.values.map(({ x }) => x)).toEqual([
      'Northside Family…',
      'Northside Family… (2)',
      'Harbor',
      'Harbor (2)',
    ]);
  });

  it.each<[string, Partial<Numbers>]>([
    ['no series', { series: [] }],
    ['no points', { labels: [], series: [{ name: 'Failed', values: [] }] }],
    ['four series', { series: Array(4).fill(failures.series[0]) }],
    ['21 points', { labels: Array(21).fill('x'), series: [{ name: 'Failed', values: Array(21).fill(1) }] }],
    ['a number missing', { series: [{ name: 'Failed', values: [1, 2, 3] }] }],
    ['no number', { series: [{ name: 'Failed', values: [1, 2, 3, Number.NaN] }] }],
  ])('is told in words alone with %s', (_, chart) => {
    const { card } = drawn(chart);
    expect(chartsOf(card)).toEqual([]);
    expect(wordsOf(card.body)).toEqual([failures.title, said]);
  });

  it('goes first where the card would be too large', () => {
    const note = (length: number) => [{ kind: 'note', spans: ['x'.repeat(length)] }] as const;
    const card = (length: number) => render(showing(failures, note(length)), pen).card;
    const tightAt = Array.from({ length: 400 }, (_, at) => 50 * at).find(
      (length) => chartsOf(card(length)).length === 0,
    );
    const [fit, tight] = [card(tightAt! - 50), card(tightAt!)];
    expect(JSON.stringify(fit).length).toBeGreaterThan(limits.card - 1000);
    expect(wordsOf(tight.body)).toEqual(expect.arrayContaining([failures.title, said]));
    expect(JSON.stringify(tight)).not.toContain('too long for one card');
    const huge = card(60_000);
    expect(JSON.stringify(huge)).toContain('too long for one card');
    for (const one of [fit, tight, huge]) expect(cardProblems(one)).toEqual([]);
  });
});

describe('an incident', () => {
  it('stays far below the limits', () => {
    const { card } = render(incident, pen);
    expect(chartsOf(card)).toHaveLength(2);
    expect(JSON.stringify(card).length).toBeLessThan(limits.card / 2);
  });
});

describe('any chart', () => {
  /** The same numbers in every run. */
  function dice(seed: number) {
    let state = seed;
    return (sides: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
  }
  const letters = ['', 'a', '09:00', 'Zoë 🦷', 'の'.repeat(30), '-', '2026-03-02', '7', ' ', hostileToTeams];

  it('is a card that Teams takes, with its words', () => {
    let charts = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const roll = dice(seed);
      const text = () => letters[roll(letters.length)] ?? '';
      const points = roll(24);
      const chart: Numbers = {
        kind: 'chart',
        form: roll(2) === 0 ? 'line' : 'bars',
        title: text(),
        labels: Array.from({ length: points }, text),
        series: Array.from({ length: roll(5) }, () => ({
          name: text(),
          values: Array.from({ length: points }, () => [0, roll(1000), roll(9) / 4, 1e9][roll(4)] ?? 0),
        })),
        said: ['All in words.'],
      };
      const { card } = render(showing(chart), pen);
      expect(cardProblems(card), JSON.stringify(chart)).toEqual([]);
      expect(wordsOf(card.body)).toContain('All in words.');
      charts += chartsOf(card).length;
    }
    expect(charts).toBeGreaterThan(100);
  });
});
