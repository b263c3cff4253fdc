import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { render, renderChoices } from '#chat/terminal/render.ts';
import { bare, coloured } from '#chat/terminal/style.ts';
import { widthOf } from '#chat/terminal/width.ts';
import { wrap } from '#chat/terminal/wrap.ts';
import type { View } from '#views/view.ts';

const verdict: View = {
  kind: 'verdict',
  title: 'It was due outside the messaging hours',
  body: [
    {
      kind: 'trail',
      answers: [
        { label: 'System', value: 'CareMessage' },
        { label: 'Sent at', value: '9:40 pm' },
      ],
    },
    {
      kind: 'text',
      spans: [
        'Texts go out ',
        { strong: 'from 9 am to 9 pm' },
        ', local time. It said ',
        { code: '30007' },
        '.',
      ],
    },
    {
      kind: 'steps',
      title: 'What to do',
      steps: [
        {
          spans: ['Send it again tomorrow after nine in the morning.'],
          who: 'front-desk',
          whoLabel: 'Front desk',
        },
        { spans: ['Move the hours.'], who: 'practice-admin', whoLabel: 'Practice admin' },
      ],
    },
    { kind: 'warning', spans: ['Do not send it twice: the patient would get it twice as well.'] },
    { kind: 'list', title: 'Why', items: [['It was due at 9:40 pm.'], ['Nothing speaks against it.']] },
    { kind: 'quote', spans: ['First line\nsecond line'] },
    { kind: 'note', spans: ['Source: ', { link: 'CareMessage help', href: 'https://example.com/help' }] },
  ],
  choices: [{ label: 'That was it', says: { says: 'solved', turn: 3 }, look: 'primary' }],
  controls: [
    { label: 'Not this', says: { says: 'not-it', turn: 3 } },
    { label: 'Start over', says: { says: 'restart' } },
  ],
};

it('draws every kind of block', () => {
  expect(`\n${render(verdict, { width: 44, style: bare }).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    It was due outside the messaging hours

    So far: System: CareMessage > Sent at: 9:40
    pm

    Texts go out from 9 am to 9 pm, local time.
    It said "30007".

    What to do
      1. Send it again tomorrow after nine in
         the morning. (Front desk)
      2. Move the hours. (Practice admin)

      ! Do not send it twice: the patient would
      ! get it twice as well.

    Why
      - It was due at 9:40 pm.
      - Nothing speaks against it.

    | First line
    | second line

    Source: CareMessage help
    <https://example.com/help>
    "
  `);
  expect(`\n${renderChoices(verdict, { width: 44, style: bare }).join('\n')}\n`).toMatchInlineSnapshot(`
    "
      1) That was it

      2) Not this
      3) Start over
    "
  `);
});

it('says the same with colours as without', () => {
  const sheet = { width: 44, style: coloured };

  const lines = [...render(verdict, sheet), ...renderChoices(verdict, sheet)];

  expect(lines.join('')).toContain('\u001b[1m');
  expect(lines.map(stripVTControlCharacters)).toEqual([
    ...render(verdict, { ...sheet, style: bare }),
    ...renderChoices(verdict, { ...sheet, style: bare }),
  ]);
});

it('breaks lines between words only, and keeps the breaks of the text', () => {
  const lines = (width: number) =>
    wrap(['one ', { strong: 'two' }, ', three\n\nfour  five ', { code: 'six' }, '.'], width, bare);

  expect(lines(80)).toEqual(['one two, three', '', 'four  five "six".']);
  expect(lines(10)).toEqual(['one two,', 'three', '', 'four  five', '"six".']);
  expect(lines(3)).toEqual(['one', 'two', ',', 'thr', 'ee', '', 'fou', 'r', 'fiv', 'e', '"si', 'x".']);
  expect(wrap([], 10, bare)).toEqual(['']);
});

describe('a line', () => {
  it.each([20, 33, 44, 80, 200])('is never wider than %i columns', (width) => {
    const spans = [
      '漢字仮名交じり文と👩‍👩‍👧 and ',
      { strong: 'unbreakable'.repeat(20) },
      ' ',
      { code: 'x y  z'.repeat(30) },
    ];
    const view: View = {
      ...verdict,
      body: [...verdict.body, { kind: 'text', spans }, { kind: 'warning', spans }],
    };

    for (const line of render(view, { width, style: bare }))
      expect(widthOf(line), line).toBeLessThanOrEqual(width);
  });
});

const hostile = [
  '\u001b[2J\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  'a\rb\bc\u007f',
  '\u009b31m',
  '\u202eevil\u202c',
  'zero\u200bwidth',
];

it.each(hostile)('shows hostile text as text: %j', (text) => {
  const spans = [text, { strong: text }, { code: text }, { link: text, href: text }];
  const view: View = {
    kind: 'notice',
    title: text,
    body: [
      { kind: 'text', spans },
      { kind: 'list', title: text, items: [spans] },
      { kind: 'steps', title: text, steps: [{ spans, who: 'patient', whoLabel: text }] },
      { kind: 'warning', spans },
      { kind: 'note', spans },
      { kind: 'quote', spans },
      { kind: 'trail', answers: [{ label: text, value: text }] },
    ],
    choices: [{ label: text, says: { says: 'show' } }],
    controls: [],
  };
  const sheet = { width: 60, style: bare };

  const drawn = [...render(view, sheet), ...renderChoices(view, sheet)].join('\n');

  expect(drawn.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u200b\u202a-\u202e]/u);
});
