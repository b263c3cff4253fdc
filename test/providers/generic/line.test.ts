import { describe, expect, it } from 'vitest';
import { states } from '#knowledge/outcomes.ts';
import { readLine } from '#providers/generic/line.ts';

const line = {
  id: 'm1',
  at: '2026-03-02T14:05:11.120Z',
  workspace: 'w1',
  provider: 'twilio',
  platform: 'caremessage',
  site: 'clinic-a',
  feature: 'reminder',
  sender: '+12125550100',
  carrier: 't-mobile',
  status: 'failed',
  code: '30006',
};
const least = { id: 'm1', at: '2026-03-02T14:05:11Z', status: 'sent' };

it('reads a whole line', () => {
  const more = { sentAt: '2026-03-02T14:05:00Z', to: '(212) 555-0123', patient: 'p-7', line: 'landline' };

  expect(readLine({ ...line, ...more, text: 'See you at 9, Xanthe' })).toEqual({
    provider: 'twilio',
    message: 'm1',
    at: Date.UTC(2026, 2, 2, 14, 5, 11, 120),
    sentAt: Date.UTC(2026, 2, 2, 14, 5),
    workspace: 'w1',
    place: { platform: 'caremessage', site: 'clinic-a', feature: 'reminder' },
    from: '+12125550100',
    to: '(212) 555-0123',
    patient: 'p-7',
    carrier: 't-mobile',
    line: 'landline',
    state: 'failed',
    said: 'failed',
    code: '30006',
    field: 'error-code',
  });
});

it('reads a line with no more than it needs; null and nothing are the same', () => {
  const read = {
    provider: 'generic',
    message: 'm1',
    at: Date.UTC(2026, 2, 2, 14, 5, 11),
    state: 'sent',
    said: 'sent',
  };
  const empty = Object.fromEntries(Object.keys(line).map((field) => [field, '']));
  const nothing = Object.fromEntries(Object.keys(line).map((field) => [field, null]));

  for (const one of [least, { ...empty, ...least }, { ...nothing, ...least }])
    expect(readLine(one)).toEqual(read);
  expect(readLine({ ...least, id: 7, patient: 8 })).toEqual({ ...read, message: '7', patient: '8' });
});

describe('the words for a state', () => {
  it.each(Object.keys(states))('%s is itself', (state) => {
    expect(readLine({ ...least, status: state })).toMatchObject({ state, said: state });
    expect(readLine({ ...least, status: state.toUpperCase() })).toMatchObject({ state });
  });

  it.each([
    ['DELIVRD', 'delivered'],
    ['UNDELIV', 'undelivered'],
    ['Not Delivered', 'undelivered'],
    ['delivery_failed', 'undelivered'],
    ['sending_failed', 'failed'],
    ['Cancelled', 'canceled'],
    ['read', 'delivered'],
    ['Pending', 'queued'],
    ['delivery_unconfirmed', 'unknown'],
  ])('%s is %s', (status, state) => expect(readLine({ ...least, status })).toMatchObject({ state }));

  it.each(['ok', 'done', 'error', 'success', 'constructor', '__proto__', '-'])('%s is none', (status) =>
    expect(readLine({ ...least, status })).toEqual({ unreadable: expect.stringContaining('"status"') }));
});

describe('codes', () => {
  const books = (provider: string | undefined, code: unknown) => {
    const {
      provider: of,
      code: bare,
      field,
    } = readLine({ ...line, provider, code }) as Record<string, unknown>;
    return [of, field, bare];
  };

  it('belong to a namespace where the books know exactly one', () => {
    expect(books('twilio', '30006')).toEqual(['twilio', 'error-code', '30006']);
    expect(books('Twilio', 30006)).toEqual(['twilio', 'error-code', '30006']);
    expect(books('twilio', 'Error 30006')).toEqual(['twilio', 'error-code', '30006']);
    expect(books('bandwidth', '4720')).toEqual(['bandwidth', 'messaging-errorCode', '4720']);
    expect(books('vonage', '1050')).toEqual(['vonage', 'messages-api-error', '1050']);
  });

  it('stay as they are where the books do not tell', () => {
    // 3 is an err-code of a receipt and a status of an answer, and means two things
    expect(books('vonage', '3')).toEqual(['vonage', 'code', '3']);
    expect(books('twilio', '99999')).toEqual(['twilio', 'code', '99999']);
    expect(books('our own gateway', '30006')).toEqual(['our own gateway', 'code', '30006']);
    expect(books(undefined, '30006')).toEqual(['generic', 'code', '30006']);
    expect(books('twilio', undefined)).toEqual(['twilio', undefined, undefined]);
  });

  it('take a failure back that is none', () => {
    expect(readLine({ ...line, provider: 'bandwidth', code: 9902 })).toMatchObject({
      state: 'unknown',
      said: 'failed',
    });
  });
});

describe('a line that cannot be read says which field is wrong, and not what it holds', () => {
  const { id: _, ...noId } = line;
  const { at: __, ...noTime } = line;
  it.each<[string, unknown, string]>([
    ['no id', noId, '"id"'],
    ['an id of 201 characters', { ...line, id: 'x'.repeat(201) }, '"id"'],
    ['an empty id', { ...line, id: '' }, '"id"'],
    ['no time', noTime, '"at"'],
    ['a time without its zone', { ...line, at: '2026-03-02T14:05:11' }, '"at"'],
    ['a time in figures', { ...line, at: 1_795_285_800 }, '"at"'],
    ['a site of 81 characters', { ...line, site: 'x'.repeat(81) }, '"site"'],
    ['a code of 81 characters', { ...line, code: '9'.repeat(81) }, '"code"'],
    ['a carrier with a control character', { ...line, carrier: 't\u0000' }, '"carrier"'],
    ['a line that is none', { ...line, line: 'satellite' }, '"line"'],
    ['a number that is a list', { ...line, to: ['+12125550123'] }, '"to"'],
    ['no object', 'a text', 'JSON object'],
    ['a list', [line], 'JSON object'],
    ['nothing', null, 'JSON object'],
  ])('%s', (_title, value, names) => {
    const { unreadable } = readLine(value) as { unreadable: string };

    expect(unreadable).toContain(names);
    expect(unreadable).not.toMatch(/xxx|999|satellite|555|1795/);
  });
});
