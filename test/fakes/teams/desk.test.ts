import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atDesk, channel, type Desk, type FakeTeams, people, startFakeTeams, titlesOf } from './index.ts';

let teams: FakeTeams;
let desk: Desk;
const heard: any[] = [];
const bot = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  heard.push(JSON.parse(Buffer.concat(chunks).toString()));
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"done":true}');
});
beforeAll(async () => {
  teams = await startFakeTeams({ checked: false });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  desk = atDesk(teams, `http://127.0.0.1:${(bot.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await new Promise<void>((resolve) => bot.close(() => resolve()));
  await teams[Symbol.asyncDispose]();
});

const input = (id: string, more: object = {}) => ({ type: 'Input.Text', id, label: `Your ${id}`, ...more });
const button = (title: string, more: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb: 'go',
  data: { talk: 't1' },
  ...more,
});
const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    input('outer', { value: 'before' }),
    { type: 'ActionSet', actions: [button('Deep', { data: { talk: 't2', outer: 'own' } })] },
    { type: 'Badge', fallback: { type: 'ActionSet', actions: [button('Never')] } },
  ],
  actions: [
    button('Plain', { associatedInputs: 'none' }),
    {
      type: 'Action.ShowCard',
      title: 'More',
      card: {
        type: 'AdaptiveCard',
        body: [input('inner', { isRequired: true, maxLength: 3 })],
        actions: [button('Inner')],
      },
    },
    button('Off', { isEnabled: false }),
    { type: 'Action.Submit', title: 'Old', data: { a: 1 } },
  ],
};
const say = async (conversation: string, content: unknown = card, id?: string) => {
  const path = `v3/conversations/${encodeURIComponent(conversation)}/activities${id ? `/${id}` : ''}`;
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
  const response = await fetch(`${teams.serviceUrl}${path}`, {
    method: id ? 'PUT' : 'POST',
    body: JSON.stringify({ type: 'message', attachments }),
  });
  return ((await response.json()) as { id: string }).id;
};
const pressed = () => heard.at(-1).value.action.data;

it('presses what stands in the card, with what its own card and the cards around it hold', async () => {
  const id = await say(channel('5').conversation.id);
  expect(titlesOf(card)).toEqual(['Deep', 'Plain', 'Inner', 'Off', 'Old']);

  expect(await desk.pressOn(id, 'Deep', { as: people.omar, typed: { outer: 'x' } })).toMatchObject({
    status: 200,
    body: { done: true },
  });
  expect(heard.at(-1)).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: id,
    from: { id: people.omar.id },
    conversation: { id: '19:texts@thread.tacv2;messageid=5', conversationType: 'channel' },
    value: { action: { type: 'Action.Execute', verb: 'go' }, trigger: 'manual' },
  });
  expect(pressed()).toEqual({ talk: 't2', outer: 'x' });

  await desk.pressOn(id, 'Plain');
  expect(pressed()).toEqual({ talk: 't1' });
  await desk.pressOn(id, 'Inner', { typed: { 'Your inner': 'abc' } });
  expect(pressed()).toEqual({ talk: 't1', outer: 'before', inner: 'abc' });
  await desk.pressOn(id, 'Old');
  expect(heard.at(-1)).toMatchObject({ type: 'message', value: { a: 1, outer: 'before' } });
});

it('does not press what a person could not', async () => {
  const id = await say('a:nora');
  const tries = [
    () => desk.pressOn(id, 'Never'),
    () => desk.pressOn(id, 'Off'),
    () => desk.pressOn(id, 'Inner'),
    () => desk.pressOn(id, 'Inner', { typed: { inner: 'abcd' } }),
    () => desk.pressOn(id, 'Plain', { typed: { nowhere: 'x' } }),
    () => desk.pressOn('123', 'Plain'),
  ];
  for (const attempt of tries) expect(attempt).toThrow();
});

it('presses on the card as it stands now', async () => {
  const id = await say('a:nora');
  await say('a:nora', { type: 'AdaptiveCard', body: [], actions: [button('Next')] }, id);
  expect(() => desk.pressOn(id, 'Plain')).toThrow('among: Next');
  await desk.pressOn(id, 'Next');
  expect(pressed()).toEqual({ talk: 't1' });
  expect(teams.messages.get(id)?.updates).toBe(1);
});
