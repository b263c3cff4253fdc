import { describe, expect, it } from 'vitest';
import { openBandwidth } from '#providers/bandwidth/index.ts';
import { callback } from '../contract/providers/scenario.ts';

const now = new Date('2026-11-21T18:30:00Z');
const url = 'https://hooks.example.com/dlr/bandwidth';
const [bandwidth] = openBandwidth({ user: 'hook', password: 'p:ss wörd' });

const event = (type: string, more: object = {}, message: object = {}) => ({
  time: '2026-11-21T18:30:00.000Z',
  type,
  to: '+12125550123',
  description: 'ok',
  ...more,
  message: {
    id: '1795abc',
    time: '2026-11-21T18:29:55.000Z',
    direction: 'out',
    to: ['+12125550123'],
    from: '+12125550100',
    text: 'See you tomorrow, Xanthe',
    tag: 'appt-reminder',
    ...message,
  },
});
const read = (...events: unknown[]) => bandwidth?.read(callback({ url, body: JSON.stringify(events), now }));

describe('the credentials', () => {
  const verify = (authorization?: string) =>
    bandwidth?.verify(callback({ url, headers: authorization ? { authorization } : {}, body: '[]', now }));
  const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

  it('are the name and the password, with whatever is in it', async () => {
    expect(await verify(basic('hook:p:ss wörd'))).toEqual({ genuine: true });
    expect(await verify(basic('hook:p:ss wörd').replace('Basic', 'basic'))).toEqual({ genuine: true });
  });

  it.each([
    'hook:p:ss word',
    'hook:',
    ':p:ss wörd',
    'Hook:p:ss wörd',
    'hook:p:ss wörd ',
    ':',
  ])('%s is wrong', async (pair) => expect(await verify(basic(pair))).toMatchObject({ because: 'forged' }));

  it.each([
    undefined,
    'Basic',
    'Basic ????',
    'Bearer aG9vazpw',
    'Basic aG9vaw==',
    'Basic a b',
  ])('%s is none', async (header) => expect(await verify(header)).toMatchObject({ because: 'unsigned' }));
});

describe('the types', () => {
  it.each([
    ['message-sending', 'sending'],
    ['message-sent', 'sent'],
    ['message-delivered', 'delivered'],
    ['message-read', 'delivered'],
    ['message-failed', 'failed'],
  ])('%s is %s', (said, state) =>
    expect(read(event(said))).toEqual({
      receipts: [
        {
          provider: 'bandwidth',
          message: '1795abc',
          to: '+12125550123',
          from: '+12125550100',
          at: Date.UTC(2026, 10, 21, 18, 30),
          sentAt: Date.UTC(2026, 10, 21, 18, 29, 55),
          state,
          said,
        },
      ],
    }));

  it('a text from a patient is no receipt', () => {
    expect(read(event('message-received', {}, { direction: 'in' }))).toEqual({ receipts: [] });
    expect(read(event('message-new', {}, { direction: 'in' }))).toEqual({ receipts: [] });
  });
});

it('tells code, carrier and place', () => {
  const more = { errorCode: 4720, carrierName: 'Example Wireless' };

  expect(read(event('message-failed', more, { tag: 'site=north' }))).toMatchObject({
    receipts: [
      {
        state: 'failed',
        code: '4720',
        field: 'messaging-errorCode',
        carrier: 'Example Wireless',
        place: { site: 'north' },
      },
    ],
  });
  expect(read(event('message-failed', { errorCode: 9902 }))).toMatchObject({
    receipts: [{ state: 'unknown', said: 'message-failed', code: '9902' }],
  });
});

it('tells the phones of one message apart', () => {
  const both = { to: ['+12125550123', '+13125550144'] };

  expect(
    read(event('message-delivered', {}, both), event('message-failed', { to: '+13125550144' }, both)),
  ).toMatchObject({
    receipts: [
      { several: true, to: '+12125550123' },
      { several: true, to: '+13125550144' },
    ],
  });
  expect(read(event('message-delivered', { to: null }, both))).toMatchObject({
    receipts: [],
    unreadable: [expect.stringContaining('several')],
  });
});

it('reads the others where one event is of an unknown form', () => {
  const bad = [null, 7, {}, event('message-new'), event('message-failed', { errorCode: {} })];
  const reading = read(event('message-sent'), ...bad, event('message-delivered')) as {
    receipts: { said: string }[];
    unreadable: string[];
  };

  expect(reading.receipts.map(({ said }) => said)).toEqual(['message-sent', 'message-delivered']);
  expect(reading.unreadable).toHaveLength(bad.length);
});

it('reads nothing that is no list', () => {
  for (const body of ['{}', 'null', '', '[', JSON.stringify(event('message-sent'))])
    expect(bandwidth?.read(callback({ url, body, now }))).toEqual({ unreadable: [expect.any(String)] });
});
