/** Whether SNS sent it, from our topic. */
import { jsonOf } from '../body.ts';
import { fresh } from '../fresh.ts';
import type { Callback, Verified } from '../provider.ts';
import type { Outside } from './amazon.ts';
import type { AwsConfig } from './env.ts';
import { isAt, readEnvelope } from './envelope.ts';

/**
 * Ms: a delivery policy lets SNS repeat for at most 3,600 s with the Timestamp of the first time (Amazon SNS, Message
 * delivery retries); five minutes more for clocks that differ.
 */
const age = (3_600 + 300) * 1000;

/**
 * Topic and certificate are looked at before the signature: anybody on AWS has a topic of his own whose messages are
 * signed well, and no address that a stranger wrote down is called.
 */
export async function verifyAws(
  { body, now, headers }: Callback,
  { topic, host }: AwsConfig,
  outside: Outside,
): Promise<Verified> {
  if (headers['x-amz-sns-rawdelivery'] === 'true')
    return not('unsigned', 'It came by raw message delivery, which SNS does not sign: switch that off.');
  const json = jsonOf(body);
  if (typeof json !== 'object' || json === null) return not('malformed', 'It is not JSON of SNS.');
  if (!('Signature' in json)) return not('unsigned', 'It carries no signature of SNS.');
  const envelope = readEnvelope(json);
  if (!envelope)
    return not('malformed', 'It is not an envelope of SNS, or signed in a way that is not known.');
  if (envelope.TopicArn !== topic)
    return not('forged', 'It comes from another topic than AWS_SNS_TOPIC_ARN.');
  if (!isCertificate(envelope.SigningCertURL, host))
    return not('forged', 'Its certificate is not at SNS in the region of AWS_SNS_TOPIC_ARN.');
  const signed = await outside.isSigned(envelope);
  if (signed === 'unknown') return not('unavailable', 'The certificate of SNS could not be fetched or read.');
  if (signed === 'no') return not('forged', 'Its signature does not fit what it says.');
  return fresh(Date.parse(envelope.Timestamp), now, age)
    ? { genuine: true }
    : not('stale', 'It is more than an hour and five minutes away from our clock.');
}

/** A query would make of one certificate as many as there are queries, all of them kept by the validator. */
function isCertificate(address: string, host: string): boolean {
  return isAt(host, address) && /^https:\/\/[^/?#]+\/[\w./-]+\.pem$/.test(address);
}

const not = (because: Exclude<Verified, { genuine: true }>['because'], why: string) =>
  ({ genuine: false, because, why }) as const;
