import type { AwsConfig } from '#providers/aws/env.ts';
import { openAws } from '#providers/aws/index.ts';
import { certificateUrl, FakeAmazon, signed, topic } from '../../fakes/amazon.ts';
import { address, callback, otherCharacter, type Scenario, theWords, type Way } from './scenario.ts';

const config: AwsConfig = { topic, host: 'sns.us-east-1.amazonaws.com' };
const wrong = (arn: string) => ({
  env: { AWS_SNS_TOPIC_ARN: arn },
  variables: ['AWS_SNS_TOPIC_ARN'],
});

const event = {
  eventType: 'TEXT_CARRIER_BLOCKED',
  eventVersion: '1.0',
  eventTimestamp: 1_795_285_800_000,
  isFinal: true,
  originationPhoneNumber: '+12125550100',
  destinationPhoneNumber: '+12125550123',
  carrierName: 'Fake Wireless',
  messageId: '862a8790-60c0-4430-9b2b-000000000091',
  messageRequestTimestamp: 1_795_285_797_000,
  messageStatus: 'CARRIER_BLOCKED',
  messageStatusDescription: theWords,
  messageBody: theWords,
  context: { platform: 'caremessage', site: 'north', feature: 'reminder', text: theWords },
};

/** Changes one value of the envelope, where it is one. */
const change =
  (with_: (message: Record<string, unknown>) => Record<string, unknown>): Way['spoil'] =>
  (call) => ({ ...call, body: Buffer.from(JSON.stringify(with_(JSON.parse(call.body.toString())))) });

export const aws: Scenario = {
  kind: 'aws',
  env: { AWS_SNS_TOPIC_ARN: topic },
  faults: [
    wrong('my-topic'),
    wrong('arn:aws:sqs:us-east-1:000000000000:sms-events'),
    wrong('arn:aws:sns:us-east-1:000000000000:sms-events.fifo'),
    wrong('arn:aws:sns:us-east-1.evil.example/:000000000000:sms-events'),
  ],
  open: async (tools) => openAws(config, tools, new FakeAmazon()),
  now: new Date(1_795_285_800_000),
  ways: [
    {
      title: 'AWS, by SNS',
      path: 'aws',
      body: JSON.stringify({
        Type: 'Notification',
        MessageId: '00000000-0000-5000-8000-000000000091',
        TopicArn: topic,
        Subject: theWords,
        Message: JSON.stringify(event),
        Timestamp: '2026-11-21T18:30:00.000Z',
        SignatureVersion: '2',
        SigningCertURL: certificateUrl,
      }),
      sign(body, now) {
        const url = address('aws');
        const headers = {
          'content-type': 'text/plain; charset=UTF-8',
          'x-amz-sns-message-type': 'Notification',
        };
        return callback({ url, headers, body: signedIfJson(body), now });
      },
      unsign: change(({ Signature: _, ...message }) => message),
      spoil: change(({ Signature, ...message }) => ({
        ...message,
        Signature: otherCharacter(String(Signature)),
      })),
      covers: ['body', 'time'],
      age: 3_900,
    },
  ],
};

function signedIfJson(body: Buffer): Buffer {
  try {
    const json: unknown = JSON.parse(body.toString());
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject ? Buffer.from(JSON.stringify(signed({ ...json }))) : body;
  } catch {
    return body;
  }
}
