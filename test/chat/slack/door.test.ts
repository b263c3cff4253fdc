import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  commandFields,
  type FakeSlack,
  postForm,
  signatureHeaders,
  startFakeSlack,
} from '../../fakes/slack/index.ts';
import { openBot } from './bot.ts';
import { handClock, smallTalk } from './sample.ts';

const clock = handClock();
const talk = smallTalk();
let slack: FakeSlack;
let bot: Awaited<ReturnType<typeof openBot>>;
beforeAll(async () => {
  slack = await startFakeSlack({ now: () => clock.now().getTime() });
  bot = await openBot(slack, { hear: talk.hear, clock });
});
afterAll(async () => {
  await bot[Symbol.asyncDispose]();
  await slack[Symbol.asyncDispose]();
});

const now = () => clock.now().getTime();
const fields = commandFields('30007');
const form = new URLSearchParams(fields).toString();
const send = (headers: Record<string, string>, body: string) =>
  fetch(`${bot.base}/slack/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

describe('the door', () => {
  it('lets in what Slack signed just now', async () => {
    const { status } = await postForm(bot.base, fields, slack.signing());
    expect(status).toBe(200);
    expect(talk.turns).toHaveLength(1);
  });

  it.each<[string, () => Promise<Response>]>([
    ['unsigned', () => send({}, form)],
    ['signed with another secret', () => postForm(bot.base, fields, { secret: 'guess', now: now() })],
    ['altered', () => send(signatureHeaders(form, slack.signing()), form.replace('30007', '30008'))],
    [
      'older than 5 minutes',
      () => postForm(bot.base, fields, { secret: slack.signingSecret, now: now() - 301_000 }),
    ],
    [
      'more than 5 minutes from the future',
      () => postForm(bot.base, fields, { secret: slack.signingSecret, now: now() + 302_000 }),
    ],
    [
      'with a time that is none',
      () => send({ ...signatureHeaders(form, slack.signing()), 'x-slack-request-timestamp': '1e9' }, form),
    ],
    [
      'that only claims to check the certificate',
      () => send({}, `ssl_check=1&payload=${encodeURIComponent('{"type":"block_actions"}')}`),
    ],
  ])('refuses a request %s, and nobody hears it', async (_, sent) => {
    const before = talk.turns.length;
    expect((await sent()).status).toBe(401);
    expect(talk.turns).toHaveLength(before);
  });

  it('answers the handshake of a new address', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const response = await send(
      { 'content-type': 'application/json', ...signatureHeaders(body, slack.signing()) },
      body,
    );
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it('does not know other methods, and survives nonsense that is signed', async () => {
    expect((await fetch(`${bot.base}/slack/events`)).status).toBe(405);
    const nonsense = 'payload={';
    expect((await send(signatureHeaders(nonsense, slack.signing()), nonsense)).status).toBe(400);
  });

  it.each([
    ['announced', 2_000_000, { 'content-length': '2000000' }],
    ['in chunks', 2_000_000, {}],
    ['far too long', 9_000_000, { 'content-length': '9000000' }],
  ])('answers 413 to a body over 1 MB (%s), and the next request is served', async (_, size, headers) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await raw(agent, Buffer.alloc(size), headers)).toBe(413);
    expect(await raw(agent, Buffer.from(form), signatureHeaders(form, slack.signing()))).toBe(200);
    agent.destroy();
  });

  it('asks to come again while it is closed', async () => {
    const closed = await openBot(slack, { hear: talk.hear, clock });
    await closed.chat.close();
    expect((await postForm(closed.base, fields, slack.signing())).status).toBe(503);
    await closed[Symbol.asyncDispose]();
  });
});

function raw(
  agent: Agent,
  body: Buffer,
  headers: Record<string, string>,
): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    const sent = request(`${bot.base}/slack/events`, {
      agent,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
    sent.on('response', (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', (error) => resolve(error.message));
    sent.end(body);
  });
}
