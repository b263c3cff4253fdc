import { describe, expect, it } from 'vitest';
import { pack, unpack } from '#chat/pack.ts';
import { Shelf } from '#chat/shelf.ts';
import { packInput, unpackInput } from '#chat/slack/asked.ts';
import { commandWords, messageWords } from '#chat/slack/inbound.ts';
import type { Utterance } from '#views/utterance.ts';
import { allUtterances, handClock, huge, typed } from './sample.ts';

const clock = handClock();
const shelf = () => new Shelf<Utterance>(clock, { life: 60_000, room: 100 });

describe('a button', () => {
  it.each(allUtterances.map((says) => [JSON.stringify(says), says] as const))('brings back %s', (_, says) => {
    const words = shelf();
    const value = pack('talk-1', says, words);
    expect(value.length).toBeLessThanOrEqual(2000);
    expect(unpack(value, words)).toEqual({ kind: 'heard', talk: 'talk-1', heard: says });
  });

  it('carries no words a person may have written', () => {
    for (const says of allUtterances) {
      const value = pack('talk-1', says, shelf());
      expect(value).not.toMatch(/Jane|9:40|555/);
    }
  });

  it('tells when the words it stood for are gone', () => {
    const value = pack('talk-1', { says: 'tell', text: 'two words' }, shelf());
    expect(unpack(value, shelf())).toEqual({ kind: 'forgotten', talk: 'talk-1' });
  });

  it.each([
    undefined,
    '',
    'yes',
    '{"v":2,"u":{"says":"help"}}',
    '{"v":1,"u":{"says":"constructor"}}',
    '{"v":1,"u":{"says":"back"}}',
    '{"v":1,"u":{"says":"back","turn":-1}}',
    '{"v":1,"u":{"says":"back","turn":1,"more":true}}',
    '{"v":1,"t":"","u":{"says":"help"}}',
    '{"v":1,"u":{"says":"skip","turn":1,"fact":"<b>"}}',
    '{"v":1,"u":{"says":"incident","ref":"<b>","does":"take"}}',
    '{"v":1,"u":{"says":"incident","ref":"9x","does":"take"}}',
    '{"v":1,"u":{"says":"incident","ref":"x9","does":"delete"}}',
    '{"v":1}',
    `{"v":1,"t":"${'x'.repeat(2000)}"}`,
  ])('of somebody else is strange: %s', (value) => {
    expect(unpack(value, shelf())).toEqual({ kind: 'strange' });
    expect(unpackInput(value)).toBeUndefined();
  });

  it('opens the field with its words, however long they are', () => {
    expect(unpackInput(packInput('talk-1', typed.input!))).toMatchObject({
      talk: 'talk-1',
      turn: 3,
      fact: 'error',
      label: 'Type the error',
    });
    const value = packInput('t'.repeat(200), {
      ...huge.input!,
      label: '"'.repeat(5000),
      hint: '\\'.repeat(5000),
    });
    expect(value.length).toBeLessThanOrEqual(2000);
    expect(unpackInput(value)).toMatchObject({ turn: 3 });
  });
});

describe('the shelf', () => {
  it('forgets after its time, and the oldest first when it is full', () => {
    const small = new Shelf<number>(clock, { life: 1000, room: 2 });
    const [first, second, third] = [small.keep(1), small.keep(2), small.keep(3)];
    expect([small.find(first), small.find(second), small.find(third)]).toEqual([undefined, 2, 3]);
    clock.pass(1000);
    expect(small.find(third)).toBeUndefined();
    small.keep(4);
    expect(small.size).toBe(1);
  });
});

describe('what Slack says', () => {
  it.each<[string, Utterance]>([
    ['', { says: 'start' }],
    ['  ', { says: 'start' }],
    [' 30007 at 9:40 ', { says: 'start', text: '30007 at 9:40' }],
    ['HELP', { says: 'help' }],
    ['explain', { says: 'help' }],
    ['explain 30007', { says: 'explain', text: '30007' }],
    ['Explain message blocked', { says: 'explain', text: 'message blocked' }],
    ['explaining this', { says: 'start', text: 'explaining this' }],
  ])('/smsfail %s', (words, heard) => expect(commandWords(words)).toEqual(heard));

  it('is taken back to what was written', () => {
    const text =
      '<!here> Error 30007 &lt;blocked&gt; see <https://a.example/?a=1&amp;b=2|the log> <@U1> <mailto:a@b.example> <#C1|desk>';
    expect(messageWords({ text })).toBe(' Error 30007 <blocked> see the log  mailto:a@b.example desk');
    expect(messageWords({ text: '', attachments: [{ fallback: 'Failed: 21610' }] })).toBe('Failed: 21610');
    expect(messageWords({})).toBe('');
  });
});
