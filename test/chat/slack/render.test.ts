import { describe, expect, it } from 'vitest';
import { pieces, shorten } from '#chat/cut.ts';
import { pack } from '#chat/pack.ts';
import { Shelf } from '#chat/shelf.ts';
import { limits } from '#chat/slack/limits.ts';
import { talkModal } from '#chat/slack/modals.ts';
import { type Pen, render } from '#chat/slack/render.ts';
import type { Utterance } from '#views/utterance.ts';
import type { View } from '#views/view.ts';
import { validatePayload } from '../../fakes/slack/index.ts';
import { allViews, hostile, huge, question, verdict } from './sample.ts';

const shelf = new Shelf<Utterance>({ now: () => new Date(0) }, { life: 1, room: 100 });
const pen: Pen = { packed: (says) => pack('talk-1', says, shelf), packedInput: () => '{}', drawing: 'd' };

describe('every view', () => {
  it.each(Object.entries(allViews))('%s is a message and a window that Slack takes', (_, view) => {
    const drawn = render(view, pen);
    expect(validatePayload(drawn, 'message')).toEqual([]);
    if (drawn.blocks.length > 0)
      expect(validatePayload(talkModal(drawn, { channel: 'C1' }), 'modal')).toEqual([]);
  });

  it('says in words all that can be seen or pressed', () => {
    const { text } = render(verdict, pen);
    expect(text).toMatchInlineSnapshot(`
      "The patient has opted out of your texts
      So far: System: CareMessage; Error: 21610.
      Very likely: the code 21610 means that this number once answered STOP.
      Why I think so
      - The log shows code 21610.
      - Every text to this patient fails.
      What to do
      1. Front desk: Call the patient and ask whether texts are wanted again.
      2. Patient: Send the word START from the same phone to your number.
      3. Practice admin: Tick "Text reminders" again under Patient &gt; Contact.
      4. Nobody: Wait a day, then look whether the next reminder arrives.
      Careful: Do not send the text again before that: it cannot arrive, and the law forbids it.
      Source: Why did my text fail? (https://help.example.org/a?b=1&amp;c=2), row CM2. Sending again: not until the patient agrees.
      Buttons: That was it, it works now; This is not it; Show what would be posted.
      Also: Back; Start over."
    `);
    for (const { label } of [...question.choices, ...question.controls])
      expect(render(question, pen).text).toContain(label);
  });

  it('numbers the steps, names who acts, and marks a warning with a word', () => {
    const { blocks } = render(verdict, pen);
    const steps = blocks.find((block) => JSON.stringify(block).includes('What to do'));
    expect(steps).toMatchObject({
      elements: [
        { elements: [{ text: 'What to do', style: { bold: true } }] },
        {
          style: 'ordered',
          elements: { 0: { elements: { 0: { text: 'Front desk: ', style: { bold: true } } } } },
        },
      ],
    });
    expect(JSON.stringify(blocks)).toContain('Careful: ');
  });

  it('gives blocks new ids with every drawing, and buttons the same ones', () => {
    const ids = (drawing: string) => {
      const { blocks } = render(question, { ...pen, drawing });
      const pressable = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
      return {
        blocks: blocks.map((block) => block.block_id),
        buttons: pressable.map((one) => 'action_id' in one && one.action_id),
      };
    };
    const [first, second] = [ids('a'), ids('b')];
    expect(first.blocks.filter((id) => second.blocks.includes(id))).toEqual([]);
    expect(second.buttons).toEqual(first.buttons);
  });
});

describe('hostile words', () => {
  const drawn = render(hostile, pen);

  it('stand in blocks as they are: in elements that Slack does not interpret', () => {
    const markup = strings(drawn.blocks).filter(({ inMrkdwn }) => inMrkdwn);
    // the one mrkdwn is small print with a link of ours: every word in it is escaped
    expect(markup).toHaveLength(1);
    for (const { text } of markup)
      expect(text.replace(/<https:\/\/help\.example\.org\/\|([^<>]*)>/, '$1')).not.toMatch(effective);
    expect(JSON.stringify(drawn.blocks)).not.toMatch(/"type":"(broadcast|user|channel|usergroup)"/);
    expect(JSON.stringify(drawn.blocks)).not.toContain('javascript:');
  });

  it('take no effect in the text that Slack does interpret', () => {
    expect(drawn.text).not.toMatch(effective);
    expect(drawn.text).not.toMatch(/&(?!amp;|lt;|gt;)/);
    expect(drawn.text).toContain('&lt;!channel&gt;');
  });

  it('lose what cannot be seen but turns text around', () => {
    expect(JSON.stringify(drawn)).not.toMatch(/\u202e|\\u202e|\\u0007/);
  });
});

describe('more than Slack takes', () => {
  it('is cut, says so, and keeps every button', () => {
    const { text, blocks } = render(huge, pen);
    expect(blocks.length).toBeLessThanOrEqual(limits.messageBlocks);
    expect(JSON.stringify(blocks)).toContain('too long for one Slack message');
    expect(text.length).toBeLessThanOrEqual(limits.fallback);
    expect(text).toContain('This text is cut here');
    const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(buttons).toHaveLength(huge.choices.length + huge.controls.length + 1);
    expect(text).toContain('Start over');
  });

  it('numbers a divided list on', () => {
    const steps = Array.from(
      { length: 9 },
      () => ({ who: 'patient', whoLabel: 'Patient', spans: ['x'.repeat(600)] }) as const,
    );
    const view: View = { ...verdict, body: [{ kind: 'steps', title: 'Steps', steps }] };
    const { blocks } = render(view, pen);
    const lists = blocks
      .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
      .filter((one) => one.type === 'rich_text_list');
    expect(lists.map((list) => [list.elements.length, (list as { offset?: number }).offset])).toEqual([
      [4, undefined],
      [4, 4],
      [1, 8],
    ]);
  });

  it('shows a label that is cut in full above the buttons', () => {
    const label =
      'A label that is a good deal longer than the seventy-five characters that Slack allows for one';
    const view: View = { ...question, choices: [{ label, says: { says: 'help' } }] };
    expect(JSON.stringify(render(view, pen).blocks)).toContain(label);
  });

  it.each([
    ['after a sentence', 'First one. Second one goes on', 20, ['First one. ', 'Second one goes on']],
    ['after a word', 'aaaa bbbb cccc dddd', 11, ['aaaa bbbb ', 'cccc dddd']],
    ['between characters', '🦷🦷🦷', 3, ['🦷', '🦷', '🦷']],
  ])('is divided %s', (_, text, max, expected) => {
    expect(pieces(text, max)).toEqual(expected);
    expect(pieces(text, max).join('')).toBe(text);
  });

  it('is shortened without tearing a character', () => {
    expect(shorten('Only the latest reminder', 18)).toBe('Only the latest…');
    expect(shorten('🦷🦷🦷', 4)).toBe('🦷…');
  });
});

/** What Slack would act on in mrkdwn. */
const effective = /[<>`]|@here|@channel|:tada:|(^|\s)[*_~]\S|^\s*&gt;/m;

/** Every string shown, and whether Slack reads mark-up in it. */
function strings(value: unknown): readonly { text: string; inMrkdwn: boolean }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: string; text?: unknown };
  const own = typeof text === 'string' ? [{ text, inMrkdwn: type === 'mrkdwn' }] : [];
  return [...own, ...Object.values(value).flatMap(strings)];
}
