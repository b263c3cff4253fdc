import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { openTwilio } from '#providers/twilio/index.ts';
import { callback } from '../contract/providers/scenario.ts';

const token = 'FAKE0twilio0auth0token0for0tests';
const now = new Date('2026-11-21T18:30:00Z');
const [twilio] = openTwilio({ token });
const url = 'https://hooks.example.com/dlr/twilio';
const event = {
  MessageSid: 'SM01',
  MessageStatus: 'undelivered',
  To: '+12125550123',
  From: '+12125550100',
  ErrorCode: '30007',
};
type Event = Partial<typeof event> & Record<string, string>;

const form = (fields: Event, to = url, signedFor = to) =>
  callback({
    url: to,
    headers: { 'x-twilio-signature': getExpectedTwilioSignature(token, signedFor, fields) },
    body: String(new URLSearchParams(fields)),
    now,
  });
const read = (fields: Event) => twilio?.read(form(fields));

describe('the signature', () => {
  it('covers the query, the same with and without the usual port, and not what stands after #', async () => {
    const placed = `${url}?platform=caremessage&site=O'Neill%20Clinic`;
    expect(await twilio?.verify(form(event, placed))).toEqual({ genuine: true });
    expect(await twilio?.verify(form(event, placed, placed.replace('.com', '.com:443')))).toEqual({
      genuine: true,
    });
    expect(await twilio?.verify(form(event, `${url}#rc=5&rp=all`, url))).toEqual({ genuine: true });
    expect(await twilio?.verify(form(event, `${url}?site=south`, `${url}?site=north`))).toMatchObject({
      because: 'forged',
    });
    expect(await twilio?.verify(form(event, url.replace('https', 'http'), url))).toMatchObject({
      because: 'forged',
    });
  });

  it('covers fields that nobody knows yet, and fields that stand there twice', async () => {
    expect(await twilio?.verify(form({ ...event, NewField: 'new' }))).toEqual({ genuine: true });
    const twice = callback({
      url,
      headers: {
        'x-twilio-signature': getExpectedTwilioSignature(token, url, { ...event, Extra: ['a', 'b'] }),
      },
      body: `${new URLSearchParams(event)}&Extra=b&Extra=a`,
      now,
    });
    expect(await twilio?.verify(twice)).toEqual({ genuine: true });
  });

  it('cannot be carried over from one kind of body to the other', async () => {
    const call = form(event);
    const address = `${url}?bodySHA256=${'0'.repeat(64)}`;
    expect(
      await twilio?.verify({ ...call, url: address, query: new URL(address).searchParams }),
    ).toMatchObject({ because: 'forged' });
    const headers = { 'x-twilio-signature': getExpectedTwilioSignature(token, address, {}) };
    expect(await twilio?.verify(callback({ url: address, headers, body: '{}', now }))).toMatchObject({
      because: 'forged',
    });
  });

  it('is not looked for in bytes that are no text', async () => {
    const body = Buffer.from([0x61, 0x3d, 0xff]);
    expect(await twilio?.verify({ ...form(event), body })).toMatchObject({ because: 'malformed' });
  });
});

describe('the statuses', () => {
  it.each([
    ['accepted', 'accepted'],
    ['scheduled', 'scheduled'],
    ['queued', 'queued'],
    ['sending', 'sending'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
    ['partially_delivered', 'unknown'],
    ['undelivered', 'undelivered'],
    ['failed', 'failed'],
    ['canceled', 'canceled'],
  ])('%s is %s', (MessageStatus, state) => {
    const { ErrorCode: _, ...rest } = event;
    expect(read({ ...rest, MessageStatus })).toEqual({
      receipts: [
        { provider: 'twilio', message: 'SM01', to: event.To, from: event.From, state, said: MessageStatus },
      ],
    });
  });

  it.each(['receiving', 'received'])('%s is a text from a patient, and no receipt', (MessageStatus) =>
    expect(read({ ...event, MessageStatus, Body: 'Can I come at 9?' })).toEqual({ receipts: [] }));

  it.each(['Delivered', 'new-status', 'constructor', ''])('%j is none that we know', (MessageStatus) =>
    expect(read({ ...event, MessageStatus })).toEqual({
      receipts: [],
      unreadable: [expect.stringContaining('status')],
    }));

  it('also under the older names', () => {
    const { MessageSid: _, MessageStatus: __, ...rest } = event;
    expect(read({ ...rest, SmsSid: 'SM02', SmsStatus: 'failed' })).toMatchObject({
      receipts: [{ message: 'SM02', state: 'failed' }],
    });
  });
});

describe('the code', () => {
  const codeOf = (ErrorCode: string) => read({ ...event, ErrorCode });

  it('has its namespace, and is none where it is empty or 0', () => {
    expect(codeOf('30007')).toMatchObject({ receipts: [{ code: '30007', field: 'error-code' }] });
    for (const none of ['', '0']) {
      const reading = codeOf(none) as { receipts: object[] };
      expect(reading.receipts).toHaveLength(1);
      for (const part of ['code', 'field']) expect(reading.receipts[0]).not.toHaveProperty(part);
    }
  });

  it('is not guessed where it has no form of a code', () => {
    expect(codeOf('3'.repeat(201))).toMatchObject({ receipts: [], unreadable: [expect.any(String)] });
  });
});

it('says nothing of when: the clock of the carrier has no time zone', () => {
  const reading = read({ ...event, RawDlrDoneDate: '2611211232' }) as { receipts: object[] };
  expect(reading.receipts[0]).not.toHaveProperty('at');
});
