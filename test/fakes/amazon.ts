/** SNS as far as it is asked: signs as it does with a key made for tests, and keeps what was visited. */
import { createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Outside } from '#providers/aws/amazon.ts';

export const certificate = readFileSync('test/fixtures/sns/cert.pem', 'utf8');
const key = readFileSync('test/fixtures/sns/key.pem', 'utf8');

export const topic = 'arn:aws:sns:us-east-1:000000000000:sms-events';
export const certificateUrl = 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-fake.pem';

export interface Message {
  readonly Type?: unknown;
  readonly SignatureVersion?: unknown;
  readonly [name: string]: unknown;
}

/** What is signed of each type, in this order (Amazon SNS, "Verifying the signatures of Amazon SNS messages"). */
function canonical(message: Message): string {
  const names =
    message.Type === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  return names.flatMap((name) => (name in message ? [`${name}\n${message[name]}\n`] : [])).join('');
}

const digests = { 1: 'RSA-SHA1', 2: 'RSA-SHA256' } as const;
const digestOf = ({ SignatureVersion }: Message) => digests[SignatureVersion === '1' ? 1 : 2];

/** The message with the signature that SNS would give it. */
export function signed(message: Message): Message {
  const signature = sign(digestOf(message), Buffer.from(canonical(message)), key).toString('base64');
  return { ...message, Signature: signature };
}

/** The examples could not be signed by Amazon, and say so where the signature stands. */
const exampleSignature = 'FAKE-cannot-be-signed-without-AWS';

export class FakeAmazon implements Outside {
  readonly visited: string[] = [];
  readonly asked: string[] = [];
  status = 200;
  reachable = true;

  async isSigned(envelope: Parameters<Outside['isSigned']>[0]) {
    this.asked.push(envelope.SigningCertURL);
    if (!this.reachable) return 'unknown';
    if (envelope.Signature === exampleSignature) return 'yes';
    const right =
      envelope.SigningCertURL === certificateUrl &&
      verify(
        digestOf(envelope),
        Buffer.from(canonical(envelope)),
        createPublicKey(certificate),
        Buffer.from(envelope.Signature, 'base64'),
      );
    return right ? 'yes' : 'no';
  }

  async visit(url: string) {
    this.visited.push(url);
    if (!this.reachable) throw new Error('nobody answers');
    return this.status;
  }
}
