import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ImportOptions } from '#receipts/files/wish.ts';
import { imported, openStore, rows } from './desk.ts';

/** What a log is expected to come to: state, code and its namespace, when it was sent, when it came to its state. */
type Came = readonly [string, string | null, string | null, string, string];

const ny = { timezone: 'America/New_York' };
const logs: readonly (readonly [string, ImportOptions, object, readonly Came[]])[] = [
  [
    'twilio-console.csv',
    {},
    { provider: 'twilio', sender: '+12125550100' },
    [
      ['delivered', null, null, '02 14:05:11', '02 14:05:11'],
      ['undelivered', '30006', 'error-code', '02 14:06:00', '02 14:06:00'],
    ],
  ],
  [
    'twilio-bulk.jsonl',
    {},
    { provider: 'twilio', sender: '+12125550100' },
    [
      ['delivered', null, null, '02 14:05:11', '02 14:05:20'],
      ['failed', '30007', 'error-code', '02 14:06:10', '02 14:06:20'],
    ],
  ],
  [
    'telnyx.csv',
    {},
    { provider: 'telnyx', sender: '+12125550100' },
    [
      ['undelivered', '40001', 'error-code', '02 14:05:11', '02 14:05:15'],
      ['unknown', null, null, '02 14:06:11', '02 14:06:15'],
    ],
  ],
  [
    'bandwidth.csv',
    {},
    { provider: 'bandwidth', sender: '+12125550100' },
    [
      ['delivered', null, null, '02 14:05:11', '02 14:05:11'],
      // no receipt came: nobody knows
      ['unknown', '9902', 'messaging-errorCode', '02 14:06:11', '02 14:06:11'],
    ],
  ],
  [
    'vonage.csv',
    {},
    { provider: 'vonage', sender: '+12125550100' },
    [
      ['delivered', null, null, '02 14:05:11', '02 14:05:14'],
      ['undelivered', '6', 'dlr-err-code', '02 14:06:11', '02 14:06:14'],
    ],
  ],
  [
    'plivo.csv',
    {},
    { provider: 'plivo', sender: '+12125550100' },
    [
      ['delivered', null, null, '02 14:05:11', '02 14:05:11'],
      ['undelivered', '30', 'error-code', '02 14:06:11', '02 14:06:11'],
    ],
  ],
  [
    'sinch.csv',
    {},
    { provider: 'sinch', message: '01FC66621XXXXX119Z8PMV1QPQ', copy: expect.stringMatching(/^.{43}$/) },
    [
      ['expired', '406', 'sms-rest-code', '02 14:06:14', '02 14:06:14'],
      ['delivered', null, null, '02 14:05:13', '02 14:05:13'],
    ],
  ],
  [
    'aws.csv',
    {},
    { provider: 'aws', sender: '+12125550100' },
    [
      ['delivered', null, null, '02 14:05:11', '02 14:05:14'],
      ['undelivered', 'TEXT_CARRIER_BLOCKED', 'eventType', '02 14:06:11', '02 14:06:14'],
    ],
  ],
  [
    'caremessage.csv',
    { platform: 'caremessage', ...ny },
    {
      platform: 'caremessage',
      site: 'North Clinic',
      feature: 'Appointment Reminder',
      patient: expect.stringMatching(/^.{43}$/),
    },
    [
      ['delivered', null, null, '02 14:40:00', '02 14:40:00'],
      ['failed', null, null, '03 02:41:00', '03 02:41:00'],
    ],
  ],
  [
    'cliniko.csv',
    { platform: 'cliniko', country: 'AU', timezone: 'Australia/Sydney' },
    { platform: 'cliniko', site: 'Harbour Clinic', feature: 'Appointment reminder' },
    [
      ['sent', null, null, '01 22:40:00', '01 22:40:00'],
      ['failed', null, null, '01 22:42:00', '01 22:42:00'],
    ],
  ],
  [
    'open-dental.csv',
    { platform: 'open-dental', ...ny },
    { platform: 'open-dental', site: 'Main Street' },
    [
      ['delivered', null, null, '02 14:40:00', '02 14:40:00'],
      // words that are not in the books are not kept
      ['failed', null, null, '02 14:41:00', '02 14:41:00'],
      ['queued', null, null, '02 14:42:00', '02 14:42:00'],
    ],
  ],
  [
    'notify.csv',
    { platform: 'notify', ...ny },
    { platform: 'notify', feature: 'Recall' },
    [
      ['delivered', null, null, '02 14:40:00', '02 14:40:00'],
      ['failed', 'Landline or unreachable carrier', 'failed-message-reason', '02 14:40:00', '02 14:40:00'],
      // its own "Unknown": the message is still processing
      ['sending', null, null, '02 14:40:00', '02 14:40:00'],
    ],
  ],
  [
    'dental-intelligence.csv',
    { platform: 'dental-intelligence', ...ny },
    { platform: 'dental-intelligence', feature: 'Direct Message' },
    [
      ['delivered', null, null, '02 14:40:00', '02 14:40:00'],
      ['failed', 'TFN Not Verified', 'error-text', '02 14:41:00', '02 14:41:00'],
    ],
  ],
];

const short = (ms: number) => new Date(ms).toISOString().slice(8, 19).replace('T', ' ');

it.each(logs)('reads %s', async (file, options, every, expected) => {
  const store = await openStore();
  const text = readFileSync(`test/fixtures/exports/${file}`);

  const { report, rejected } = await imported(text, { store, ...options });
  const all = await rows(store);

  expect(rejected).toEqual([]);
  expect(report.stored).toEqual({ fresh: expected.length, changed: 0, same: 0 });
  const came = all.map(({ state, code, field, sentAt, at }) => [
    state,
    code,
    field,
    short(sentAt),
    short(at),
  ]);
  expect(came.sort()).toEqual([...expected].sort());
  for (const row of all) {
    expect(row).toMatchObject(every);
    expect(row.tail).toMatch(/^\d\d$/);
    expect(row.recipient).toMatch(/^[\w-]{43}$/);
  }
});

it('knows the same phone and text in the exports of two interfaces', async () => {
  const store = await openStore();
  await imported(readFileSync('test/fixtures/exports/twilio-console.csv'), { store });
  await imported(readFileSync('test/fixtures/exports/twilio-bulk.jsonl'), { store });
  const [first] = await rows(store);

  expect(await rows(store)).toHaveLength(2);
  // +12125550123 as Twilio, as Vonage (without the plus) and as a practice write it
  await imported(readFileSync('test/fixtures/exports/vonage.csv'), { store });
  await imported(readFileSync('test/fixtures/exports/caremessage.csv'), { store, ...ny });
  expect(await store.to(['main'], first?.recipient ?? '', 10)).toHaveLength(3);
});

it('takes a number without its plus for an international one where a provider leaves it out', async () => {
  const store = await openStore();
  // the second line of it goes to 447700900123
  await imported(readFileSync('test/fixtures/exports/vonage.csv'), { store });
  await imported('Sid,To,Status,Sent\nSM1,+447700900123,sent,2026-03-02T14:00:00Z\n', { store });
  const british = (await rows(store)).find(({ provider }) => provider === 'twilio');

  expect(await store.to(['main'], british?.recipient ?? '', 10)).toHaveLength(2);
});
