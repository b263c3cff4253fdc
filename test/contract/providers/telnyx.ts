import { createPrivateKey, sign } from 'node:crypto';
import { address, callback, otherCharacter, type Scenario, secret, theWords } from './scenario.ts';

const key = createPrivateKey({
  key: Buffer.from(secret('telnyx_private_key_pkcs8_base64'), 'base64'),
  format: 'der',
  type: 'pkcs8',
});
const header = 'telnyx-signature-ed25519';

export const telnyx: Scenario = {
  kind: 'telnyx',
  env: { TELNYX_PUBLIC_KEY: secret('telnyx_public_key') },
  faults: [
    { env: { TELNYX_PUBLIC_KEY: 'KEY0123456789ABCDEF' }, variables: ['TELNYX_PUBLIC_KEY'] },
    {
      env: { TELNYX_PUBLIC_KEY: secret('telnyx_private_key_pkcs8_base64') },
      variables: ['TELNYX_PUBLIC_KEY'],
    },
  ],
  now: new Date(1_795_285_800_000),
  ways: [
    {
      title: 'Telnyx',
      path: 'telnyx',
      body: JSON.stringify({
        data: {
          event_type: 'message.finalized',
          id: 'e0000091-0000-4000-8000-000000000001',
          occurred_at: '2026-11-21T18:30:00.000Z',
          payload: {
            id: 'm91',
            record_type: 'message',
            direction: 'outbound',
            type: 'SMS',
            from: { phone_number: '+12125550100', carrier: 'Telnyx', line_type: 'Wireless' },
            to: [
              {
                phone_number: '+13125550144',
                carrier: 'T-MOBILE USA, INC.',
                line_type: 'Wireless',
                status: 'delivery_failed',
              },
            ],
            text: theWords,
            received_at: '2026-11-21T18:29:58.000Z',
            sent_at: '2026-11-21T18:29:59.000Z',
            errors: [{ code: '40001', title: 'Not routable', detail: theWords }],
            tags: ['platform=caremessage;site=north', 'feature=reminder'],
          },
          record_type: 'event',
        },
        meta: { attempt: 1, delivered_to: 'https://hooks.example.com/dlr/telnyx' },
      }),
      sign(body, now) {
        const timestamp = String(Math.floor(now.getTime() / 1000));
        const signature = sign(null, Buffer.concat([Buffer.from(`${timestamp}|`), body]), key);
        const headers = {
          'content-type': 'application/json',
          'telnyx-timestamp': timestamp,
          [header]: signature.toString('base64'),
        };
        return callback({ url: address('telnyx'), headers, body, now });
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
