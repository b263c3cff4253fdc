/** A wrong token is told to the operator at the start, with its remedy, and stops nothing. */

import { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import { checkToken } from '#chat/slack/token.ts';
import { openLogger } from '#kit/logger.ts';
import { startFakeSlack } from '../../fakes/slack/index.ts';

it('says so when Slack does not accept the token, and is silent when it does', async () => {
  await using slack = await startFakeSlack();
  const lines: string[] = [];
  const log = openLogger({
    level: 'info',
    clock: { now: () => new Date(0) },
    sink: { write: (line) => lines.push(line) },
  });
  const client = (token: string, slackApiUrl = slack.apiUrl) =>
    new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 } });

  await checkToken(client(slack.botToken), log);
  expect(lines).toEqual([]);
  await checkToken(client('xoxb-made-up'), log);
  expect(lines.join()).toContain('Slack does not accept SLACK_BOT_TOKEN');
  expect(lines.join()).toContain('Install the app again');
  expect(lines.join()).not.toContain('made-up');
  await checkToken(client(slack.botToken, 'http://127.0.0.1:9/'), log);
  expect(lines.at(-1)).toContain('could not be asked');
});
