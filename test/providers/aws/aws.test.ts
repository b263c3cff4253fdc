import { describe, expect, it } from 'vitest';
import { silentLogger } from '#kit/logger.ts';
import { type AwsConfig, readAwsEnv } from '#providers/aws/env.ts';
import { openAws } from '#providers/aws/index.ts';
import type { Provider, Reading, Receipt } from '#providers/provider.ts';
import { callback } from '../../contract/providers/scenario.ts';
import { certificateUrl, FakeAmazon, type Message, signed, topic } from '../../fakes/amazon.ts';
import { FakeClock } from '../../fakes/clock.ts';

const now = new Date('2026-11-21T18:30:00Z');
const url = 'https://hooks.example.com/dlr/aws';
const host = 'sns.us-east-1.amazonaws.com';
const subscribeUrl = `https://${host}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=abc`;

function open(amazon = new FakeAmazon(), config: AwsConfig = { topic, host }) {
  const tools = { log: silentLogger, clock: new FakeClock(now.toISOString()) };
  return { amazon, aws: openAws(config, tools, amazon)[0] as Provider };
}

const event = {
  eventType: 'TEXT_UNREACHABLE',
  eventTimestamp: now.getTime(),
  isFinal: true,
  originationPhoneNumber: '+12125550100',
  destinationPhoneNumber: '+12125550123',
  messageId: 'm1',
};
const message = (more: Message = {}): Message => ({
  Type: 'Notification',
  MessageId: 's1',
  TopicArn: topic,
  Message: JSON.stringify(event),
  Timestamp: now.toISOString(),
  SignatureVersion: '2',
  SigningCertURL: certificateUrl,
  ...more,
});
const confirmation = (Type: string, SubscribeURL = subscribeUrl) =>
  message({ Type, SubscribeURL, Token: 'abc', Message: 'You have chosen to subscribe.' });
const call = (what: Message, more: Partial<Parameters<typeof callback>[0]> = {}) =>
  callback({ url, headers: { 'content-type': 'text/plain' }, body: JSON.stringify(what), now, ...more });

async function said(what: Message, { aws, amazon } = open(), more = {}) {
  const verified = await aws.verify(call(what, more));
  return [verified.genuine ? 'genuine' : verified.because, amazon.asked.length];
}

describe('a message of SNS', () => {
  it('comes from the topic of the practice, well signed as others may be', async () => {
    expect(await said(signed(message()))).toEqual(['genuine', 1]);
    for (const other of [
      'arn:aws:sns:us-east-1:000000000000:other',
      'arn:aws:sns:us-east-1:111111111111:sms-events',
    ])
      expect(await said(signed(message({ TopicArn: other })))).toEqual(['forged', 0]);
  });

  it.each([
    'https://sns.us-east-1.amazonaws.com.evil.example/a.pem',
    'https://evil.example/sns.us-east-1.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com@evil.example/a.pem',
    'https://me@sns.us-east-1.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com:8443/a.pem',
    'https://sns.us-west-2.amazonaws.com/a.pem',
    'https://s3.us-east-1.amazonaws.com/a.pem',
    'http://sns.us-east-1.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com/a.pem?x=.pem',
    'https://sns.us-east-1.amazonaws.com/?a.pem',
    'https://sns.us-east-1.amazonaws.com/a.pem#.pem',
    'https://sns.us-east-1.amazonaws.com/a.crt',
    'a.pem',
  ])('is not believed by a certificate at %s, and nobody asks for it', async (SigningCertURL) => {
    expect(await said(signed(message({ SigningCertURL })))).toEqual(['forged', 0]);
  });

  it('has the host of its region, in China another', async () => {
    const arn = 'arn:aws-cn:sns:cn-north-1:000000000000:sms-events';
    const reading = readAwsEnv({ AWS_SNS_TOPIC_ARN: ` ${arn} ` });

    expect(reading).toEqual({ on: true, config: { topic: arn, host: 'sns.cn-north-1.amazonaws.com.cn' } });
    expect(
      readAwsEnv({
        AWS_SNS_TOPIC_ARN: arn.replace('aws-cn', 'aws-us-gov').replace('cn-north', 'us-gov-west'),
      }),
    ).toMatchObject({ config: { host: 'sns.us-gov-west-1.amazonaws.com' } });
  });

  it.each([
    '0',
    '3',
    2,
    undefined,
  ])('is not taken with the signature version %j', async (SignatureVersion) => {
    expect(await said({ ...signed(message()), SignatureVersion })).toEqual(['malformed', 0]);
  });

  it('cannot be told while the certificate cannot be had', async () => {
    const house = open();
    house.amazon.reachable = false;

    expect(await said(signed(message()), house)).toEqual(['unavailable', 1]);
  });

  it('may be as old as SNS repeats: an hour, and five minutes for the clocks', async () => {
    const at = (minutes: number) =>
      said(signed(message({ Timestamp: new Date(now.getTime() + minutes * 60_000).toISOString() })));

    expect(await at(-64)).toEqual(['genuine', 1]);
    expect(await at(-66)).toEqual(['stale', 1]);
    expect(await at(66)).toEqual(['stale', 1]);
  });

  it('is signed only inside its envelope', async () => {
    const raw = { headers: { 'x-amz-sns-rawdelivery': 'true' } };

    expect(await said(event)).toEqual(['unsigned', 0]);
    expect(await said(signed(message()), open(), raw)).toEqual(['unsigned', 0]);
  });
});

describe('a subscription', () => {
  const confirm = (reading: Reading) => {
    if (!('confirm' in reading)) throw new Error('there is nothing to confirm');
    return reading.confirm();
  };

  it('is confirmed by one visit, when it is asked for', async () => {
    const { aws, amazon } = open();
    const asked = call(signed(confirmation('SubscriptionConfirmation')));

    expect(await aws.verify(asked)).toEqual({ genuine: true });
    const reading = aws.read(asked);
    expect(amazon.visited).toEqual([]);
    await confirm(reading);
    expect(amazon.visited).toEqual([subscribeUrl]);
  });

  it('is not confirmed when SNS refuses, or cannot be reached', async () => {
    const { aws, amazon } = open();
    const reading = aws.read(call(signed(confirmation('SubscriptionConfirmation'))));

    amazon.status = 403;
    await expect(confirm(reading)).rejects.toThrow('SNS did not take');
    amazon.reachable = false;
    await expect(confirm(reading)).rejects.toThrow();
  });

  it.each([
    'https://sns.us-east-1.amazonaws.com.evil.example/?Action=ConfirmSubscription',
    'http://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription',
    'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
    'https://10.0.0.1/',
  ])('is not confirmed at %s', (elsewhere) => {
    const { aws } = open();

    expect(aws.read(call(signed(confirmation('SubscriptionConfirmation', elsewhere))))).toEqual({
      unreadable: [expect.stringMatching(/not at SNS/)],
    });
  });

  it('that has ended is taken note of', async () => {
    const { aws, amazon } = open();
    const end = call(signed(confirmation('UnsubscribeConfirmation')));

    expect(await aws.verify(end)).toEqual({ genuine: true });
    expect(aws.read(end)).toEqual({ receipts: [] });
    expect(amazon.visited).toEqual([]);
  });
});

describe('an event', () => {
  const { aws } = open();
  const read = (more: Readonly<Record<string, unknown>>) =>
    (
      aws.read(call(signed(message({ Message: JSON.stringify({ ...event, ...more }) })))) as {
        receipts: Receipt[];
      }
    ).receipts[0];

  it('has its times, its carrier and its place', () => {
    const more = {
      messageRequestTimestamp: now.getTime() - 3000,
      carrierName: 'Fake Wireless',
      context: { site: 'north', practice: 'p1' },
    };

    expect(read(more)).toEqual({
      provider: 'aws',
      message: 'm1',
      to: '+12125550123',
      from: '+12125550100',
      at: now.getTime(),
      sentAt: now.getTime() - 3000,
      state: 'undelivered',
      said: 'TEXT_UNREACHABLE',
      code: 'TEXT_UNREACHABLE',
      field: 'eventType',
      carrier: 'Fake Wireless',
      place: { site: 'north' },
    });
  });

  it.each([
    ['TEXT_QUEUED', 'queued'],
    ['TEXT_PENDING', 'sending'],
    ['TEXT_SENT', 'sent'],
    ['TEXT_SUCCESSFUL', 'delivered'],
    ['TEXT_DELIVERED', 'delivered'],
  ])('%s is %s, and needs no code', (eventType, state) => {
    expect(read({ eventType })).toMatchObject({ state, said: eventType });
    expect(read({ eventType })).not.toHaveProperty('code');
  });

  it.each([
    ['TEXT_INVALID', 'failed'],
    ['TEXT_INVALID_MESSAGE', 'failed'],
    ['TEXT_UNREACHABLE', 'undelivered'],
    ['TEXT_CARRIER_UNREACHABLE', 'undelivered'],
    ['TEXT_BLOCKED', 'undelivered'],
    ['TEXT_CARRIER_BLOCKED', 'undelivered'],
    ['TEXT_SPAM', 'undelivered'],
    ['TEXT_TTL_EXPIRED', 'expired'],
    ['TEXT_PROTECT_BLOCKED', 'failed'],
    ['TEXT_UNKNOWN', 'unknown'],
  ])('%s is %s, with itself for a code', (eventType, state) => {
    expect(read({ eventType })).toMatchObject({ state, code: eventType, field: 'eventType' });
    expect(read({ eventType, isFinal: false })).toMatchObject({ state: 'sent', said: eventType });
    expect(read({ eventType, isFinal: false })).not.toHaveProperty('code');
  });

  it('is pending while it is not final, even if it speaks of success', () => {
    expect(read({ eventType: 'TEXT_SUCCESSFUL', isFinal: false })).toMatchObject({ state: 'sent' });
    expect(read({ eventType: 'TEXT_PENDING', isFinal: false })).toMatchObject({ state: 'sending' });
  });

  it.each([
    'Successfully validated the topic.',
    JSON.stringify({ ...event, eventType: 'VOICE_COMPLETED' }),
    JSON.stringify({ ...event, eventType: '__proto__' }),
    JSON.stringify({ ...event, messageId: 7 }),
  ])('of another form is unreadable: %s', (Message) => {
    expect(aws.read(call(signed(message({ Message }))))).toEqual({
      receipts: [],
      unreadable: [expect.stringMatching(/AWS/)],
    });
  });
});
