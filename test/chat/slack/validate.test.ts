import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Surface, validatePayload } from '../../fakes/slack/index.ts';
import { schema } from '../../fakes/slack/validate.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('x'), ...more });
const field = { type: 'input', label: plain('l'), element: { type: 'plain_text_input', action_id: 'a' } };
const chart = (series: object[], more: object = {}) => ({
  text: 'x',
  blocks: [
    {
      type: 'data_visualization',
      title: 't',
      chart: { type: 'line', series, axis_config: { categories: ['a'] }, ...more },
    },
  ],
});
const one = (name = 'n', label = 'a', value: unknown = 1) => ({ name, data: [{ label, value }] });
const rich = (inside: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: inside }],
});

describe('the judge of payloads', () => {
  it('is made from the installed types; after an update run `node test/tools/slack-schema.ts`', () => {
    const installed = new URL('../../../node_modules/@slack/types/package.json', import.meta.url);
    expect(schema.$comment).toBe(`@slack/types ${JSON.parse(readFileSync(installed, 'utf8')).version}`);
  });

  it.each<[string, Surface, object, RegExp]>([
    [
      'a header of 151',
      'message',
      { text: 'x', blocks: [{ type: 'header', text: plain('h'.repeat(151)) }] },
      /at most 150/,
    ],
    ['51 blocks', 'message', { text: 'x', blocks: Array(51).fill({ type: 'divider' }) }, /at most 50/],
    [
      'a header in mrkdwn',
      'message',
      { text: 'x', blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'h' } }] },
      /constant/,
    ],
    [
      'a misspelt field',
      'message',
      { text: 'x', blocks: [{ type: 'section', txt: plain('h') }] },
      /additional/,
    ],
    [
      'a block that is none',
      'modal',
      { type: 'modal', title: plain('t'), blocks: [{ type: 'bogus' }] },
      /unknown block/,
    ],
    [
      'a title of 25',
      'modal',
      { type: 'modal', title: plain('t'.repeat(25)), blocks: [{ type: 'divider' }] },
      /at most 24/,
    ],
    [
      'a field without a way to send it',
      'modal',
      { type: 'modal', title: plain('t'), blocks: [field] },
      /where there is an input/,
    ],
    ['no words', 'message', { blocks: [{ type: 'divider' }] }, /screen readers/],
    [
      'one action id twice',
      'message',
      { text: 'x', blocks: [1, 2].map(() => ({ type: 'actions', elements: [button()] })) },
      /twice/,
    ],
    ['an empty section', 'message', { text: 'x', blocks: [{ type: 'section', text: plain('') }] }, /empty/],
    [
      'a value of 2001',
      'message',
      { text: 'x', blocks: [{ type: 'actions', elements: [button({ value: 'v'.repeat(2001) })] }] },
      /at most 2000/,
    ],
    ['an empty rich text', 'message', { text: 'x', blocks: [rich([{ type: 'text', text: '' }])] }, /empty/],
    [
      'half a tooth',
      'message',
      { text: 'x', blocks: [rich([{ type: 'text', text: '🦷'.slice(0, 1) }])] },
      /torn/,
    ],
    [
      'too much text in all',
      'message',
      {
        text: 'x',
        blocks: Array.from({ length: 8 }, () => rich([{ type: 'text', text: 'x'.repeat(1500) }])),
      },
      /too_long/,
    ],
    ['a field in a message', 'message', { text: 'x', blocks: [field] }, /may not stand/],
    [
      'a table in a window',
      'modal',
      { type: 'modal', title: plain('t'), blocks: [{ type: 'table', rows: [] }] },
      /may not stand/,
    ],
    ['a chart without axes', 'message', chart([one()], { axis_config: undefined }), /required/],
    ['a chart of seven', 'message', chart([1, 2, 3, 4, 5, 6, 7].map((n) => one(`${n}`))), /at most 6/],
    ['a chart of one thing twice', 'message', chart([one(), one()]), /name n stands twice/],
    ['a point off the axis', 'message', chart([one('n', 'b')]), /not among the categories/],
    ['a point of no number', 'message', chart([one('n', 'a', null)]), /no number/],
    ['a long name in a chart', 'message', chart([one('n'.repeat(21))]), /at most 20/],
    [
      'three charts',
      'message',
      { text: 'x', blocks: [1, 2, 3].flatMap(() => chart([one()]).blocks) },
      /at most 2/,
    ],
    [
      'a chart in a window',
      'modal',
      { type: 'modal', title: plain('t'), blocks: chart([one()]).blocks },
      /may not stand/,
    ],
  ])('finds %s', (_, surface, payload, rule) => {
    expect(
      validatePayload(payload, surface)
        .map((one) => one.rule)
        .join('\n'),
    ).toMatch(rule);
  });

  it('lets pass what is right', () => {
    expect(
      validatePayload(
        {
          text: 'x',
          blocks: [rich([{ type: 'text', text: 'x' }]), { type: 'actions', elements: [button()] }],
        },
        'message',
      ),
    ).toEqual([]);
    expect(validatePayload(chart([one()]), 'message')).toEqual([]);
    expect(
      validatePayload({ type: 'modal', title: plain('t'), submit: plain('s'), blocks: [field] }, 'modal'),
    ).toEqual([]);
  });
});
