import { describe, expect, it } from 'vitest';
import { readSlackEnv, slackEnv } from '#chat/slack/env.ts';

const http = { SLACK_SIGNING_SECRET: '0123456789abcdef', SLACK_BOT_TOKEN: 'xoxb-1' };
const faultsOf = (env: Record<string, string>) => {
  const read = readSlackEnv(env);
  return 'faults' in read ? read.faults.map(({ variable }) => variable) : [];
};

describe("Slack's part of the environment", () => {
  it('is off when nothing of it is set', () => {
    expect(readSlackEnv({})).toEqual({ on: false });
    expect(readSlackEnv({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ' })).toEqual({ on: false });
  });

  it('opens HTTP with secret and token, Socket Mode where there is an app token', () => {
    expect(readSlackEnv(http)).toEqual({
      on: true,
      config: { botToken: 'xoxb-1', entrance: { by: 'http', signingSecret: '0123456789abcdef' } },
    });
    expect(
      readSlackEnv({ ...http, SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:4000/api' }),
    ).toEqual({
      on: true,
      config: {
        botToken: 'xoxb-1',
        entrance: { by: 'socket', appToken: 'xapp-1' },
        apiUrl: 'http://127.0.0.1:4000/api/',
      },
    });
  });

  it.each([
    [{ SLACK_SIGNING_SECRET: 'abc' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_API_URL: 'http://127.0.0.1/' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
    [
      { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_SIGNING_SECRET: 'xoxb-1' },
      ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
    ],
    [{ ...http, SLACK_APP_TOKEN: 'abc', SLACK_API_URL: 'slack' }, ['SLACK_APP_TOKEN', 'SLACK_API_URL']],
  ])('tells every fault at once: %j', (env, variables) => {
    expect(faultsOf(env)).toEqual(variables);
  });

  it('never tells a value, always a remedy', () => {
    const read = readSlackEnv({ SLACK_BOT_TOKEN: 'hunter2' });
    expect(JSON.stringify(read)).not.toContain('hunter2');
    expect(
      'faults' in read && read.faults.every(({ problem, remedy }) => problem && remedy.length > 20),
    ).toBe(true);
  });

  it('describes every variable', () => {
    for (const field of Object.values(slackEnv.shape)) expect(field.description).toBeTruthy();
  });
});
