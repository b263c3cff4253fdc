/**
 * Two Web API clients, since one refused call pauses everything else of its client: `interactive` for what a person
 * waits for, `background` for posts, which are never repeated here (a lost answer would post twice; the outbox repeats).
 * Neither is ever given `headers`: the SDK writes the token into that object, and the next client inherits it.
 */
import type { Logger as SlackLogger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from './env.ts';

export interface Clients {
  readonly interactive: WebClient;
  readonly background: WebClient;
}

export function openClients(config: SlackConfig, logger: SlackLogger): Clients {
  return {
    interactive: new WebClient(config.botToken, { ...interactiveOptions(config), logger }),
    background: new WebClient(config.botToken, {
      ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
      logger,
      timeout: 15_000,
      maxRequestConcurrency: 3,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
    }),
  };
}

/** A new object each time: Bolt and Socket Mode write into the one they get. */
export function interactiveOptions(config: SlackConfig): WebClientOptions {
  return {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    timeout: 2500,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 1, minTimeout: 100 },
  };
}
