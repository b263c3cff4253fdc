/** AWS End User Messaging SMS: its events, as an SNS topic delivers them. */
import type { ProviderTools } from '../index.ts';
import type { Provider } from '../provider.ts';
import { amazon, type Outside } from './amazon.ts';
import type { AwsConfig } from './env.ts';
import { readAws } from './read.ts';
import { verifyAws } from './verify.ts';

/** `outside`: who is asked about signatures and subscriptions; Amazon, but in tests. */
export function openAws(
  config: AwsConfig,
  tools: ProviderTools,
  outside: Outside = amazon(),
): readonly Provider[] {
  return [
    {
      id: 'aws',
      methods: ['POST'],
      verify: (callback) => verifyAws(callback, config, outside),
      read: (callback) => readAws(callback, config, { ...tools, outside }),
    },
  ];
}
