import { signedHeaders } from '../../fakes/feed.ts';
import { address, callback, otherCharacter, type Scenario, theWords, type Way } from './scenario.ts';

export const key = 'FAKE-generic-webhook-secret';
const header = 'x-smsfail-signature';

const line = {
  id: 'm91',
  at: '2026-11-21T18:30:00.000Z',
  sentAt: '2026-11-21T18:29:58.000Z',
  workspace: 'w1',
  provider: 'twilio',
  platform: 'caremessage',
  site: 'clinic-a',
  feature: 'reminder',
  sender: '+12125550100',
  to: '+12125550123',
  patient: 'ref-91',
  carrier: 't-mobile',
  line: 'mobile',
  status: 'failed',
  code: '30006',
  text: theWords,
  name: theWords,
};

const way = (title: string, body: unknown, prefix: string): Way => ({
  title,
  path: 'generic',
  body: JSON.stringify(body),
  sign(bytes, now) {
    const { [header]: signature, ...rest } = signedHeaders(bytes, key, now);
    const headers = { ...rest, [header]: prefix + signature };
    return callback({ url: address('generic'), headers, body: bytes, now });
  },
  unsign: ({ headers: { [header]: _, ...headers }, ...rest }) => ({ ...rest, headers }),
  spoil: (signed) => ({
    ...signed,
    headers: { ...signed.headers, [header]: otherCharacter(String(signed.headers[header]), prefix.length) },
  }),
  covers: ['body', 'time'],
});

export const generic: Scenario = {
  kind: 'generic',
  env: { GENERIC_WEBHOOK_SECRET: key },
  faults: [{ env: { GENERIC_WEBHOOK_SECRET: 'fifteen letters' }, variables: ['GENERIC_WEBHOOK_SECRET'] }],
  now: new Date(1_795_285_800_000),
  ways: [way('generic, one receipt', line, ''), way('generic, a list', [line], 'sha256=')],
};
