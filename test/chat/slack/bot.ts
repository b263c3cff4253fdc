/** A bot on a fake Slack, with a server of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hear } from '#chat/chat.ts';
import { openSlack, type SlackConfig } from '#chat/slack/index.ts';
import type { Clock } from '#kit/clock.ts';
import { openLogger } from '#kit/logger.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';

/** Opens a bot on `slack`, over HTTP with a server of its own, or by Socket Mode. */
export async function openBot(
  slack: FakeSlack,
  options: { hear: Hear; clock?: Clock; by?: 'http' | 'socket'; patience?: number; level?: 'debug' | 'info' },
) {
  const lines: string[] = [];
  const clock = options.clock ?? { now: () => new Date() };
  const log = openLogger({
    level: options.level ?? 'debug',
    clock,
    sink: { write: (line) => lines.push(line) },
  });
  const config: SlackConfig = {
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    entrance:
      options.by === 'socket'
        ? { by: 'socket', appToken: slack.appToken }
        : { by: 'http', signingSecret: slack.signingSecret },
  };
  const { chat, route } = openSlack(config, {
    log,
    clock,
    ...(options.patience ? { patience: options.patience } : {}),
  });
  await chat.open(options.hear);
  const server = createServer((request, response) => route?.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    chat,
    lines,
    server,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      await chat.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
