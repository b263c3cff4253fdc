import { expect, it } from 'vitest';
import { openGeneric } from '#providers/generic/index.ts';
import { key, generic as scenario } from '../../contract/providers/generic.ts';

const [generic] = openGeneric({ secret: key });
const sign = scenario.ways[0]!.sign;
const line = { id: 'm1', at: '2026-03-02T14:05:11Z', status: 'sent' };
const read = (body: unknown) => generic?.read(sign(Buffer.from(JSON.stringify(body)), scenario.now));

it('reads a list as far as it can be read', () => {
  expect(read([line, null, { ...line, id: '' }, { ...line, id: 'm2' }])).toMatchObject({
    receipts: [{ message: 'm1' }, { message: 'm2' }],
    unreadable: [expect.stringContaining('JSON object'), expect.stringContaining('"id"')],
  });
});

it('reads 500 at once, and no more', () => {
  expect(read(Array(500).fill(line))).toMatchObject({ receipts: { length: 500 } });
  expect(read(Array(501).fill(line))).toEqual({ unreadable: [expect.stringContaining('500')] });
});

it('takes the signature in capitals, and with the name of its hash', async () => {
  const call = sign(Buffer.from('{}'), scenario.now);
  const signature = String(call.headers['x-smsfail-signature']);
  const verify = (shown: string) =>
    generic?.verify({ ...call, headers: { ...call.headers, 'x-smsfail-signature': shown } });

  for (const shown of [signature.toUpperCase(), `sha256=${signature}`])
    expect(await verify(shown)).toEqual({ genuine: true });
  for (const shown of [
    signature.slice(1),
    `sha1=${signature}`,
    `${signature}0`,
    `${signature}, ${signature}`,
  ])
    expect(await verify(shown)).toMatchObject({ because: 'unsigned' });
});

it('does not take a signature of another time', async () => {
  const call = sign(Buffer.from('{}'), scenario.now);
  const headers = { ...call.headers, 'x-smsfail-timestamp': '1795285801' };

  expect(await generic?.verify({ ...call, headers })).toMatchObject({ because: 'forged' });
});
