import { describe, expect, it } from 'vitest';
import { questionOn } from '#conversation/question.ts';
import { typed } from '#conversation/typed.ts';
import { begin } from './talk.ts';

const line = questionOn('line-type', 'caremessage');
const shared = questionOn('shared-number', 'caremessage');
const changed = questionOn('number-changed', 'caremessage');
const time = questionOn('sent-at', 'caremessage');
const window = questionOn('reminder-window', 'other');
const number = questionOn('recipient-number', 'caremessage');

describe('words typed to a question', () => {
  it.each([
    ['Landline', line, { value: 'landline' }],
    ['  landline. ', line, { value: 'landline' }],
    ['yes', changed, { value: 'yes' }],
    ['No', shared, { value: 'not-shared' }],
    ['9:40 pm', time, { value: '9:40 pm' }],
    ['2140', time, { value: '2140' }],
    ['at 9pm', time, { value: 'at 9pm' }],
    ['10:00-11:00', window, { value: '10:00-11:00' }],
    ['10am to 11am', window, { value: '10am to 11am' }],
    ['(206) 555-0142', number, { value: '(206) 555-0142' }],
    ["I don't know", line, 'unknown'],
    ['not sure', shared, 'unknown'],
    ['idk', time, 'unknown'],
    ['Back', line, 'back'],
    ['start over', undefined, 'restart'],
  ] as const)('%j', (text, question, meant) => {
    expect(typed(text, question)).toEqual(meant);
  });

  it.each([
    ['it is a landline, and the text failed at 9:40 pm', line],
    ['yes', undefined],
    ['yes', line],
    ['yes', shared],
    ['206-555-0142', line],
    ['9 of 12 failed', time],
    ['', line],
  ] as const)('%j is left to be understood', (text, question) => {
    expect(typed(text, question)).toBeUndefined();
  });
});

describe('in a talk', () => {
  it('is the answer to what was asked, and can be taken back in words', () => {
    const talk = begin({ facts: { platform: 'caremessage', status: 'failed' } });
    const asked = talk.move;
    talk.say({ says: 'tell', text: 'not sure' });
    expect(talk.move).not.toMatchObject({ question: (asked as { question: unknown }).question });

    talk.say({ says: 'tell', text: 'back' });
    expect(talk.move).toMatchObject({ question: (asked as { question: unknown }).question });
    expect(talk.move.notices).toEqual([]);
  });

  it('begins anew with words that come after the end', () => {
    const talk = begin({ text: 'caremessage, error 21610' });
    talk.press('solved');
    talk.say({ says: 'tell', text: 'another one in notify' });

    expect(talk.move.trail.map(({ value }) => value)).toEqual(['Notify']);
  });

  it('begins with words where no talk stands', () => {
    const talk = begin();
    const again = talk.say({ says: 'tell', text: 'notify' });
    expect(again.trail.map(({ value }) => value)).toEqual(['Notify']);
  });
});
