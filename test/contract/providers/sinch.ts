import { createHmac } from 'node:crypto';
import { address, callback, otherCharacter, type Scenario, secret, theWords } from './scenario.ts';

const key = secret('sinch_app_secret');
const header = 'x-sinch-webhook-signature';

export const sinch: Scenario = {
  kind: 'sinch',
  env: { SINCH_WEBHOOK_SECRET: key },
  faults: [],
  now: new Date(1_795_285_800_000),
  ways: [
    {
      title: 'Sinch',
      path: 'sinch',
      body: JSON.stringify({
        type: 'recipient_delivery_report_sms',
        batch_id: '01FC66621XXXXX119Z8PMV1Q91',
        recipient: '12125550123',
        code: 402,
        status: 'Aborted',
        at: '2026-11-21T18:30:00.000Z',
        operator_status_at: '2026-11-21T18:29:59.000Z',
        client_reference: 'platform=caremessage;site=north',
        applied_originator: '12125550100',
        body: theWords,
      }),
      sign(body, now) {
        const timestamp = String(Math.floor(now.getTime() / 1000));
        const nonce = '01FAKENONCE91';
        const headers = {
          'content-type': 'application/json',
          [`${header}-timestamp`]: timestamp,
          [`${header}-nonce`]: nonce,
          [`${header}-algorithm`]: 'HmacSHA256',
          [header]: createHmac('sha256', key)
            .update(Buffer.concat([body, Buffer.from(`.${nonce}.${timestamp}`)]))
            .digest('base64'),
        };
        return callback({ url: address('sinch'), headers, body, now });
      },
      unsign: ({ headers: { [header]: _, ...headers }, ...rest }) => ({ ...rest, headers }),
      spoil: (signed) => ({
        ...signed,
        headers: { ...signed.headers, [header]: otherCharacter(String(signed.headers[header])) },
      }),
      covers: ['body', 'time'],
    },
  ],
};
