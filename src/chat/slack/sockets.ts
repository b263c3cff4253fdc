/**
 * Slack's way in by Socket Mode. Two connections, each opened again at once when Slack refreshes it: the SDK's own
 * reconnect waits 5 s, longer than the 3 s Slack gives us to answer.
 */

import type { Socket } from 'node:net';
import { type App, type Logger as SlackLogger, SocketModeReceiver } from '@slack/bolt';
import { Agent, buildConnector } from 'undici';
import { ChatTrouble } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import { slackCode } from './errors.ts';
import { bareError } from './log.ts';

export interface Sockets {
  /** Connects; throws `ChatTrouble` when Slack refuses the app token. Keeps connecting until closed. */
  open(): Promise<void>;
  close(): Promise<void>;
}

const connections = 2;

export function openSockets(options: {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly app: App;
  readonly log: Logger;
  readonly logger: () => SlackLogger;
}): Sockets {
  const lines = Array.from({ length: connections }, () => line(options));
  return {
    open: async () => {
      await Promise.all(lines.map((one) => one.open()));
    },
    close: async () => {
      await Promise.all(lines.map((one) => one.close()));
    },
  };
}

function line(options: Parameters<typeof openSockets>[0]): Sockets {
  const wires = new Set<Socket>();
  const agent = new Agent({ connect: remembering(wires) });
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger: options.logger(),
    dispatcher: agent,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
        fetch: globalThis.fetch,
        timeout: 10_000,
        rejectRateLimitedCalls: true,
        retryConfig: { retries: 0 },
      },
    },
  });
  receiver.init(options.app);
  const client = receiver.client;
  const stop = new AbortController();

  /** One connection from beginning to end. */
  const connect = async (onOpen: () => void) => {
    const over = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
    await client.start();
    onOpen();
    await over;
  };
  const keep = async (first: PromiseWithResolvers<void>) => {
    let failures = 0;
    while (!stop.signal.aborted) {
      try {
        await connect(() => {
          failures = 0;
          first.resolve();
        });
      } catch (error) {
        failures += 1;
        const code = slackCode(error);
        if (code && fatal.has(code)) return first.reject(refusedToken(code));
        if (!stop.signal.aborted) options.log.warn(bareError(error), 'Slack Socket Mode is not connected');
        first.resolve();
      }
      await pause(failures === 0 ? 0 : Math.min(30_000, 500 * 2 ** failures), stop.signal);
    }
    first.resolve();
  };
  return {
    open: () => {
      const first = Promise.withResolvers<void>();
      keep(first).catch((error: unknown) => options.log.error(bareError(error), 'Slack Socket Mode ended'));
      return first.promise;
    },
    close: async () => {
      stop.abort();
      client.disconnect().catch(() => {});
      await pause(200);
      // a second call while the first still waits for Slack's goodbye makes the SDK give up its 30 s timer
      client.disconnect().catch(() => {});
      for (const wire of wires) wire.destroy();
      await agent.destroy();
    },
  };
}

/** Slack's words for an app token that will not begin to work by waiting. */
const fatal = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'org_login_required',
  'user_removed_from_team',
  'team_disabled',
]);

function refusedToken(code: string): ChatTrouble {
  return new ChatTrouble(`Slack refused SLACK_APP_TOKEN (${code}).`, {
    hint: 'Create an app-level token with the scope connections:write (Basic Information > App-Level Tokens) and switch Socket Mode on.',
  });
}

/** The SDK hides its sockets and waits 30 s for a peer that has gone; held here, they can be ended. */
function remembering(wires: Set<Socket>): buildConnector.connector {
  const connect = buildConnector({ allowH2: false });
  return (options, callback) =>
    connect(options, (...result) => {
      const [, wire] = result;
      if (wire) {
        wires.add(wire);
        wire.once('close', () => wires.delete(wire));
      }
      callback(...result);
    });
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
