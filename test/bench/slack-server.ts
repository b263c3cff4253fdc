/**
 * One of the two bots that `bench:slack` compares, in a process of its own: `ours` is the whole house, `bare` a Bolt app
 * that answers every press with the same blocks. Sends its address to the parent, and its memory when asked.
 */
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { openApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { systemClock } from '#kit/clock.ts';
import { openLogger } from '#kit/logger.ts';
import { report } from './rounds.ts';

const [, , which, secret = '', example = '{}'] = process.argv;
const url = which === 'ours' ? await ours() : await bare();
report(url);

async function ours(): Promise<string> {
  const config = readConfig({
    PORT: '0',
    DATABASE_PATH: join(mkdtempSync(join(tmpdir(), 'smsfail-bench-')), 'smsfail.db'),
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  });
  const log = openLogger({ level: 'error', clock: systemClock, sink: process.stderr });
  return (await openApp(config, { clock: systemClock, log }).start()).url;
}

async function bare(): Promise<string> {
  const receiver = new HTTPReceiver({
    signingSecret: secret,
    endpoints: ['/slack/events'],
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    receiver,
    token: 'xoxb-bench',
    botId: 'B',
    botUserId: 'U',
    convoStore: false,
    tokenVerificationEnabled: false,
    logLevel: LogLevel.ERROR,
  });
  const message = JSON.parse(example);
  app.action(/.*/, async ({ ack, respond }) => {
    await ack();
    await respond({ ...message, replace_original: true, response_type: 'ephemeral' });
  });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
