/** A second opinion: somebody else's Slack (emulate, by Vercel Labs) takes the same calls. */
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';
import { describe, expect, it } from 'vitest';
import { openSlack } from '#chat/slack/index.ts';
import { silentLogger } from '#kit/logger.ts';
import { summary, verdict } from './sample.ts';

describe('another Slack', () => {
  it('takes a post and its redrawing', async () => {
    const emulator = await createEmulator({ service: 'slack', port: await freePort() });
    try {
      const config = {
        botToken: 'xoxb-any',
        apiUrl: `${emulator.url}/api/`,
        entrance: { by: 'http', signingSecret: 's' },
      } as const;
      const { chat } = openSlack(config, { log: silentLogger, clock: { now: () => new Date() } });
      const place = { chat: 'slack', workspace: 'T1', channel: 'general' };
      const posted = await chat.post(place, summary);
      expect(posted.message).toMatch(/^\d+\.\d+$/);
      await chat.redraw(posted, verdict);
    } finally {
      await emulator.close();
    }
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
