import { describe, expect, it } from 'vitest';
import type { Receipt } from '#providers/provider.ts';
import { openTelnyx } from '#providers/telnyx/index.ts';
import { secret } from '../contract/providers/scenario.ts';
import { telnyx as scenario } from '../contract/providers/telnyx.ts';

const [telnyx] = openTelnyx({ publicKey: Buffer.from(secret('telnyx_public_key'), 'base64') });
const sign = scenario.ways[0]!.sign;
const event = (payload: object, data: object = {}) => ({
  data: {
    event_type: 'message.finalized',
    occurred_at: '2026-11-21T18:30:00.000Z',
    ...data,
    payload: {
      id: 'm1',
      direction: 'outbound',
      from: { phone_number: '+12125550100' },
      to: [{ phone_number: '+12125550123', status: 'delivered' }],
      text: 'See you tomorrow, Xanthe',
      errors: [],
      ...payload,
    },
  },
});
const read = (body: object) => telnyx?.read(sign(Buffer.from(JSON.stringify(body)), scenario.now));
const to = (status: string, more: object = {}) => ({ phone_number: '+12125550123', status, ...more });

it('tells when, by whom and to what kind of line', () => {
  const payload = {
    sent_at: '2026-11-21T18:29:59.000Z',
    received_at: '2026-11-21T18:29:58.000Z',
    to: [to('delivered', { carrier: 'Example Wireless', line_type: 'Wireless' })],
    tags: ['vip', 'platform=caremessage;site=north'],
  };
  expect(read(event(payload))).toEqual({
    receipts: [
      {
        provider: 'telnyx',
        message: 'm1',
        to: '+12125550123',
        from: '+12125550100',
        at: Date.UTC(2026, 10, 21, 18, 30),
        sentAt: Date.UTC(2026, 10, 21, 18, 29, 59),
        state: 'delivered',
        said: 'delivered',
        carrier: 'Example Wireless',
        line: 'mobile',
        place: { platform: 'caremessage', site: 'north' },
      },
    ],
  });
  expect(read(event({ ...payload, sent_at: null }))).toMatchObject({
    receipts: [{ sentAt: Date.UTC(2026, 10, 21, 18, 29, 58) }],
  });
});

describe('the statuses', () => {
  it.each([
    ['queued', 'queued'],
    ['sending', 'sending'],
    ['sent', 'sent'],
    ['read', 'delivered'],
    ['sending_failed', 'failed'],
    ['delivery_failed', 'undelivered'],
    ['expired', 'expired'],
    ['delivery_unconfirmed', 'unknown'],
  ])('%s is %s', (said, state) =>
    expect(read(event({ to: [to(said)] }))).toMatchObject({ receipts: [{ said, state }] }));

  it.each(['Delivered', 'webhook_delivered', 'toString'])('%s is none that we know', (status) =>
    expect(read(event({ to: [to(status)] }))).toMatchObject({
      receipts: [],
      unreadable: [expect.any(String)],
    }));
});

describe('the lines', () => {
  it.each([
    ['Wireless', 'mobile'],
    ['Pre-Paid Wireless', 'mobile'],
    ['Wireline', 'landline'],
    ['VoIP', 'voip'],
    ['VoWiFi', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('%j is %s', (line_type, line) => {
    const reading = read(event({ to: [to('sent', { line_type })] })) as { receipts: readonly Receipt[] };
    expect(reading.receipts.map((receipt) => receipt.line)).toEqual([line]);
  });
});

describe('a message to several phones', () => {
  const several = [to('delivered'), { phone_number: '+13125550144', status: 'delivery_failed' }];

  it('is one receipt each, and the code belongs to those it did not reach', () => {
    expect(read(event({ to: several, errors: [{ code: '40001' }] }))).toMatchObject({
      receipts: [
        { several: true, to: '+12125550123', state: 'delivered' },
        { several: true, to: '+13125550144', state: 'undelivered', code: '40001', field: 'error-code' },
      ],
    });
    const reading = read(event({ to: several, errors: [{ code: '40001' }] })) as { receipts: object[] };
    expect(reading.receipts[0]).not.toHaveProperty('code');
  });

  it('is read as far as it can be', () => {
    for (const odd of [null, { phone_number: '+13125550144' }, { status: 'delivered' }])
      expect(read(event({ to: [to('delivered'), odd] }))).toMatchObject({
        receipts: [{ several: true, state: 'delivered' }],
        unreadable: [expect.any(String)],
      });
  });
});

describe('several errors', () => {
  const failed = (...codes: unknown[]) =>
    read(event({ to: [to('delivery_failed')], errors: codes.map((code) => ({ code, detail: 'Xanthe' })) }));

  it('come to the first that is more than a warning', () => {
    expect(failed('40328', '40010')).toMatchObject({ receipts: [{ state: 'undelivered', code: '40010' }] });
    expect(failed('40010', '40001')).toMatchObject({ receipts: [{ state: 'undelivered', code: '40010' }] });
    expect(failed('99999', '40010')).toMatchObject({ receipts: [{ state: 'undelivered', code: '99999' }] });
  });

  it('take the failure back where all are warnings', () => {
    expect(failed('40328')).toMatchObject({ receipts: [{ state: 'unknown', code: '40328' }] });
  });

  it('are not guessed', () => {
    expect(failed(['40010'])).toEqual({ unreadable: [expect.any(String)] });
  });
});

it('takes a text from a patient for no receipt', () => {
  const inbound = { id: 'm2', direction: 'inbound', to: [to('webhook_delivered')], text: 'Can I come at 9?' };

  expect(read(event(inbound, { event_type: 'message.received' }))).toEqual({ receipts: [] });
  expect(read(event(inbound))).toEqual({ receipts: [] });
  expect(read({ data: { event_type: 'message.received', payload: 7 } })).toEqual({ receipts: [] });
});

it('does not verify a time that is not of its form', async () => {
  const call = sign(Buffer.from('{}'), scenario.now);
  for (const timestamp of ['', '1795285800.0', 'NaN', '-1', '9'.repeat(13)]) {
    const headers = { ...call.headers, 'telnyx-timestamp': timestamp };
    expect(await telnyx?.verify({ ...call, headers })).toMatchObject({ because: 'unsigned' });
  }
});
