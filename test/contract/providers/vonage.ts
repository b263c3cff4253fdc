import { createHash, createHmac } from 'node:crypto';
import type { Callback } from '#providers/provider.ts';
import { address, callback, otherCharacter, type Scenario, secret, theWords, type Way } from './scenario.ts';

const key = secret('vonage_signature_secret');

const event = {
  text: theWords,
  'err-code': '6',
  'message-timestamp': '2026-11-21 18:30:00',
  messageId: '0B00000000000091',
  msisdn: '12125550123',
  'network-code': '310260',
  price: '0.00710000',
  scts: '2611211830',
  status: 'failed',
  to: '12125550100',
  'client-ref': 'site=north&feature=reminder',
};
type Fields = Readonly<Record<string, unknown>>;

/** The fields with what Vonage adds to sign them. */
function signedFields(fields: Fields, now: Date): Fields {
  const all: Fields = { ...fields, timestamp: String(Math.floor(now.getTime() / 1000)) };
  const joined = Object.keys(all)
    .sort()
    .map((name) => `&${name}=${textOf(all[name]).replaceAll(/[&=]/g, '_')}`);
  return { ...all, sig: createHmac('sha256', key).update(joined.join('')).digest('hex') };
}

/** What it cannot sign, it does not. */
const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

const objectOf = (json: unknown) =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : undefined;
function fieldsOf(json: Buffer): Fields | undefined {
  try {
    return objectOf(JSON.parse(json.toString()));
  } catch {
    return undefined;
  }
}
const jsonOf = (fields: Fields) => Buffer.from(JSON.stringify(fields));
const formOf = (fields: Fields) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, textOf(value)]));
const fieldsOfForm = (form: Buffer | URLSearchParams): Fields =>
  Object.fromEntries(new URLSearchParams(form.toString()));

const spoilt = ({ sig, ...fields }: Fields): Fields => ({
  ...fields,
  sig: (String(sig).startsWith('0') ? '1' : '0') + String(sig).slice(1),
});
const unsigned = ({ sig: _, ...fields }: Fields): Fields => fields;

/** Its ways to put fields into a request, each with the way to change them there. */
const inJson = (with_: (fields: Fields) => Fields) => (call: Callback) => ({
  ...call,
  body: jsonOf(with_(fieldsOf(call.body) ?? {})),
});
const inForm = (with_: (fields: Fields) => Fields) => (call: Callback) => ({
  ...call,
  body: Buffer.from(String(formOf(with_(fieldsOfForm(call.body))))),
});
const url = address('vonage');
const inQuery = (with_: (fields: Fields) => Fields) => (call: Callback) =>
  callback({
    method: 'GET',
    url: `${url}?${formOf(with_(fieldsOfForm(call.query)))}`,
    body: call.body,
    now: call.now,
  });

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function tokenFor(body: Buffer, now: Date): string {
  const claims = {
    iat: Math.floor(now.getTime() / 1000),
    jti: 'c5ba8f24-0000-4000-8000-000000000091',
    iss: 'Vonage',
    payload_hash: createHash('sha256').update(body).digest('hex'),
    api_key: 'fakekey1',
  };
  const signed = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

const messages: Way = {
  title: 'Vonage Messages API',
  path: 'vonage-messages',
  body: JSON.stringify({
    message_uuid: 'aaaaaaaa-0000-4000-8000-000000000091',
    to: '12125550123',
    from: '12125550100',
    timestamp: '2026-11-21T18:30:00.000Z',
    status: 'rejected',
    error: {
      type: 'https://developer.vonage.com/api-errors/messages#1050',
      title: '1050',
      detail: theWords,
      instance: 'inst-fake',
    },
    channel: 'sms',
    text: theWords,
    client_ref: 'platform=caremessage',
  }),
  sign(body, now) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokenFor(body, now)}` };
    return callback({ url: address('vonage-messages'), headers, body, now });
  },
  unsign: ({ headers: { authorization: _, ...headers }, ...rest }) => ({ ...rest, headers }),
  spoil: (call) => {
    const token = String(call.headers.authorization);
    return {
      ...call,
      headers: { ...call.headers, authorization: otherCharacter(token, token.lastIndexOf('.') + 1) },
    };
  },
  covers: ['body', 'time'],
};

export const vonage: Scenario = {
  kind: 'vonage',
  env: { VONAGE_SIGNATURE_SECRET: key },
  faults: [
    { env: { VONAGE_SIGNATURE_METHOD: 'sha1' }, variables: ['VONAGE_SIGNATURE_SECRET'] },
    {
      env: { VONAGE_SIGNATURE_SECRET: key, VONAGE_SIGNATURE_METHOD: 'rot13' },
      variables: ['VONAGE_SIGNATURE_METHOD'],
    },
  ],
  now: new Date(1_795_285_800_000),
  ways: [
    {
      title: 'Vonage SMS API, as JSON',
      path: 'vonage',
      body: JSON.stringify(event),
      sign(body, now) {
        const fields = fieldsOf(body);
        const headers = { 'content-type': 'application/json' };
        return callback({ url, headers, body: fields ? jsonOf(signedFields(fields, now)) : body, now });
      },
      unsign: inJson(unsigned),
      spoil: inJson(spoilt),
      covers: ['body', 'time'],
    },
    {
      title: 'Vonage SMS API, as a form',
      path: 'vonage',
      body: String(formOf(event)),
      sign(body, now) {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const form = String(formOf(signedFields(fieldsOfForm(body), now)));
        return callback({ url, headers, body: form, now });
      },
      unsign: inForm(unsigned),
      spoil: inForm(spoilt),
      covers: ['body', 'time'],
    },
    {
      title: 'Vonage SMS API, as an address',
      path: 'vonage',
      body: String(formOf(event)),
      sign: (body, now) =>
        callback({
          method: 'GET',
          url: `${url}?${formOf(signedFields(fieldsOfForm(body), now))}`,
          body: '',
          now,
        }),
      unsign: inQuery(unsigned),
      spoil: inQuery(spoilt),
      covers: ['time'],
    },
    messages,
  ],
};
