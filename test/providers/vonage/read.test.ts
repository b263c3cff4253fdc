import { describe, expect, it } from 'vitest';
import type { Provider } from '#providers/provider.ts';
import { openVonage } from '#providers/vonage/index.ts';
import { callback } from '../../contract/providers/scenario.ts';

const now = new Date('2026-11-21T18:30:00Z');
const url = 'https://hooks.example.com/dlr/vonage';
const vonage = openVonage({ secret: 'any', method: 'sha256' })[0] as Provider;
const read = (json: unknown) => vonage.read(callback({ url, body: JSON.stringify(json), now }));

describe('a receipt of the SMS API', () => {
  const receipt = {
    messageId: '0B01',
    status: 'failed',
    'err-code': '6',
    msisdn: '12125550123',
    to: '12125550100',
    'message-timestamp': '2026-11-21 18:29:58',
    scts: '2611212230',
  };

  it('has the patient in msisdn, the sender in to, and its time in UTC', () => {
    expect(read({ ...receipt, 'client-ref': 'site=north' })).toEqual({
      receipts: [
        {
          provider: 'vonage',
          message: '0B01',
          to: '+12125550123',
          from: '+12125550100',
          at: now.getTime() - 2000,
          state: 'undelivered',
          said: 'failed',
          code: '6',
          field: 'dlr-err-code',
          place: { site: 'north' },
        },
      ],
    });
  });

  it('reads the same from an address, and under either name of its id', () => {
    const { messageId, ...rest } = receipt;
    const query = String(new URLSearchParams({ ...rest, 'message-id': messageId }));

    expect(vonage.read(callback({ method: 'GET', url: `${url}?${query}`, body: '', now }))).toEqual(
      read(receipt),
    );
  });

  it.each([
    ['accepted', 'sent'],
    ['buffered', 'sent'],
    ['delivered', 'delivered'],
    ['failed', 'undelivered'],
    ['rejected', 'rejected'],
    ['expired', 'expired'],
    ['unknown', 'unknown'],
  ])('%s is %s, also beside the code 0', (status, state) => {
    expect(read({ ...receipt, status, 'err-code': '0' })).toMatchObject({
      receipts: [{ state, said: status }],
    });
  });

  it('does not explain a failure by the code of success', () => {
    expect(JSON.stringify(read({ ...receipt, 'err-code': '0' }))).not.toContain('err-code');
  });

  it('is none where it is a text from a patient, and unreadable where nobody knows it', () => {
    const { status: _, ...inbound } = receipt;

    expect(read({ ...inbound, text: 'words' })).toEqual({ receipts: [] });
    for (const odd of [inbound, { ...receipt, status: 'toString' }, { ...receipt, messageId: '' }, []])
      expect(read(odd)).toEqual({ receipts: [], unreadable: [expect.stringMatching(/Vonage/)] });
  });
});

describe('a callback of the Messages API', () => {
  const status = {
    message_uuid: 'aaaa',
    to: '12125550123',
    from: '12125550100',
    timestamp: '2026-11-21T18:29:58.000Z',
    status: 'rejected',
    error: { type: 'https://developer.vonage.com/api-errors/messages#1050', title: '1050' },
  };

  it.each([
    { title: '1050' },
    { title: 1050 },
    { title: 'Number barred', type: 'https://developer.vonage.com/api-errors/messages#1050' },
  ])('has its code in %j', (error) => {
    expect(read({ ...status, error, client_ref: 'feature=reminder' })).toEqual({
      receipts: [
        {
          provider: 'vonage',
          message: 'aaaa',
          to: '+12125550123',
          from: '+12125550100',
          at: now.getTime() - 2000,
          state: 'rejected',
          said: 'rejected',
          code: '1050',
          field: 'messages-api-error',
          place: { feature: 'reminder' },
        },
      ],
    });
  });

  it.each([
    ['submitted', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
    ['rejected', 'rejected'],
    ['undeliverable', 'failed'],
  ])('%s is %s', (said, state) => {
    const { error: _, ...rest } = status;

    expect(read({ ...rest, status: said })).toMatchObject({ receipts: [{ state, said }] });
  });

  it('keeps no words of an error as its code', () => {
    expect(JSON.stringify(read({ ...status, error: { title: 'Number barred' } }))).not.toContain('barred');
  });

  it('takes numbers from the objects of its first version', () => {
    const to = { type: 'sms', number: '12125550123' };

    expect(read({ ...status, to })).toMatchObject({ receipts: [{ to: '+12125550123' }] });
  });

  it('is none where it is a text from a patient, and unreadable where nobody knows it', () => {
    const { status: _, ...inbound } = status;

    expect(read({ ...inbound, message_type: 'text', text: 'words' })).toEqual({ receipts: [] });
    for (const odd of [inbound, { ...status, status: 'lost' }])
      expect(read(odd)).toEqual({ receipts: [], unreadable: [expect.stringMatching(/Messages API/)] });
  });
});
