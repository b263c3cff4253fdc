import { describe, expect, it } from 'vitest';
import { chartBlock } from '#chat/slack/chart.ts';
import { inWords } from '#chat/slack/charts.ts';
import { render } from '#chat/slack/render.ts';
import { alertView } from '#views/alert.ts';
import type { Chart, View } from '#views/view.ts';
import { validatePayload } from '../../fakes/slack/index.ts';
import { deaf, luma, northside } from '../../views/shown.ts';
import { alert, failures, status } from './sample.ts';

const draw = (view: View) => render(view, { packed: () => '{}', packedInput: () => '{}', drawing: 'd' });
const typesOf = ({ blocks }: ReturnType<typeof draw>) => blocks.map(({ type }) => type);
const withChart = (...charts: readonly Chart[]): View => ({ ...alert, body: charts });

describe('a chart', () => {
  it("is Slack's own, every point on the axis, its numbers in words below it", () => {
    const { text, blocks } = draw(withChart(failures));
    expect(blocks.slice(1, 3)).toMatchObject([
      {
        type: 'data_visualization',
        title: failures.title,
        chart: {
          type: 'line',
          axis_config: { categories: failures.labels },
          series: [
            {
              name: 'failed',
              data: [
                { label: '09:00', value: 1 },
                { label: '09:15', value: 3 },
                { label: '09:30', value: 6 },
                { label: '09:45', value: 4 },
              ],
            },
            { name: 'usually failed' },
          ],
        },
      },
      { elements: [{ elements: [{ text: failures.said[0] }] }] },
    ]);
    for (const words of [failures.title, '1, 3, 6, 4; usual is at most 1.']) expect(text).toContain(words);
  });

  it('stands in a message twice at most; further ones are a title and words', () => {
    const drawn = draw(status);
    expect(typesOf(drawn).filter((type) => type === 'data_visualization')).toHaveLength(2);
    expect(JSON.stringify(drawn.blocks[5])).toContain('Texts waiting');
    expect(JSON.stringify(drawn.blocks[6])).toContain('Texts waiting: as every day.');
  });

  it('becomes a title where it is not known; all else stays, ids too', () => {
    const drawn = draw(alert);
    const words = inWords(drawn);
    expect(validatePayload(words, 'message')).toEqual([]);
    expect(words.blocks.map(({ block_id }) => block_id)).toEqual(
      drawn.blocks.map(({ block_id }) => block_id),
    );
    expect(typesOf(words)).not.toContain('data_visualization');
    expect(JSON.stringify(words.blocks)).toContain(failures.title);
    expect(words.blocks.filter((_, at) => at !== 2)).toEqual(drawn.blocks.filter((_, at) => at !== 2));
  });

  it.each<[string, Partial<Chart>]>([
    [
      'more points than Slack draws',
      { labels: Array(21).fill('x'), series: [{ name: 'n', values: Array(21).fill(1) }] },
    ],
    ['nothing in it', { labels: [], series: [] }],
    ['a value short', { series: [{ name: 'n', values: [1, 2, 3] }] }],
    ['a value that is none', { series: [{ name: 'n', values: [1, 2, 3, Number.NaN] }] }],
  ])('is said, not drawn in part, with %s', (_, wrong) => {
    const chart = { ...failures, ...wrong };
    expect(chartBlock(chart)).toBeUndefined();
    const drawn = draw(withChart(chart));
    expect(typesOf(drawn)).not.toContain('data_visualization');
    for (const words of [failures.title, failures.said[0]])
      expect(JSON.stringify(drawn.blocks)).toContain(words);
  });

  it('tells points of one name apart, also where the names had to be cut', () => {
    const labels = ['01:30', '01:30', 'Northside Family Clinic East', 'Northside Family Clinic West'];
    const categories = chartBlock({ ...failures, labels })?.chart.axis_config.categories;
    expect(categories).toEqual(['01:30', '01:30 (2)', 'Northside Family…', 'Northside… (2)']);
  });

  it('does not stay behind where its words no longer fit in', () => {
    const long = { kind: 'text', spans: ['x'.repeat(2500)] } as const;
    const wordy = { ...failures, said: ['y'.repeat(2500)] };
    const drawn = draw({ ...alert, body: [long, long, wordy] });
    expect(typesOf(drawn)).not.toContain('data_visualization');
    expect(JSON.stringify(drawn.blocks)).toContain('too long for one Slack message');
  });
});

describe('the message of an incident', () => {
  it.each([
    ['failures', northside],
    ['silence', luma],
    ['all receipts gone', deaf],
  ])('of %s fits into one Slack message, chart and all', (_, shown) => {
    for (const view of [
      alertView(shown),
      alertView({ ...shown, taken: { by: { person: 'U1' }, at: shown.now } }),
    ]) {
      const drawn = draw(view);
      expect(validatePayload(drawn, 'message')).toEqual([]);
      expect(typesOf(drawn)).toContain('data_visualization');
      expect(JSON.stringify(drawn.blocks)).not.toContain('too long for one Slack message');
    }
  });
});

describe('whatever charts a view holds', () => {
  it('Slack takes the message, and the words of every chart are in it', () => {
    const any = chance(20260302);
    for (let round = 0; round < 300; round++) {
      const charts = Array.from({ length: any(4) }, (_, at) => randomChart(any, at));
      const drawn = draw(withChart(...charts));
      expect(validatePayload(drawn, 'message')).toEqual([]);
      expect(validatePayload(inWords(drawn), 'message')).toEqual([]);
      const cut = JSON.stringify(drawn.blocks).includes('too long for one Slack message');
      for (const { said } of charts) if (!cut) expect(JSON.stringify(drawn.blocks)).toContain(said[0]);
    }
  });
});

type Chance = (below: number) => number;

/** Numbers below a bound, the same ones in every run. */
function chance(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomChart(any: Chance, at: number): Chart {
  const names = [
    '',
    ' ',
    'a',
    '09:00',
    'Northside Family Medicine',
    '🦷'.repeat(15),
    'line\nbreak',
    '<!channel>',
  ];
  const name = () => names[any(names.length)] ?? '';
  const points = any(24);
  return {
    kind: 'chart',
    form: any(2) === 0 ? 'line' : 'bars',
    title: name().repeat(1 + any(5)),
    labels: Array.from({ length: points }, name),
    series: Array.from({ length: any(9) }, () => ({
      name: name(),
      values: Array.from({ length: any(20) === 0 ? points + 1 : points }, () => any(5000) / 4),
    })),
    said: [`said ${at} ${'z'.repeat(any(1500))}`],
  };
}
