import { describe, expect, it } from 'vitest';
import { isMessageId, messageIds } from '#understanding/message-ids.ts';

const sid = 'SM00000000000000000000000000000007';
const uuid = '862a8790-60c0-4430-9b2b-000000000001';

describe('ids in what staff type', () => {
  it.each([
    [`it failed, ${sid}`, [sid]],
    [`${uuid} did not arrive and ${sid} neither`, [uuid, sid]],
    ['message id 0B00000000000002.', ['0B00000000000002']],
    ['Message-ID: 17952570005abcfake', ['17952570005abcfake']],
    ['the sms id is 01FC66621XXXXX119Z8PMV1QPC', ['01FC66621XXXXX119Z8PMV1QPC']],
    [`${sid} ${sid}`, [sid]],
  ])('%s', (text, ids) => {
    expect(messageIds(text)).toEqual(ids);
  });

  it.each([
    'error 30007',
    'call 212-555-0123',
    'the message is delayed',
    'message id unknown',
    'text at 9:40 pm',
    '',
  ])('are not in "%s"', (text) => {
    expect(messageIds(text)).toEqual([]);
  });

  it('are at most three', () => {
    const many = Array.from({ length: 9 }, (_, n) => `message id abc-${n}0000`).join(' ');
    expect(messageIds(many)).toHaveLength(3);
  });
});

it.each([
  [sid, true],
  ['L0-2026-03', true],
  ['(212) 555-0123', false],
  ['+12125550123', false],
  ['Jane', false],
  ['two words1', false],
  ['a1', false],
])('tells an id from a number: %s', (text, is) => {
  expect(isMessageId(text)).toBe(is);
});
