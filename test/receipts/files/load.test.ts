import { expect, it } from 'vitest';
import { reasons } from '#receipts/files/reasons.ts';
import { openMap } from '#receipts/map.ts';
import type { ReceiptRow } from '#store/store.ts';
import { bytes, imported, openStore, rows, taken } from './desk.ts';

const table = (...lines: readonly string[]) =>
  ['Sid,To,From,Status,Date Sent,Error Code', ...lines].map((line) => `${line}\n`).join('');
const text = (n: number, status = 'sent', at = '2026-03-02T14:05:11Z', code = '') =>
  `SM${n},+12125550123,+12125550100,${status},${at},${code}`;

it('changes nothing the second time, and goes on where the log has gone on', async () => {
  const store = await openStore();
  const before = table(text(1), text(2, 'delivered'), text(3, 'queued'));

  expect((await imported(before, { store })).report.stored).toEqual({ fresh: 3, changed: 0, same: 0 });
  const first = await rows(store);
  expect((await imported(before, { store })).report.stored).toEqual({ fresh: 0, changed: 0, same: 3 });
  expect(await rows(store)).toEqual(first);

  const after = table(
    text(1, 'undelivered', undefined, '30006'),
    text(2, 'delivered'),
    text(3, 'sent'),
    text(4),
  );
  expect((await imported(after, { store })).report.stored).toEqual({ fresh: 1, changed: 2, same: 1 });
  expect((await rows(store)).map(({ state, code }) => [state, code])).toEqual([
    ['undelivered', '30006'],
    ['delivered', null],
    ['sent', null],
    ['sent', null],
  ]);
});

const log = (...lines: readonly string[]) =>
  ['Date,Phone,Campaign,Status', ...lines].map((line) => `${line}\n`).join('');

it('knows texts without an id again, and tells equal ones apart', async () => {
  const store = await openStore();
  const options = { store, platform: 'caremessage', timezone: 'America/New_York' };
  const pending = '3/2/2026 9:40 AM,(212) 555-0123,Recall,Pending';
  const other = '3/2/2026 9:40 AM,212-555-0124,Recall,Pending';
  const before = log(pending, pending, other);

  expect((await imported(before, options)).report.stored).toEqual({ fresh: 3, changed: 0, same: 0 });
  expect((await imported(before, options)).report.stored).toEqual({ fresh: 0, changed: 0, same: 3 });

  // the same texts as another program writes the same number and time, and as they are now
  const now = log(
    '2026-03-02 09:40,+1 212 555 0123,Recall,Delivered',
    '2026-03-02 09:40,2125550123,Recall,Failed',
    '2026-03-02T14:40:00Z,12125550124,Recall,Delivered',
  );
  expect((await imported(now, options)).report.stored).toEqual({ fresh: 0, changed: 3, same: 0 });
  expect((await rows(store)).map(({ state }) => state).sort()).toEqual(['delivered', 'delivered', 'failed']);
});

it('lists what it does not take by line and reason, and takes the rest', async () => {
  const store = await openStore();
  const { report, rejected } = await imported(
    table(
      text(1),
      text(2, 'teleported'),
      text(3, ''),
      text(4, 'sent', '2026-03-02 14:05 XYZ'),
      text(5, 'sent', ''),
      text(6, 'sent', '2026-03-03T15:10:00Z'),
      text(7, 'sent', '1999-12-31T23:00:00Z'),
      'SM8,+12125550123',
      `SM9,"+12125550123,x`,
      `SM10,${'x'.repeat(1_000_001)}`,
      text(11),
    ),
    { store },
  );

  expect(rejected).toEqual([
    { line: 3, reason: reasons.status },
    { line: 4, reason: reasons.noStatus },
    { line: 5, reason: reasons.time },
    { line: 6, reason: reasons.noTime },
    { line: 7, reason: reasons.future },
    { line: 8, reason: reasons.ancient },
    { line: 9, reason: reasons.columns },
    { line: 10, reason: reasons.quotes },
    { line: 11, reason: reasons.tooLong },
  ]);
  expect(report).toEqual({
    lines: 11,
    stored: { fresh: 2, changed: 0, same: 0 },
    rejected: 9,
    other: 0,
  });
});

it('takes a text of whatever age, and leaves out what is no text that was sent', async () => {
  const store = await openStore();
  const { report } = await imported(
    [
      'Sid,Status,Date Sent,Direction,Channel',
      'SM1,sent,2026-02-17T15:00:00Z,outbound-api,SMS',
      'SM2,sent,2026-02-17T14:59:59Z,outbound-api,SMS',
      'SM3,received,2026-03-02T14:00:00Z,inbound,SMS',
      'SM4,delivered,2026-03-02T14:00:00Z,,Email',
      'SM5,received,2026-03-02T14:00:00Z,,',
    ].join('\n'),
    { store },
  );

  expect(report).toMatchObject({ lines: 5, stored: { fresh: 2 }, rejected: 0, other: 3 });
});

it('stores where the option, the line, the sender or nobody says', async () => {
  const map = openMap(
    {
      workspaces: { north: { chats: [] }, south: { chats: [] } },
      senders: { '+12125550100': { workspace: 'south' } },
    },
    'US',
  );
  const lines = [
    'Sid,Status,Date Sent,Workspace,From',
    'SM1,sent,2026-03-02T14:00:00Z,north,+12125550100',
    'SM2,sent,2026-03-02T14:00:00Z,,+12125550100',
    'SM3,sent,2026-03-02T14:00:00Z,,+12125550101',
    'SM4,sent,2026-03-02T14:00:00Z,east,',
  ].join('\n');
  const store = await openStore();
  const { rejected } = await imported(lines, { store, workspaces: map });
  const all = await rows(store);

  expect(rejected).toEqual([{ line: 5, reason: reasons.workspace }]);
  expect(all.map(({ workspace, message }) => `${workspace} ${message}`)).toEqual([
    'main SM3',
    'north SM1',
    'south SM2',
  ]);

  const told = await openStore();
  await imported(lines, { store: told, workspaces: map, workspace: 'north' });
  expect((await rows(told)).map(({ workspace }) => workspace)).toEqual(Array(4).fill('north'));
});

it('puts what the options say before what the lines say', async () => {
  const store = await openStore();
  await imported('Sid,Status,Sent,Site,Feature,Platform\nSM1,sent,2026-03-02T14:00:00Z,A,B,CareMessage\n', {
    store,
    site: 'North',
  });

  expect(await rows(store)).toMatchObject([{ site: 'North', feature: 'B', platform: 'caremessage' }]);
});

it('reads our own lines, and objects of providers, beside each other', async () => {
  const store = await openStore();
  const { report, rejected } = await imported(
    [
      '{"id":"m1","at":"2026-03-02T14:05:11.120Z","workspace":"w1","provider":"Twilio","platform":"caremessage","site":"clinic-a","feature":"reminder","sender":"+12125550100","carrier":"t-mobile","status":"failed","code":"30006"}',
      '{"id":"m2","at":"yesterday","status":"failed"}',
      '{"messageId":"b1","sourceTn":"+12125550100","destinationTn":"+12125550123","messageStatus":"SENT","receiveTime":"2026-03-02T14:05:11Z","messageDirection":"OUTBOUND","errorCode":0}',
      '',
      'not JSON',
      '[1]',
    ].join('\n'),
    { store },
  );

  expect(rejected).toEqual([
    { line: 2, reason: reasons.watch },
    { line: 5, reason: reasons.json },
    { line: 6, reason: reasons.json },
  ]);
  expect(report.stored.fresh).toBe(2);
  expect(await rows(store)).toMatchObject([
    { workspace: 'main', provider: 'bandwidth', message: 'b1', state: 'sent', tail: '23' },
    {
      workspace: 'w1',
      provider: 'twilio',
      message: 'm1',
      code: '30006',
      field: 'error-code',
      site: 'clinic-a',
    },
  ]);
});

it('refuses a log before it stores anything of it where all of it would be wrong', async () => {
  const store = await openStore();
  const day = (n: number) => `SM${n},sent,${12 + n}/03/2026 09:40`;
  const dates = ['Sid,Status,Sent', day(1), day(2), 'SM9,sent,02/03/2026 09:40'].join('\n');

  await expect(imported(log('3/2/2026 9:40 AM,2125550123,x,Sent'), { store })).rejects.toThrow(/--timezone/);
  await expect(imported(dates, { store, timezone: 'UTC' })).rejects.toThrow(/begin with the day.*--country/s);
  expect(await rows(store)).toEqual([]);

  const { report } = await imported(dates.replaceAll('/03/', '/02/'), {
    store,
    country: 'AU',
    timezone: 'UTC',
  });
  expect(report.stored.fresh).toBe(3);
});

it('stops after the slice under way, with all that it counted stored', async () => {
  const store = await openStore();
  const stop = new AbortController();
  const lines = Array.from({ length: 5000 }, (_, at) => text(at));
  const slow = {
    ...store,
    take: async (some: readonly ReceiptRow[], now: Date) => {
      const took = await store.take(some, now);
      if ((await rows(store)).length >= 1500) stop.abort();
      return took;
    },
  };

  const { report } = await imported(table(...lines), { store: slow, stop: stop.signal });
  expect(report).toMatchObject({ lines: 1500, stored: { fresh: 1500 }, ended: { after: 1501 } });
  expect(await rows(store)).toHaveLength(1500);

  const again = await imported(table(...lines), { store });
  expect(again.report.stored).toEqual({ fresh: 3500, changed: 0, same: 1500 });
});

it('keeps what it has when the log breaks off, and says where', async () => {
  const store = await openStore();
  async function* broken(): AsyncGenerator<Buffer> {
    yield* bytes(table(...Array.from({ length: 1200 }, (_, at) => text(at))));
    throw Object.assign(new Error('gone'), { code: 'EIO' });
  }

  const { report } = await imported(broken(), { store });

  expect(report.ended).toEqual({ after: report.lines + 1, broken: 'EIO' });
  expect(report.stored.fresh).toBe(report.lines);
  expect(await rows(store)).toHaveLength(report.lines);
});

it('lets go of trouble with the store', async () => {
  const take = async () => Promise.reject(new Error('disk full'));
  await expect(imported(table(text(1)), { store: { take } })).rejects.toThrow('disk full');
});

it('reads on while a slice is kept, and keeps one slice at a time', async () => {
  const store = await openStore();
  let [keeping, read, most, readMeanwhile] = [0, 0, 0, 0];
  async function* source(): AsyncGenerator<Buffer> {
    yield* bytes(table());
    for (let part = 0; part < 4; part++) {
      yield* bytes(...Array.from({ length: 500 }, (_, at) => `${text(part * 500 + at)}\n`));
      read += 1;
    }
  }
  const slow = {
    take: async (some: readonly ReceiptRow[], now: Date) => {
      most = Math.max(most, ++keeping);
      const before = read;
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
      readMeanwhile += read - before;
      keeping -= 1;
      return store.take(some, now);
    },
  };

  const { report } = await imported(source(), { store: slow });
  expect(report).toMatchObject({ lines: 2000, stored: { fresh: 2000 } });
  expect(most).toBe(1);
  expect(readMeanwhile).toBeGreaterThan(0);
});

it('is through with the store before it tells that something broke', async () => {
  let [keeping, judged] = [0, 0];
  const slow = {
    take: async () => {
      keeping += 1;
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
      keeping -= 1;
      return { fresh: 0, changed: 0, same: 0 };
    },
  };
  const accepts = () => {
    judged += 1;
    if (judged > 600) throw new Error('broke');
    return true;
  };

  const lines = Array.from({ length: 1000 }, (_, at) => text(at));
  const workspaces = { ...openMap({}, 'US'), accepts };
  await expect(imported(table(...lines), { store: slow, workspaces })).rejects.toThrow('broke');
  expect(keeping).toBe(0);
});

it.each([
  ['a table', table(...Array.from({ length: 500 }, (_, at) => text(at)))],
  [
    'JSON Lines',
    Array.from(
      { length: 500 },
      (_, at) => `{"sid":"SM${at}","status":"sent","date_sent":"2026-03-02T14:05:11Z"}\n`,
    ).join(''),
  ],
])('lets others have a turn while it reads %s that came in one piece', async (_title, log) => {
  let [turns, reading] = [0, true];
  const count = () => {
    turns += 1;
    if (reading) setImmediate(count);
  };
  setImmediate(count);
  const { entries } = await taken(log);
  reading = false;

  expect(entries).toHaveLength(500);
  expect(turns).toBeGreaterThanOrEqual(9);
});
