/** The envelope that SNS puts about everything (Amazon SNS, HTTP/HTTPS message formats). */
import { z } from 'zod';
import { text, word } from '../fields.ts';

/** As they came, since each is signed as it is written. */
const common = {
  MessageId: word,
  TopicArn: text(400),
  Message: z.string(),
  Timestamp: z.iso.datetime(),
  Signature: text(2_000),
  SignatureVersion: z.enum(['1', '2']),
  SigningCertURL: text(1_000),
};
const confirmation = { ...common, SubscribeURL: text(2_000), Token: text(1_000) };

const envelope = z.discriminatedUnion('Type', [
  z.object({ ...common, Type: z.literal('Notification'), Subject: text(200).exactOptional() }),
  z.object({ ...confirmation, Type: z.literal('SubscriptionConfirmation') }),
  z.object({ ...confirmation, Type: z.literal('UnsubscribeConfirmation') }),
]);

/** The signed fields of it, the signature, and nothing else. */
export type Envelope = z.infer<typeof envelope>;

export const readEnvelope = (json: unknown): Envelope | undefined => envelope.safeParse(json).data;

/** Whether it is an address at exactly that host, by https and its usual port, in nobody's name. */
export function isAt(host: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host: found, username, password } = new URL(address);
  return protocol === 'https:' && found === host && username === '' && password === '';
}
