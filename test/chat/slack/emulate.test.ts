/** A second opinion: somebody else's Slack (emulate, by Vercel Labs) takes the same calls. */
import { createServer } from 'node:net';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packInput, unpackInput } from '#chat/slack/asked.ts';
import { openClients } from '#chat/slack/clients.ts';
import { openSlack } from '#chat/slack/index.ts';
import { slackLog } from '#chat/slack/log.ts';
import { talkModal, typeModal } from '#chat/slack/modals.ts';
import { silentLogger } from '#kit/logger.ts';
import { samplePayloads, summary, typed, verdict } from './sample.ts';

const clock = { now: () => new Date() };
let emulator: Emulator;
const config = () =>
  ({
    botToken: 'xoxb-any',
    apiUrl: `${emulator.url}/api/`,
    entrance: { by: 'http', signingSecret: 's' },
  }) as const;
beforeAll(async () => {
  emulator = await createEmulator({ service: 'slack', port: await freePort() });
});
afterAll(() => emulator.close());

describe('another Slack', () => {
  it('takes a post and its redrawing', async () => {
    const { chat } = openSlack(config(), { log: silentLogger, clock });
    const place = { chat: 'slack', workspace: 'T1', channel: 'general' };
    const posted = await chat.post(place, summary);
    expect(posted.message).toMatch(/^C\w+:\d+\.\d+$/);
    await chat.redraw(posted, verdict);
  });

  it('opens the field and a window, and redraws the window', async () => {
    const { interactive } = openClients(config(), slackLog(silentLogger));
    const trigger = async () =>
      (await interactive.apiCall('views.generateTriggerId')) as unknown as { trigger_id: string };
    const field = typeModal(unpackInput(packInput('talk', typed.input!))!, { channel: 'C1' });
    expect(await interactive.views.open({ ...(await trigger()), view: field })).toMatchObject({ ok: true });

    const drawn = samplePayloads().verdict!;
    const { view } = await interactive.views.open({
      ...(await trigger()),
      view: talkModal(drawn, { channel: 'C1' }),
    });
    const redrawn = await interactive.views.update({
      view_id: view!.id!,
      view: talkModal(drawn, { channel: 'C1' }),
    });
    expect(redrawn.ok).toBe(true);
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
