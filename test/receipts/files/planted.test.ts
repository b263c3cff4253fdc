import { expect, it } from 'vitest';
import { imported, openStore, rows } from './desk.ts';

const names = [
  'Sid',
  'Status',
  'Error Code',
  'Error Message',
  'Date Sent',
  'Time',
  'Date Updated',
  'To',
  'From',
  'Carrier',
  'SMS Provider',
  'Platform',
  'Site',
  'Campaign',
  'Patient ID',
  'Line Type',
  'Workspace',
  'Direction',
  'Channel',
  'Body',
  'Patient Name',
  'DOB',
  'Notes',
]; // prettier-ignore
const good: Readonly<Record<string, string>> = {
  Sid: 'SM1',
  Status: 'failed',
  'Error Code': '30006',
  'Date Sent': '2026-03-02T14:05:11Z',
  To: '+12125550188',
};

const planted = {
  number: ['+12125550123', '(212) 555-0123', '212.555.0123', '2125550123', '12125550123'],
  mail: ['jane.doe@example.com'],
  words: ['Jane Doe is pregnant, call (212) 555-0123', 'Jane Doe 2/14/1961'],
};
/** What of a planted text must be nowhere. */
const traces = /555.?0123|5550123|jane|doe|pregnant|1961/i;

/** Columns that hold names that the practice itself has given: words in them are kept, numbers are not. */
const named = ['Site', 'Campaign', 'Carrier'];

it.each(names)('lets nothing out of what is planted in %s', async (column) => {
  for (const [kind, texts] of Object.entries(planted))
    for (const text of texts) {
      if (named.includes(column) && text === 'Jane Doe 2/14/1961') continue;
      // the number that sends is the practice's own
      if (column === 'From' && kind === 'number') continue;
      const store = await openStore();
      const quoted = `"${text}"`;
      const line = names.map((name) => (name === column ? quoted : (good[name] ?? ''))).join(',');
      const json = JSON.stringify(
        Object.fromEntries(names.map((name) => [name, name === column ? text : (good[name] ?? '')])),
      );
      for (const log of [`${names.join(',')}\n${line}\n`, `${json}\n`]) {
        const { report, rejected } = await imported(log, { store });
        const all = await rows(store);

        // something came of it, so the test has looked at something
        expect(all.length + rejected.length + report.other, `${kind} ${log}`).toBeGreaterThan(0);
        expect(JSON.stringify({ report, rejected, all })).not.toMatch(traces);
      }
    }
});

it('keeps no free words of an error, and the status all the same', async () => {
  const store = await openStore();
  await imported(
    [
      'Sid,Status,Sent,Error',
      'SM1,failed,2026-03-02T14:00:00Z,Jane Doe moved',
      'SM2,failed,2026-03-02T14:00:00Z,Jane',
      'SM3,failed,2026-03-02T14:00:00Z,99123',
      'SM4,failed,2026-03-02T14:00:00Z,2125550123',
      'SM5,failed,2026-03-02T14:00:00Z,30006',
      'SM6,delivered,2026-03-02T14:00:00Z,30006',
    ].join('\n'),
    { store, provider: 'twilio' },
  );

  expect((await rows(store)).map(({ state, code, field }) => [state, code, field])).toEqual([
    ['failed', null, null],
    ['failed', null, null],
    ['failed', '99123', 'code'],
    ['failed', null, null],
    ['failed', '30006', 'error-code'],
    ['delivered', null, null],
  ]);
});

it('hashes an id that could be a number to call, and knows it again', async () => {
  const store = await openStore();
  const log =
    'Message ID,Status,Sent\n2125550123,sent,2026-03-02T14:00:00Z\n2125550124,sent,2026-03-02T14:00:00Z\n';

  expect((await imported(log, { store })).report.stored.fresh).toBe(2);
  expect((await imported(log, { store })).report.stored.same).toBe(2);
  expect((await rows(store)).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^log:[\w-]{43}$/),
    expect.stringMatching(/^log:[\w-]{43}$/),
  ]);
});
