import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Provider, Receipt } from '#providers/provider.ts';
import { openSinch } from '#providers/sinch/index.ts';
import { callback } from '../../contract/providers/scenario.ts';

const secret = 'FAKE-sinch-secret';
const url = 'https://hooks.example.com/dlr/sinch';
const now = new Date('2026-11-21T18:30:00Z');
const header = 'x-sinch-webhook-signature';
const sinch = openSinch({ secret })[0] as Provider;

const shown = (signature: string, nonce: string, timestamp: string, more = {}) => ({
  [header]: signature,
  [`${header}-nonce`]: nonce,
  [`${header}-timestamp`]: timestamp,
  ...more,
});
const sign = (signed: string) => createHmac('sha256', secret).update(signed).digest('base64');
const seconds = (minutes: number) => String(now.getTime() / 1000 + minutes * 60);
const said = async (body: string, headers: Record<string, string>) => {
  const verified = await sinch.verify(callback({ url, headers, body, now }));
  return verified.genuine ? 'genuine' : verified.because;
};

describe('the signature of Sinch', () => {
  it('is dated', async () => {
    const at = (minutes: number) =>
      said('{}', shown(sign(`{}.n1.${seconds(minutes)}`), 'n1', seconds(minutes)));

    expect(await Promise.all([-6, -4, 0, 4, 6].map(at))).toEqual([
      'stale',
      'genuine',
      'genuine',
      'genuine',
      'stale',
    ]);
  });

  it('covers the time that it shows', async () => {
    expect(await said('{}', shown(sign(`{}.n1.${seconds(-60)}`), 'n1', seconds(0)))).toBe('forged');
  });

  it('lets nothing pass between body, nonce and time', async () => {
    const signature = sign(`{}.1.5.${seconds(0)}`);

    expect(await said('{}.1', shown(signature, '5', seconds(0)))).toBe('genuine');
    expect(await said('{}', shown(signature, '1.5', seconds(0)))).toBe('unsigned');
    expect(await said('{}.1', shown(signature, '5', `${seconds(0)}.0`))).toBe('unsigned');
  });

  it('is of the one kind that is known', async () => {
    const right = shown(sign(`{}.n1.${seconds(0)}`), 'n1', seconds(0));

    expect(await said('{}', { ...right, [`${header}-algorithm`]: 'HmacSHA256' })).toBe('genuine');
    expect(await said('{}', { ...right, [`${header}-algorithm`]: 'none' })).toBe('unsigned');
    expect(await said('{}', { ...right, [`${header}-nonce`]: '' })).toBe('unsigned');
    expect(await said('{}', { ...right, [header]: '' })).toBe('unsigned');
  });
});

describe('a report of Sinch', () => {
  const read = (json: unknown) => sinch.read(callback({ url, body: JSON.stringify(json), now }));
  const single = {
    type: 'recipient_delivery_report_sms',
    batch_id: 'B1',
    recipient: '12125550123',
    code: 0,
    status: 'Delivered',
    at: '2026-11-21T18:30:00.000Z',
  };
  const batch = { type: 'delivery_report_sms', batch_id: 'B1', total_message_count: 3 };

  it('on one recipient is a receipt of a batch that may have several', () => {
    expect(read({ ...single, client_reference: 'feature=reminder' })).toEqual({
      receipts: [
        {
          provider: 'sinch',
          message: 'B1',
          several: true,
          to: '+12125550123',
          at: now.getTime(),
          state: 'delivered',
          said: 'Delivered',
          code: '0',
          field: 'sms-rest-code',
          place: { feature: 'reminder' },
        },
      ],
    });
  });

  it('goes by the time of the operator where it has one', () => {
    expect(read({ ...single, operator_status_at: '2026-11-21T19:29:59.000+01:00' })).toMatchObject({
      receipts: [{ at: now.getTime() - 1000 }],
    });
  });

  it('on a batch is a receipt for each recipient of each status', () => {
    const statuses = [
      { code: 0, status: 'Delivered', count: 2, recipients: ['12125550123', '13125550144'] },
      { code: 402, status: 'Aborted', count: 1, recipients: ['+14155550167'] },
    ];
    const { receipts } = read({ ...batch, statuses }) as { receipts: readonly Receipt[] };

    expect(receipts.map(({ to, state, code }) => [to, state, code])).toEqual([
      ['+12125550123', 'delivered', '0'],
      ['+13125550144', 'delivered', '0'],
      ['+14155550167', 'failed', '402'],
    ]);
  });

  it('on a batch without recipients says what to ask for, and keeps those it names', () => {
    const statuses = [
      { code: 0, status: 'Delivered', count: 1 },
      { code: 402, status: 'Aborted', count: 1, recipients: ['13125550144'] },
    ];

    expect(read({ ...batch, statuses })).toMatchObject({
      receipts: [{ to: '+13125550144' }],
      unreadable: [expect.stringMatching(/"full" or "per_recipient"/)],
    });
  });

  it.each([
    ['Queued', 'queued'],
    ['Dispatched', 'sent'],
    ['Aborted', 'failed'],
    ['Cancelled', 'canceled'],
    ['Rejected', 'rejected'],
    ['Deleted', 'undelivered'],
    ['Delivered', 'delivered'],
    ['Failed', 'undelivered'],
    ['Expired', 'expired'],
    ['Unknown', 'unknown'],
  ])('%s is %s', (status, state) => {
    const { code: _, ...rest } = single;
    expect(read({ ...rest, status })).toMatchObject({ receipts: [{ state, said: status }] });
  });

  it('stays a failure beside a code of success, and is none where the code takes it back', () => {
    const [failed] = (read({ ...single, status: 'Failed' }) as { receipts: readonly Receipt[] }).receipts;

    expect(failed).toMatchObject({ state: 'undelivered' });
    expect(failed).not.toHaveProperty('code');
    expect(read({ ...single, status: 'Aborted', code: 407 })).toMatchObject({
      receipts: [{ state: 'unknown', code: '407' }],
    });
  });

  it('is none where it is a text from a patient, and unreadable where nobody knows it', () => {
    expect(read({ type: 'mo_text', body: 'words', from: '12125550123' })).toEqual({ receipts: [] });
    for (const odd of [{ type: 'other' }, { ...single, status: 'constructor' }, { ...single, recipient: 1 }])
      expect(read(odd)).toMatchObject({ unreadable: [expect.stringMatching(/Sinch/)] });
  });
});
