import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSlack, type SlackConfig } from '#chat/slack/index.ts';
import { silentLogger } from '#kit/logger.ts';
import {
  commandFields,
  type FakeSlack,
  person,
  socketWire,
  startFakeSlack,
} from '../../fakes/slack/index.ts';
import { openBot } from './bot.ts';
import { question, smallTalk, summary, verdict } from './sample.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(async () => {
  expect(slack.refusals).toEqual([]);
  await slack[Symbol.asyncDispose]();
});

const connected = (count: number) =>
  slack.until(() => (slack.wires.size === count ? true : undefined), `${count} connections`);

describe('Socket Mode', () => {
  it('holds the same talk as HTTP, with no door', async () => {
    const talk = smallTalk();
    await using bot = await openBot(slack, { hear: talk.hear, by: 'socket' });
    talk.share = (place) => bot.chat.post(place, summary);
    const me = person(slack, socketWire(slack));
    expect((await me.command('30007')).text).toContain(question.title);
    await me.press('Failed');
    expect(await me.type('Type the error', '?')).toMatchObject({ response_action: 'errors' });
    expect(await me.type('Type the error', '21610')).toBe('');
    expect(me.message.text).toContain(verdict.title);
    await me.press('Show what would be posted');
    await me.press('Post it');
    expect([...slack.messages.values()]).toHaveLength(1);
    await me.shortcut('Failed: 30007');
    expect(me.window.blocks[0].text.text).toBe(question.title);
  });

  it('keeps two connections, and comes again at once when Slack refreshes them, even both', async () => {
    await using _ = await openBot(slack, { hear: smallTalk().hear, by: 'socket' });
    await connected(2);
    slack.refresh();
    await connected(1);
    expect(await slack.deliver('slash_commands', commandFields('30007'))).toMatchObject({
      response_type: 'ephemeral',
    });
    await connected(2);
    const began = performance.now();
    for (const wire of slack.wires) wire.close();
    await slack.until(() =>
      slack.callsTo('apps.connections.open').length >= 5 && slack.wires.size === 2 ? true : undefined,
    );
    expect(performance.now() - began, 'the SDK alone would wait 5 s').toBeLessThan(4500);
    expect(await slack.deliver('slash_commands', commandFields('30007'))).toMatchObject({
      response_type: 'ephemeral',
    });
  });

  it('comes again after Slack could not be reached', async () => {
    slack.mishap('apps.connections.open', { as: 'http-500', times: 2 });
    await using _ = await openBot(slack, { hear: smallTalk().hear, by: 'socket' });
    await connected(2);
  });

  it('says which variable to mend when Slack refuses the app token', async () => {
    const config: SlackConfig = {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      entrance: { by: 'socket', appToken: 'xapp-wrong' },
    };
    const { chat, route } = openSlack(config, { log: silentLogger, clock: { now: () => new Date() } });
    expect(route).toBeUndefined();
    const trouble = await chat.open(smallTalk().hear).catch((error) => error);
    expect(trouble).toMatchObject({
      name: 'ChatTrouble',
      message: expect.stringContaining('SLACK_APP_TOKEN (invalid_auth)'),
    });
    await chat.close();
  });

  it('closes in a moment, even when Slack has gone silent', async () => {
    const bot = await openBot(slack, { hear: smallTalk().hear, by: 'socket' });
    await connected(2);
    slack.playDead();
    const began = performance.now();
    await bot[Symbol.asyncDispose]();
    expect(performance.now() - began, 'the SDK alone would wait 30 s').toBeLessThan(20_000);
  });

  it('does not hold the process afterwards', async () => {
    const here = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const story = `
      const { startFakeSlack } = await import(${here('../../fakes/slack/server.ts')});
      const { openBot } = await import(${here('bot.ts')});
      const slack = await startFakeSlack();
      const bot = await openBot(slack, { hear: async () => {}, by: 'socket' });
      await slack.until(() => (slack.wires.size === 2 ? true : undefined));
      slack.playDead();
      await bot[Symbol.asyncDispose]();
      await slack[Symbol.asyncDispose]();`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', story], { timeout: 50_000 });
  });
});
