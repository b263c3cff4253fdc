import { describe, expect, it } from 'vitest';
import { readPlivo } from '#providers/plivo/read.ts';
import { callback } from '../../contract/providers/scenario.ts';

const url = 'https://hooks.example.com/dlr/plivo';
const event = { MessageUUID: 'd1', To: '12125550123', From: '12125550100', Status: 'delivered' };
const now = new Date('2026-11-21T18:30:00Z');
const read = (fields: Readonly<Record<string, string>>) =>
  readPlivo(callback({ url, body: String(new URLSearchParams(fields)), now }));
const unreadable = { receipts: [], unreadable: [expect.stringMatching(/Plivo/)] };

describe('a callback of Plivo', () => {
  it('reads the same from a form and from an address', () => {
    const query = String(new URLSearchParams(event));
    const fromAddress = readPlivo(callback({ method: 'GET', url: `${url}?${query}`, body: '', now }));

    expect(read(event)).toEqual({
      receipts: [
        {
          provider: 'plivo',
          message: 'd1',
          to: '+12125550123',
          from: '+12125550100',
          state: 'delivered',
          said: 'delivered',
        },
      ],
    });
    expect(fromAddress).toEqual(read(event));
  });

  it('takes the best of its times, all of them UTC', () => {
    const times = {
      MessageTime: '2026-11-21 18:30:00.000000',
      QueuedTime: '2026-11-21 18:30:00.200000',
      SentTime: '2026-11-21 18:30:01.000000',
      DeliveryReportTime: '2026-11-21 18:30:03.123456',
    };
    const [at, sentAt] = [Date.UTC(2026, 10, 21, 18, 30, 3, 123), Date.UTC(2026, 10, 21, 18, 30, 1)];
    const { DeliveryReportTime: _, ...sent } = times;
    const { SentTime: __, ...queued } = sent;

    expect(read({ ...event, ...times })).toMatchObject({ receipts: [{ at, sentAt }] });
    expect(read({ ...event, ...sent })).toMatchObject({ receipts: [{ at: sentAt, sentAt }] });
    expect(read({ ...event, ...queued })).toMatchObject({ receipts: [{ sentAt: sentAt - 800 }] });
    expect(read({ ...event, ...sent, SentTime: '2026-13-21 18:30:00' })).toMatchObject({
      receipts: [{ sentAt: sentAt - 800 }],
    });
  });

  it('counts the parts of a long text as one', () => {
    expect(read({ ...event, MessageUUID: 'd2', ParentMessageUUID: 'd1', PartInfo: '2 of 2' })).toMatchObject({
      receipts: [{ message: 'd1' }],
    });
  });

  it('leaves a text pending whose last word is "sent"', () => {
    expect(read({ ...event, Status: 'sent' })).toMatchObject({ receipts: [{ state: 'sent' }] });
  });

  it.each(['0', '000', ''])('takes %j for no code', (ErrorCode) => {
    expect(JSON.stringify(read({ ...event, ErrorCode }))).not.toContain('error-code');
  });

  it('leaves short codes and names of senders as they are', () => {
    expect(read({ ...event, From: '555012' })).toMatchObject({ receipts: [{ from: '555012' }] });
    expect(read({ ...event, From: 'Clinic' })).toMatchObject({ receipts: [{ from: 'Clinic' }] });
    expect(read({ ...event, From: '+12125550100' })).toMatchObject({ receipts: [{ from: '+12125550100' }] });
  });

  it('finds no receipt in a text from a patient', () => {
    expect(read({ MessageUUID: 'd1', From: '12125550123', To: '12125550100', Text: 'words' })).toEqual({
      receipts: [],
    });
  });

  it.each([{ Status: 'lost' }, { Status: 'constructor' }, { MessageUUID: '' }])('cannot read %j', (odd) => {
    expect(read({ ...event, ...odd })).toEqual(unreadable);
  });
});
