/** V3 alone: what V2 covers depends on what came before, so it has tests of its own (test/providers/plivo/). */
import { createHash, createHmac } from 'node:crypto';
import type { Callback } from '#providers/provider.ts';
import { address, callback, otherCharacter, type Scenario, secret, theWords, type Way } from './scenario.ts';

const token = secret('plivo_auth_token');
const header = 'x-plivo-signature-v3';
const url = address('plivo');

/** The sender chooses a nonce for each callback; here it follows from the content, so that nothing is random. */
const nonceOf = (body: Buffer) =>
  BigInt(`0x${createHash('sha256').update(body).digest('hex').slice(0, 15)}`).toString();

function signedHeaders(signed: string, nonce: string) {
  const signature = createHmac('sha256', token).update(`${signed}.${nonce}`).digest('base64');
  return { [header]: signature, 'x-plivo-signature-ma-v3': signature, [`${header}-nonce`]: nonce };
}

/** Names in order, and under each its values in order. */
const sorted = (form: string) =>
  [...new URLSearchParams(form)].sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));

const common = {
  path: 'plivo',
  body: String(
    new URLSearchParams({
      MessageUUID: '00000000-0000-4000-8000-000000000d91',
      To: '12125550123',
      From: '12125550100',
      Type: 'sms',
      Status: 'undelivered',
      ErrorCode: '80',
      ParentMessageUUID: '00000000-0000-4000-8000-000000000d91',
      PartInfo: '1 of 1',
      Sequence: '3',
      MessageTime: '2026-11-21 18:30:00.000000',
      QueuedTime: '2026-11-21 18:30:00.200000',
      SentTime: '2026-11-21 18:30:01.000000',
      DeliveryReportTime: '2026-11-21 18:30:03.000000',
      Text: theWords,
    }),
  ),
  unsign: ({ headers: { [header]: _, 'x-plivo-signature-ma-v3': __, ...headers }, ...rest }) => ({
    ...rest,
    headers,
  }),
  spoil: (call: Callback) => {
    const wrong = otherCharacter(String(call.headers[header]));
    return { ...call, headers: { ...call.headers, [header]: wrong, 'x-plivo-signature-ma-v3': wrong } };
  },
} as const satisfies Partial<Way>;

export const plivo: Scenario = {
  kind: 'plivo',
  env: { PLIVO_AUTH_TOKEN: token },
  faults: [],
  now: new Date(1_795_285_800_000),
  ways: [
    {
      ...common,
      title: 'Plivo, as a form',
      sign(body, now) {
        const pairs = sorted(body.toString()).map(([name, value]) => name + value);
        const headers = {
          'content-type': 'application/x-www-form-urlencoded',
          ...signedHeaders(pairs.length === 0 ? url : `${url}?${pairs.join('')}`, nonceOf(body)),
        };
        return callback({ url, headers, body, now });
      },
      covers: ['body', 'address'],
    },
    {
      ...common,
      title: 'Plivo, as an address',
      sign(body, now) {
        const query = new URLSearchParams(body.toString());
        const pairs = sorted(body.toString()).map(([name, value]) => `${name}=${value}`);
        const headers = signedHeaders(pairs.length === 0 ? url : `${url}?${pairs.join('&')}`, nonceOf(body));
        return callback({ method: 'GET', url: `${url}?${query}`, headers, body: '', now });
      },
      covers: ['address'],
    },
  ],
};
