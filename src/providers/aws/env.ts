/** What the receipts of AWS End User Messaging need from the environment. */
import { z } from 'zod';
import type { Fault } from '#kit/errors.ts';
import { type Env, type EnvReading, variable } from '../env.ts';

/** The environment shape of this provider; every variable may be absent. */
export const awsEnv = z.object({
  AWS_SNS_TOPIC_ARN: z
    .string()
    .optional()
    .describe(
      'AWS End User Messaging SMS: ARN of the SNS topic that its events go to (SNS > Topics); subscribe https://PUBLIC_URL/dlr/aws to it, without raw message delivery',
    ),
});

export interface AwsConfig {
  /** The ARN of the topic. */
  readonly topic: string;
  /** Where SNS answers in the region of the topic: `sns.us-east-1.amazonaws.com`. */
  readonly host: string;
}

/** A standard topic: FIFO topics, whose names end in `.fifo`, deliver to no address on the web. */
const arn = /^arn:(aws|aws-cn|aws-us-gov):sns:([a-z]{2}(?:-[a-z]+)+-\d{1,2}):\d{12}:[\w-]{1,256}$/;

/** Nothing set, or an empty value: AWS is off. */
export function readAwsEnv(env: Env): EnvReading<AwsConfig> {
  const topic = variable(env, 'AWS_SNS_TOPIC_ARN');
  if (!topic) return { on: false };
  const [, partition, region] = arn.exec(topic) ?? [];
  if (!partition) return { faults: [notAnArn] };
  const host = `sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  return { on: true, config: { topic, host } };
}

const notAnArn: Fault = {
  variable: 'AWS_SNS_TOPIC_ARN',
  problem: 'is not the ARN of a standard SNS topic.',
  remedy: 'Copy it from SNS > Topics; it looks like arn:aws:sns:us-east-1:000000000000:sms-events.',
};
