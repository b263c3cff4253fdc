import { describe, expect, it } from 'vitest';
import { pack } from '#chat/pack.ts';
import { Shelf } from '#chat/shelf.ts';
import type { Action, Card, Element, Execute, TextRun } from '#chat/teams/card.ts';
import { limits } from '#chat/teams/limits.ts';
import { field, type Pen, render, verbs } from '#chat/teams/render.ts';
import { visible } from '#chat/visible.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import { allViews, hostile, huge, question, typed, verdict } from '../slack/sample.ts';
import { cardProblems } from './card-schema.ts';
import { channel, hostileInTeams, hostileToTeams, speaker, teamsViews, tenLong } from './views.ts';

const shelf = new Shelf<Utterance>({ now: () => new Date(0) }, { life: 1, room: 100 });
const privateLink = 'https://teams.microsoft.com/l/chat/0/0?users=28:bot';
const pen: Pen = { packed: (says) => pack('talk-1', says, shelf), speaker, privateLink };
const views = { ...allViews, ...teamsViews };

describe('every view', () => {
  it.each(Object.entries(views))('%s is a card that Teams takes', (_, view) => {
    expect(cardProblems(render(view, pen).card)).toEqual([]);
  });

  it.each(Object.entries(views))('%s packs each choice once, for every client', (_, view) => {
    let at = 0;
    const { card } = render(view, { ...pen, packed: () => `p${at++}` });
    const pressed = executes(card).map(({ verb, data, fallback }) => [verb, data.p, fallback?.data]);
    const said = [...view.choices, ...view.controls].length;
    expect(pressed).toHaveLength(said + (view.input ? 1 : 0));
    expect(new Set(pressed.map(([, p]) => p)).size).toBe(at);
    for (const [verb, p, fallback] of pressed) expect(fallback).toEqual({ verb, p });
  });

  it.each(
    Object.entries({ question, typed, verdict, channel, tenLong }),
  )('%s is said complete', (_, view) => {
    const { card, text } = render(view, pen);
    expect([card.speak, card.fallbackText]).toEqual([text, text]);
    for (const said of strings([view.title, view.body, view.choices, view.controls, view.privateLink]))
      for (const word of said.match(/[\p{L}\p{N}]+/gu) ?? []) expect(text).toContain(word);
  });
});

describe('what is said instead of the card', () => {
  it('names all that can be seen, pressed or typed', () => {
    expect(render(channel, pen).text).toMatchInlineSnapshot(`
      "The next question is about one patient
      So far: System: CareMessage (Nora Field); How far it came: Failed or undelivered (Sam Okafor).
      Next: answered before. Nora Field is answering it in private.
      To begin another one, type @smsfail start.
      The answer comes back here as one word, without a name or a number.
      Buttons: Ask me instead.
      Also: I don't know; Back; Start over; Ask a person.
      Link: Open our private chat."
    `);
    expect(render(typed, pen).text).toContain('To type: Type the error (Only the error itself');
  });

  it('has the title as its summary, on one line', () => {
    expect(render({ ...question, title: 'What\nnow?' }, pen).summary).toBe('What now?');
    expect(render(huge, pen).summary.length).toBeLessThanOrEqual(limits.summary);
    expect(render({ ...question, title: '' }, pen).summary).toContain('So far: System');
  });
});

describe('a question', () => {
  it('has its answers right below it, then the small print, then the controls', () => {
    const { body } = render(question, pen).card;
    expect(body.map(({ type }) => type)).toEqual([
      'TextBlock',
      'RichTextBlock',
      'RichTextBlock',
      'ActionSet',
      'ActionSet',
      'RichTextBlock',
      'ActionSet',
      'ActionSet',
    ]);
    expect(body[0]).toMatchObject({ style: 'heading', text: question.title, wrap: true });
    expect(shown(body[5])).toContain('Where to look');
    expect(body[6]).toMatchObject({ separator: true });
    expect(titles(render(question, pen).card)).toEqual(
      [...question.choices, ...question.controls].map(({ label }) => label),
    );
  });

  it('with a field is read before it is answered, and only Send brings along what was typed', () => {
    const { card } = render(typed, pen);
    expect(card.body.map(({ type }) => type).slice(-4)).toEqual([
      'RichTextBlock',
      'Input.Text',
      'ActionSet',
      'ActionSet',
    ]);
    expect(card.body.at(-3)).toMatchObject({
      id: field,
      label: 'Type the error',
      isMultiline: true,
      maxLength: limits.typedError,
    });
    expect(shown(card.body.at(-4))).toBe(typed.input?.hint);
    const [send, ...others] = executes(card);
    expect(send).toMatchObject({
      title: 'Send',
      verb: verbs.type,
      style: 'positive',
      data: { p: pen.packed(typed.input!.answers) },
    });
    expect(send?.associatedInputs).toBeUndefined();
    expect(others.map(({ verb, associatedInputs }) => [verb, associatedInputs])).toEqual([['say', 'none']]);
  });

  it('does not say itself twice where the field has the same label', () => {
    const input = { ...typed.input!, kind: 'time', label: typed.title } as const;
    const { body } = render({ ...typed, input }, pen).card;
    expect(body.at(-3)).toMatchObject({ label: 'Your answer', maxLength: limits.typed });
    expect(body.at(-3)).not.toHaveProperty('isMultiline');
  });

  it('puts as many answers in a row as a telephone shows, at most six', () => {
    const choice = (label: string) => ({ label, says: { says: 'help' } }) as const;
    const rows = (labels: string[]) =>
      sets(render({ ...question, choices: labels.map(choice), controls: [] }, pen).card).map((row) =>
        row.map(({ title }) => title),
      );
    expect(rows(['1', '2', '3', '4', '5', '6', '7'])).toEqual([['1', '2', '3', '4', '5', '6'], ['7']]);
    expect(rows(['Yes', 'A longer answer of 28 chars!', 'No'])).toEqual([
      ['Yes'],
      ['A longer answer of 28 chars!'],
      ['No'],
    ]);
    for (const row of sets(render(tenLong, pen).card))
      expect(row.reduce((sum, { title }) => sum + title.length + limits.buttonEdge, 0)).toBeLessThanOrEqual(
        Math.max(limits.row, limits.buttonText + limits.buttonEdge),
      );
  });

  it('shows a label that its button cuts in full above, under the same number', () => {
    const { card } = render(tenLong, pen);
    const all = card.body.map(shown);
    for (const [at, { label }] of tenLong.choices.entries()) {
      expect(all).toContain(`${at + 1}.  ${label}`);
      const title = titles(card).find((one) => one.startsWith(`${at + 1}. `));
      expect(title?.length).toBeLessThanOrEqual(limits.buttonText);
    }
  });
});

describe('a channel', () => {
  it('sees who answered what, people by name and commands as they are typed', () => {
    const { body } = render(channel, pen).card;
    expect(shown(body[1])).toBe(
      'System: CareMessage (Nora Field)  ›  How far it came: Failed or undelivered (Sam Okafor)',
    );
    expect(shown(body[2])).toContain('Nora Field is answering it in private.');
    expect(runs(body[3])).toContainEqual(
      expect.objectContaining({ text: '@smsfail start', fontType: 'monospace' }),
    );
  });

  it('has a way to the private chat where there is one', () => {
    const links = (view: View, rest: Partial<Pen>) =>
      sets(render(view, { ...pen, ...rest }).card)
        .flat()
        .filter(({ type }) => type === 'Action.OpenUrl');
    expect(links(channel, {})).toEqual([
      { type: 'Action.OpenUrl', title: 'Open our private chat', url: privateLink },
    ]);
    expect(links(channel, { privateLink: 'javascript:alert(1)' })).toEqual([]);
    expect(links(question, {})).toEqual([]);
    const { privateLink: _, ...without } = pen;
    expect(render(channel, without).text).not.toContain('Open our private chat');
  });
});

describe('a verdict', () => {
  const { body } = render(verdict, pen).card;

  it('numbers the steps, names who acts, and marks a warning with a word', () => {
    const at = body.findIndex((element) => element.type === 'TextBlock' && element.text === 'What to do');
    expect(runs(body[at + 2])[0]).toMatchObject({ text: '2.  Patient: ', weight: 'bolder' });
    expect(runs(body[at + 2])[2]).toMatchObject({ text: 'START', fontType: 'monospace' });
    const [warning] = body.filter(({ type }) => type === 'Container');
    expect(shown(warning)).toMatch(/^Careful: Do not send/);
    expect(warning).toMatchObject({ style: 'warning' });
  });

  it('links what we wrote, and gives its buttons a style', () => {
    const link = body.flatMap(runs).find(({ selectAction }) => selectAction);
    expect(link?.selectAction).toEqual({
      type: 'Action.OpenUrl',
      title: 'Why did my text fail?',
      url: 'https://help.example.org/a?b=1&c=2',
    });
    expect(
      executes(render(verdict, pen).card).map(({ style, fallback }) => [style, fallback?.style]),
    ).toEqual(['positive', undefined, undefined, undefined, 'destructive'].map((style) => [style, style]));
  });
});

describe('hostile words', () => {
  const cards = [render(hostile, pen), render(hostileInTeams, pen)];

  it('stand in runs as they are, but for what cannot be seen', () => {
    const all = { ...hostileInTeams, input: undefined, choices: [], controls: [] } as unknown as View;
    for (const block of hostileInTeams.body) {
      const drawn = render({ ...all, title: '', body: [block] }, pen).card.body;
      const text = drawn
        .map(shown)
        .join('\n')
        .replace(/\u2060/g, '');
      if (block.kind !== 'trail' && block.kind !== 'note')
        expect(text).toContain(visible(hostileToTeams).split('\n')[0]);
    }
  });

  it('take no effect where Teams reads Markdown, functions, mentions or SSML', () => {
    for (const { card, text, summary } of cards) {
      const read = [...interpreted(card), text, summary];
      expect(read.length).toBeGreaterThan(8);
      for (const one of read) expect(one).not.toMatch(effective);
      for (const one of [text, summary]) expect(one).not.toMatch(/[<>]/);
      expect(text).not.toContain('&');
      expect(JSON.stringify(card)).not.toMatch(/\{\{(DATE|TIME)|<\/?at>|javascript:[^(]*"url"|msteams/);
    }
  });

  it('become no link: only an address of ours does', () => {
    const links = cards.flatMap(({ card }) =>
      card.body.flatMap(runs).flatMap((run) => run.selectAction ?? []),
    );
    expect(new Set(links.map(({ url }) => url))).toEqual(new Set(['https://help.example.org/']));
  });

  it('lose what cannot be seen but turns text around', () => {
    for (const drawn of cards)
      expect(JSON.stringify(drawn)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u00/);
  });
});

describe('more than a card takes', () => {
  it('is cut, says so, and keeps every button', () => {
    const { card, text } = render(huge, pen);
    expect(card.body.map(shown)).toContain('The rest is too long for one card.');
    expect(executes(card)).toHaveLength(huge.choices.length + huge.controls.length + 1);
    expect(text.length).toBeLessThanOrEqual(limits.words);
    expect(text).toContain('This text is cut here');
    expect(text).toContain('Start over');
    expect(card.body.length).toBeGreaterThan(20);
  });

  it.each([
    ['a', 19_000 - 2_000],
    ['の', 28_000 - 2_000],
  ])('is measured in both encodings: %s', (letter, least) => {
    const spans = [`${letter.repeat(50)} `.repeat(600)];
    const { card } = render({ ...question, body: [{ kind: 'quote', spans }] }, pen);
    expect(cardProblems(card)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeGreaterThan(least);
  });

  it('is divided, not lost, where it fits', () => {
    const words = Array.from({ length: 600 }, (_, at) => `word${at}`).join(' ');
    const steps = [{ who: 'patient', whoLabel: 'Patient', spans: [words] }] as const;
    const { body } = render({ ...verdict, body: [{ kind: 'steps', title: 'Steps', steps }] }, pen).card;
    const blocks = body.filter(({ type }) => type === 'RichTextBlock');
    expect(blocks.length).toBeGreaterThan(4);
    expect(blocks.map(shown).join('')).toBe(`1.  Patient: ${words}`);
  });

  it('gives up what stands in for its buttons before it gives up a button, and then says so', () => {
    const long = (length: number) => render(tenLong, { ...pen, packed: () => 'p'.repeat(length) }).card;
    expect(cardProblems(long(500))).toEqual([]);
    expect(executes(long(500)).map(({ fallback }) => fallback)).toEqual(Array(15).fill(undefined));
    expect(cardProblems(long(2000))).toEqual([]);
    expect(executes(long(2000)).length).toBeGreaterThan(2);
    expect(shown(long(2000).body.at(-1))).toBe('The rest is too long for one card.');
  });

  it('shows a title that is too long for a heading in full', () => {
    const title = `${'A very long title indeed '.repeat(14)}with an end`;
    const { body } = render({ ...question, title }, pen).card;
    expect(shown(body[0])).toMatch(/…$/);
    expect(shown(body[1])).toBe(title);
  });
});

/** What Markdown, the official renderer or SSML would act on. */
const effective =
  /[*`~<>]|\]\(|\]:|\[[^\]]*\]\[|\\[*_[\]]|(^|[^\p{L}\p{N}\u2060])_\p{L}|\{\{(DATE|TIME)|&#?\w+;|^[ \t]*([#+-]|\d+[.)])[ \t]|^ {4}/mu;

/** Every string of a card that is, or may be, more than plain text. */
function interpreted(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type } = value as { type?: string };
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== 'string') return interpreted(inner);
    const read =
      key === 'text'
        ? type === 'TextBlock'
        : ['title', 'label', 'placeholder', 'speak', 'fallbackText'].includes(key);
    return read ? [inner] : [];
  });
}

/** Every string that a view shows. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const unseen = ['kind', 'who', 'by', 'person', 'says', 'look'];
  return Object.entries(value).flatMap(([key, inner]) => (unseen.includes(key) ? [] : strings(inner)));
}

function sets(card: Card): readonly (readonly Action[])[] {
  return card.body.flatMap((element) => (element.type === 'ActionSet' ? [element.actions] : []));
}

function executes(card: Card): readonly Execute[] {
  return sets(card)
    .flat()
    .filter((action) => action.type === 'Action.Execute');
}

function titles(card: Card): readonly string[] {
  return sets(card)
    .flat()
    .map(({ title }) => title.replace(/\u2060/g, ''));
}

function runs(element: Element | undefined): readonly TextRun[] {
  if (element?.type === 'Container') return element.items.flatMap(runs);
  return element?.type === 'RichTextBlock' ? element.inlines : [];
}

/** What an element shows, in words. */
function shown(element: Element | undefined): string {
  if (element?.type === 'TextBlock') return element.text;
  return runs(element)
    .map(({ text }) => text)
    .join('');
}
