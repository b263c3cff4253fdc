/** What is asked of Amazon over the network: the certificate of a signature, and to subscribe. */
import MessageValidator from 'sns-validator';
import { within } from '#kit/within.ts';
import type { Envelope } from './envelope.ts';

export interface Outside {
  /** Whether the signature is right for what it signs; `unknown` when the certificate cannot be had. Never rejects. */
  isSigned(envelope: Envelope): Promise<'yes' | 'no' | 'unknown'>;
  /** Calls that address once; the HTTP status. Rejects when nobody answers in time. */
  visit(url: string): Promise<number>;
}

/** Ms that Amazon has to answer; SNS waits 15 s for us. */
const patience = 5_000;

export function amazon(): Outside {
  const validator = new MessageValidator();
  return {
    async isSigned(envelope) {
      const { promise, resolve } = Promise.withResolvers<'yes' | 'no' | 'unknown'>();
      try {
        validator.validate(signedOf(envelope), (error) => resolve(answerOf(error)));
      } catch {
        return 'unknown';
      }
      // it waits for the certificate without end
      return (await within(promise, patience)) ?? 'unknown';
    },
    async visit(url) {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) });
      await answer.body?.cancel();
      return answer.status;
    },
  };
}

/** sns-validator 0.3.5 tells by its words alone whether the signature is wrong or could not be looked at. */
const wrong = 'The message signature is invalid.';
const answerOf = (error: Error | null) =>
  error === null ? 'yes' : error.message === wrong ? 'no' : 'unknown';

/**
 * What the validator is shown: the fields that are signed, and no others, since it lets `SigningCertUrl` replace the
 * `SigningCertURL` that was checked. Of the farewell it forgets the token, which SNS signs between Timestamp and
 * TopicArn, each as a line with its name and a line with its value; so the token goes there with the time.
 */
function signedOf(envelope: Envelope): Record<string, unknown> {
  if (envelope.Type !== 'UnsubscribeConfirmation') return { ...envelope };
  return { ...envelope, Timestamp: `${envelope.Timestamp}\nToken\n${envelope.Token}` };
}
