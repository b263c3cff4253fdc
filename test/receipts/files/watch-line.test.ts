import { expect, it } from 'vitest';
import { readLine } from '#providers/generic/line.ts';
import { watchLines } from '#receipts/files/watch-line.ts';
import { imported, openStore, rows } from './desk.ts';

const log = [
  'Sid,To,From,Status,Date Sent,Date Updated,Error Code,Carrier,Site,Patient ID',
  'SM1,+12125550123,+12125550100,undelivered,2026-03-02T14:05:11Z,2026-03-02T14:06:00.120Z,30006,T-Mobile,North,P1',
  'SM2,+12125550124,CLINIC,delivered,2026-03-02T14:05:11Z,,,,,',
  'SM3,+12125550125,,sent,,2026-03-02T14:05:11Z,,,,',
].join('\n');
const batch = [
  'batch_id,recipient,status,at',
  '01FC,12125550123,Delivered,2026-03-02T14:05:11Z',
  '01FC,12125550124,Failed,2026-03-02T14:05:12Z',
  '01FC,12125550126,Queued,2026-03-02T14:05:13Z',
].join('\n');

async function exported(store: Awaited<ReturnType<typeof openStore>>) {
  const lineOf = watchLines();
  return (await rows(store)).map(lineOf);
}

it('prints what is known, and nothing of the patient', async () => {
  const store = await openStore();
  await imported(log, { store, feature: 'reminder', platform: 'caremessage' });
  const [first, second, third] = await exported(store);

  expect(JSON.parse(first ?? '')).toEqual({
    at: '2026-03-02T14:06:00.120Z',
    id: 'SM1',
    sentAt: '2026-03-02T14:05:11.000Z',
    workspace: 'main',
    provider: 'twilio',
    platform: 'caremessage',
    site: 'North',
    feature: 'reminder',
    sender: '+12125550100',
    carrier: 'T-Mobile',
    status: 'undelivered',
    code: '30006',
  });
  expect(Object.keys(JSON.parse(second ?? ''))).toEqual([
    'at',
    'id',
    'workspace',
    'provider',
    'platform',
    'feature',
    'sender',
    'status',
  ]);
  expect(JSON.parse(third ?? '')).not.toHaveProperty('sentAt');
  expect([first, second, third].join()).not.toMatch(/5550123|P1|recipient|tail|hash/);
});

it('is the same again after it was imported elsewhere', async () => {
  const store = await openStore();
  await imported(log, { store });
  await imported(batch, { store });
  const lines = await exported(store);
  expect(lines).toHaveLength(6);

  const elsewhere = await openStore();
  const { report, rejected } = await imported(`${lines.join('\n')}\n`, { store: elsewhere });

  expect(rejected).toEqual([]);
  expect(report.stored.fresh).toBe(6);
  expect((await exported(elsewhere)).sort()).toEqual([...lines].sort());
});

it('prints lines that are read as receipts, and that sort by time', async () => {
  const store = await openStore();
  await imported(log, { store });
  const lines = await exported(store);

  for (const line of lines) expect(readLine(JSON.parse(line))).toHaveProperty('message');
  const times = [...lines].sort().map((line) => JSON.parse(line).at);
  expect(times).toEqual([...times].sort());
});
