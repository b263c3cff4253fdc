import { address, callback, type Scenario, secret, theWords } from './scenario.ts';

const user = secret('bandwidth_callback_user');
const password = secret('bandwidth_callback_password');
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

export const bandwidth: Scenario = {
  kind: 'bandwidth',
  env: { BANDWIDTH_CALLBACK_USER: user, BANDWIDTH_CALLBACK_PASSWORD: password },
  faults: [
    { env: { BANDWIDTH_CALLBACK_USER: user }, variables: ['BANDWIDTH_CALLBACK_PASSWORD'] },
    { env: { BANDWIDTH_CALLBACK_PASSWORD: password }, variables: ['BANDWIDTH_CALLBACK_USER'] },
    {
      env: { BANDWIDTH_CALLBACK_USER: 'a:b' },
      variables: ['BANDWIDTH_CALLBACK_PASSWORD', 'BANDWIDTH_CALLBACK_USER'],
    },
  ],
  now: new Date(1_795_285_800_000),
  ways: [
    {
      title: 'Bandwidth',
      path: 'bandwidth',
      body: JSON.stringify([
        {
          time: '2026-11-21T18:30:00.000Z',
          type: 'message-failed',
          to: '+12125550123',
          description: theWords,
          errorCode: 4720,
          carrierName: 'Example Wireless',
          message: {
            id: '17952570091abcfake',
            owner: '+12125550100',
            applicationId: '00000000-0000-4000-8000-0000000000aa',
            time: '2026-11-21T18:29:55.000Z',
            segmentCount: 1,
            direction: 'out',
            to: ['+12125550123'],
            from: '+12125550100',
            text: theWords,
            media: [theWords],
            tag: 'site=north;feature=reminder',
          },
        },
      ]),
      sign(body, now) {
        const headers = {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'BandwidthAPI/v2',
          authorization: basic(`${user}:${password}`),
        };
        return callback({ url: address('bandwidth'), headers, body, now });
      },
      unsign: ({ headers: { authorization: _, ...headers }, ...rest }) => ({ ...rest, headers }),
      spoil: (signed) => ({
        ...signed,
        headers: { ...signed.headers, authorization: basic(`${user}:${password.slice(0, -1)}?`) },
      }),
      covers: [],
    },
  ],
};
