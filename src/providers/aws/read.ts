/** What a message of SNS holds: an event of a text, or something about the subscription. */
import { jsonOf } from '../body.ts';
import type { ProviderTools } from '../index.ts';
import type { Callback, Reading } from '../provider.ts';
import { readingOf } from '../receipt.ts';
import type { Outside } from './amazon.ts';
import type { AwsConfig } from './env.ts';
import { isAt, readEnvelope } from './envelope.ts';
import { readEvent } from './event.ts';

export function readAws(
  { body }: Callback,
  { host }: AwsConfig,
  { log, outside }: Pick<ProviderTools, 'log'> & { readonly outside: Outside },
): Reading {
  const envelope = readEnvelope(jsonOf(body));
  switch (envelope?.Type) {
    case undefined:
      return { unreadable: ['It is not an envelope of SNS.'] };
    case 'Notification':
      return readingOf([readEvent(jsonOf(Buffer.from(envelope.Message)))]);
    case 'UnsubscribeConfirmation':
      log.warn('The SNS topic has been unsubscribed: AWS sends no more receipts');
      return { receipts: [] };
    case 'SubscriptionConfirmation': {
      const { SubscribeURL: address } = envelope;
      if (!isAt(host, address)) return { unreadable: ['The address to subscribe by is not at SNS.'] };
      return {
        async confirm() {
          const status = await outside.visit(address);
          if (status !== 200) throw new Error('SNS did not take the confirmation of the subscription.');
          log.info('Subscribed to the SNS topic');
        },
      };
    }
  }
}
