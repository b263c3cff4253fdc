/** The measured facts about Slack's SDK that the chat is built around, one story each. */
import { App, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interactiveOptions, openClients } from '#chat/slack/clients.ts';
import { slackLog } from '#chat/slack/log.ts';
import { silentLogger } from '#kit/logger.ts';
import { manifest } from '../../../manifests/slack/manifest.ts';
import {
  type FakeSlack,
  httpWire,
  person,
  socketWire,
  startFakeSlack,
  validatePayload,
} from '../../fakes/slack/index.ts';
import { openBot } from './bot.ts';
import { allViews, smallTalk, summary, verdict } from './sample.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack[Symbol.asyncDispose]());

const channel = { chat: 'slack', workspace: 'T1', channel: 'C1' };
const config = () =>
  ({ botToken: slack.botToken, apiUrl: slack.apiUrl, entrance: { by: 'http', signingSecret: 's' } }) as const;

describe('the SDK', () => {
  it('1 leaks the first token into later clients that share `headers`: we never give any', async () => {
    const shared = { slackApiUrl: slack.apiUrl, headers: {} };
    new WebClient('xoxb-first', shared);
    expect(shared.headers).toHaveProperty('Authorization');
    expect(interactiveOptions(config())).not.toHaveProperty('headers');
    expect(interactiveOptions(config())).not.toBe(interactiveOptions(config()));
    await using bot = await openBot(slack, { hear: smallTalk().hear, by: 'socket' });
    await bot.chat.post(channel, summary);
    expect(slack.callsTo('apps.connections.open').map(({ token }) => token)).toEqual([
      slack.appToken,
      slack.appToken,
    ]);
    expect(slack.callsTo('chat.postMessage').map(({ token }) => token)).toEqual([slack.botToken]);
  });

  it('2 pauses a whole client after one 429: a window opens all the same', async () => {
    await using bot = await openBot(slack, { hear: smallTalk().hear });
    const me = person(slack, httpWire(slack, bot.base));
    slack.mishap('chat.postMessage', { as: 'rate-limit', retryAfter: 30 });
    await expect(bot.chat.post(channel, summary)).rejects.toMatchObject({ retryAfter: 30 });
    const began = performance.now();
    await me.shortcut('Failed: 30007');
    await bot.chat.post(channel, summary);
    expect(performance.now() - began, 'not the 30 s of the pause').toBeLessThan(20_000);
    expect(openClients(config(), slackLog(silentLogger)).interactive).toMatchObject({
      timeout: 2500,
      rejectRateLimitedCalls: true,
    });
  });

  it('3 repeats a call whose answer was lost: a post is made once', async () => {
    await using bot = await openBot(slack, { hear: smallTalk().hear });
    slack.mishap('chat.postMessage', { as: 'drop', times: 5 });
    await expect(bot.chat.post(channel, summary)).rejects.toMatchObject({ name: 'ChatTrouble' });
    expect(slack.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('4 takes the answer to a command in the acknowledgement: no other call is made', async () => {
    await using bot = await openBot(slack, { hear: smallTalk().hear });
    const body = await person(slack, httpWire(slack, bot.base)).command('30007');
    expect(body).toMatchObject({
      response_type: 'ephemeral',
      text: expect.any(String),
      blocks: expect.any(Array),
    });
    expect(slack.calls.filter(({ method }) => method !== 'auth.test')).toEqual([]);
  });

  it('5 knows an alert block that messages refuse: a warning is drawn without it', async () => {
    await using bot = await openBot(slack, { hear: smallTalk().hear });
    const alert = { type: 'alert', text: { type: 'plain_text', text: 'x' } };
    expect(validatePayload({ text: 'x', blocks: [alert] }, 'message')).toMatchObject([
      { rule: 'alert may not stand in a message' },
    ]);
    for (const view of Object.values(allViews)) await bot.chat.post(channel, view);
    expect(slack.refusals).toEqual([]);
    expect(JSON.stringify([...slack.messages.values()])).not.toContain('"type":"alert"');
  });

  it('6 has charts of its own: nothing is uploaded, and no scope asks for it', async () => {
    const chart = {
      type: 'data_visualization',
      title: 'Failed texts',
      chart: {
        type: 'line',
        series: [{ name: 'failed', data: [{ label: '10:00', value: 2 }] }],
        axis_config: { categories: ['10:00'] },
      },
    };
    expect(validatePayload({ text: 'x', blocks: [chart] }, 'message')).toEqual([]);
    expect(manifest('http').oauth_config?.scopes?.bot).not.toContain('files:write');
  });

  it.each([
    'http',
    'socket',
  ] as const)('7 tells whole payloads at debug level: nothing of them reaches the log (%s)', async (by) => {
    const talk = smallTalk();
    await using bot = await openBot(slack, { hear: talk.hear, by, level: 'debug' });
    talk.share = (place) => bot.chat.post(place, summary);
    const me = person(slack, by === 'http' ? httpWire(slack, bot.base) : socketWire(slack));
    await me.command('the secret words of Jane');
    await me.press('Failed');
    await me.type('Type the error', 'more secret words');
    await me.press('Show what would be posted');
    slack.mishap('response_url', { as: 'http-500' });
    await me.press('Post it');
    slack.mishap('chat.postMessage', { as: 'error', error: 'invalid_auth' });
    await bot.chat.post(channel, verdict).catch(() => {});
    if (by === 'http') await fetch(`${bot.base}/slack/events`, { method: 'POST', body: 'secret words' });
    expect(bot.lines.length).toBeGreaterThan(0);
    expect(bot.lines.join('')).not.toMatch(
      /secret|Jane|xoxb|xapp|\/hooks\/|trigger|ticket|opted out|\bT1\b|\bU1\b/,
    );
  });

  it('8 leaves Socket Mode deaf for 5 s at a refresh: another connection answers, and ours is back before that', async () => {
    await using _ = await openBot(slack, { hear: smallTalk().hear, by: 'socket' });
    const me = person(slack, socketWire(slack));
    await slack.until(() => (slack.wires.size === 2 ? true : undefined));
    slack.refresh();
    await me.command('30007');
    const began = performance.now();
    await slack.until(() =>
      slack.callsTo('apps.connections.open').length === 3 && slack.wires.size === 2 ? true : undefined,
    );
    expect(performance.now() - began).toBeLessThan(4500);
  });

  it('9 refreshes rotating tokens without a lock: we use one lasting token, and ask nobody for another', async () => {
    expect(manifest('http').settings?.token_rotation_enabled).toBe(false);
    await using bot = await openBot(slack, { hear: smallTalk().hear });
    const me = person(slack, httpWire(slack, bot.base));
    await Promise.all([me.command(), me.command(), me.command()]);
    expect(slack.calls.filter(({ method }) => /oauth/.test(method))).toEqual([]);
  });

  it('10 stops without waiting for what runs after the acknowledgement: we wait', async () => {
    const { hear } = smallTalk();
    const begun = Promise.withResolvers<void>();
    let done = false;
    const bot = await openBot(slack, {
      hear: async (turn) => {
        begun.resolve();
        await new Promise((resolve) => setTimeout(resolve, 150));
        done = true;
        return hear(turn);
      },
      patience: 10,
    });
    const me = person(slack, httpWire(slack, bot.base));
    const seen = me.command();
    await begun.promise;
    await bot.chat.close();
    expect(done).toBe(true);
    await seen;
    expect(me.message.blocks).toBeDefined();
    await bot[Symbol.asyncDispose]();
  });

  it('still has these traits (when this fails, the SDK has changed: look again)', () => {
    const options: { slackApiUrl: string; retryConfig?: object } = { slackApiUrl: slack.apiUrl };
    const receiver = new SocketModeReceiver({
      appToken: 'xapp-x',
      logger: slackLog(silentLogger),
      installerOptions: { clientOptions: options },
    });
    new App({ receiver, authorize: async () => ({}), logger: slackLog(silentLogger), convoStore: false });
    expect(options.retryConfig).toMatchObject({ retries: 100 });
  });
});
