import { createHash } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { address, callback, otherCharacter, type Scenario, secret, theWords, type Way } from './scenario.ts';

const token = secret('twilio_auth_token');
const header = 'x-twilio-signature';

const common = {
  path: 'twilio',
  unsign: ({ headers, ...rest }) => {
    const { [header]: _, ...others } = headers;
    return { ...rest, headers: others };
  },
  spoil: (signed) => ({
    ...signed,
    headers: { ...signed.headers, [header]: otherCharacter(String(signed.headers[header])) },
  }),
  covers: ['body', 'address'],
} as const satisfies Partial<Way>;

const event = {
  AccountSid: 'AC00000000000000000000000000000000',
  ApiVersion: '2010-04-01',
  From: '+12125550100',
  MessageSid: 'SM00000000000000000000000000000091',
  MessageStatus: 'undelivered',
  SmsSid: 'SM00000000000000000000000000000091',
  SmsStatus: 'undelivered',
  To: '+12125550123',
  ErrorCode: '30007',
  Body: theWords,
};

export const twilio: Scenario = {
  kind: 'twilio',
  env: { TWILIO_AUTH_TOKEN: token },
  faults: [{ env: { TWILIO_AUTH_TOKEN: event.AccountSid }, variables: ['TWILIO_AUTH_TOKEN'] }],
  now: new Date(1_795_285_800_000),
  ways: [
    {
      ...common,
      title: 'Twilio, as a form',
      body: String(new URLSearchParams(event)),
      sign(body, now) {
        const url = address('twilio');
        const params = Object.fromEntries(new URLSearchParams(body.toString('latin1')));
        const headers = {
          'content-type': 'application/x-www-form-urlencoded',
          [header]: getExpectedTwilioSignature(token, url, params),
        };
        return callback({ url, headers, body, now });
      },
    },
    {
      ...common,
      title: 'Twilio, as JSON',
      body: JSON.stringify(event),
      sign(body, now) {
        const url = `${address('twilio')}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
        const headers = {
          'content-type': 'application/json',
          [header]: getExpectedTwilioSignature(token, url, {}),
        };
        return callback({ url, headers, body, now });
      },
    },
  ],
};
