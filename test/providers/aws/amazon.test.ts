/** What is asked over the network, with the network replaced. */
import https from 'node:https';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { amazon } from '#providers/aws/amazon.ts';
import { readEnvelope } from '#providers/aws/envelope.ts';
import { certificate, type Message, signed, topic } from '../../fakes/amazon.ts';

/** Each test has an address of its own, for certificates are kept by address. */
let certificates = 0;
const message = (more: Message = {}): Message => ({
  Type: 'Notification',
  MessageId: '00000000-0000-5000-8000-000000000001',
  TopicArn: topic,
  Message: '{"eventType":"TEXT_DELIVERED"}\nand a line',
  Timestamp: '2026-11-21T18:30:00.000Z',
  SignatureVersion: '2',
  SigningCertURL: `https://sns.us-east-1.amazonaws.com/SimpleNotificationService-${certificates++}.pem`,
  ...more,
});
const subscribing = {
  SubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc',
  Token: 'abc',
};

/** Everybody who asks for a certificate gets this. */
function serve(answer: { readonly status: number; readonly body: string } | 'nothing' | 'an error') {
  const get = vi.spyOn(https, 'get');
  get.mockImplementation(((_: string, hear: (response: unknown) => void) => {
    const request = new PassThrough();
    if (answer === 'an error') queueMicrotask(() => request.emit('error', new Error('ECONNREFUSED')));
    else if (answer !== 'nothing') {
      const response = Object.assign(new PassThrough(), { statusCode: answer.status });
      hear(response);
      response.end(answer.body);
    }
    return request;
  }) as never);
  return get;
}

const isSigned = (what: Message) => {
  const envelope = readEnvelope(what);
  if (!envelope) throw new Error('no envelope');
  return amazon().isSigned(envelope);
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the signature of SNS', () => {
  it.each(['1', '2'])('is right by its certificate, version %s', async (SignatureVersion) => {
    serve({ status: 200, body: certificate });
    const right = signed(message({ SignatureVersion, Subject: 'a subject' }));

    expect(await isSigned(right)).toBe('yes');
    for (const name of ['Message', 'MessageId', 'Subject', 'TopicArn'])
      expect(await isSigned({ ...right, [name]: 'other' }), name).toBe('no');
    expect(await isSigned({ ...right, Timestamp: '2026-11-21T18:30:01.000Z' })).toBe('no');
    expect(await isSigned({ ...right, SignatureVersion: SignatureVersion === '1' ? '2' : '1' })).toBe('no');
    expect(await isSigned({ ...right, Signature: 'AAAA' })).toBe('no');
  });

  it.each(['SubscriptionConfirmation', 'UnsubscribeConfirmation'])('covers all of a %s', async (Type) => {
    serve({ status: 200, body: certificate });
    const right = signed(message({ Type, ...subscribing }));

    expect(await isSigned(right)).toBe('yes');
    for (const name of ['Token', 'SubscribeURL', 'Message'])
      expect(await isSigned({ ...right, [name]: 'other' }), name).toBe('no');
  });

  it('asks for the certificate where the envelope says, whatever else stands there, and once', async () => {
    const get = serve({ status: 200, body: certificate });
    const SigningCertURL = 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-once.pem';
    const right = signed(message({ SigningCertURL }));
    const evil = { ...right, SigningCertUrl: 'https://sns.evil-1.amazonaws.com/other.pem' };

    expect(await isSigned(evil)).toBe('yes');
    expect(await isSigned(right)).toBe('yes');
    expect(get.mock.calls.map(([address]) => address)).toEqual([SigningCertURL]);
  });

  it.each([
    { status: 404, body: 'none' },
    { status: 200, body: 'no certificate' },
    'an error' as const,
  ])('cannot be told where the certificate cannot be had: %j', async (answer) => {
    serve(answer);
    const right = signed(message());

    expect(await isSigned(right)).toBe('unknown');
  });

  it('cannot be told when nobody answers within five seconds', async () => {
    vi.useFakeTimers();
    serve('nothing');
    const asked = isSigned(signed(message()));
    let told = false;
    void asked.then(() => {
      told = true;
    });

    await vi.advanceTimersByTimeAsync(4_999);
    expect(told).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toBe('unknown');
  });
});

it('visits an address once, and follows it nowhere', async () => {
  const fetched = vi.fn(
    async (_url: string, _options: RequestInit) => new Response('<xml/>', { status: 200 }),
  );
  vi.stubGlobal('fetch', fetched);

  expect(await amazon().visit(subscribing.SubscribeURL)).toBe(200);
  expect(fetched.mock.calls).toEqual([
    [subscribing.SubscribeURL, { redirect: 'error', signal: expect.any(AbortSignal) }],
  ]);
});
