/** What the bot says by itself: after a restart too, with nothing but what a store gives back. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Chat, Place, Reply, Turn } from '#chat/chat.ts';
import type { Connector } from '#chat/teams/connector.ts';
import { openTeams } from '#chat/teams/index.ts';
import { People } from '#chat/teams/people.ts';
import { silentLogger } from '#kit/logger.ts';
import type { View } from '#views/view.ts';
import {
  appId,
  atDesk,
  cardOf,
  channel,
  type FakeIssuer,
  type FakeTeams,
  group,
  people,
  personal,
  type Spot,
  startFakeIssuer,
  startFakeTeams,
  tenants,
} from '../../fakes/teams/index.ts';
import { incident } from './views.ts';

let issuer: FakeIssuer;
let teams: FakeTeams;
beforeAll(async () => {
  issuer = await startFakeIssuer('');
  teams = await startFakeTeams();
});
afterAll(async () => {
  await teams[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});
beforeEach(() => {
  teams.allWell();
  teams.calls.length = 0;
});

const said = (title: string): View => ({ kind: 'alert', title, body: [], choices: [], controls: [] });
const root = '19:texts@thread.tacv2';
/** As a subscription keeps it. */
const stored = (conversation: string): Place => ({
  chat: 'teams',
  workspace: tenants.clinic,
  channel: conversation,
  address: teams.serviceUrl,
});
const titleOf = (message: string) => cardOf(teams.messages.get(message)?.activity).body[0].text;
const caught = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it went well'),
    (error: unknown) => error,
  );

/** A bot that has just begun. `hear` answers what people do. */
async function begin(hear: (turn: Turn) => Promise<Reply> = () => expect.fail('nobody spoke')) {
  const identity = { kind: 'app', appId, tenantId: tenants.clinic, secret: 'secret' } as const;
  // it stands still, at the machine's time, by which tokens are dated
  const start = new Date();
  const clock = { now: () => start };
  const { chat, route } = openTeams({ identity }, { log: silentLogger, clock, trust: issuer.trust });
  const turns: Turn[] = [];
  await chat.open(async (turn) => {
    turns.push(turn);
    return hear(turn);
  });
  const server = createServer((request, response) => route.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${route.path}`;
  return {
    chat,
    turns,
    desk: atDesk(teams, url, () => issuer.bearer({ serviceurl: teams.serviceUrl })),
    async [Symbol.asyncDispose]() {
      await chat.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const reply = (title: string, more: Partial<Reply> = {}) => ({ talk: '', view: said(title), ...more });

describe('a place', () => {
  it('is the whole channel, or the chat itself', async () => {
    await using bot = await begin(async () => reply('Done'));
    const { chat, desk, turns } = bot;
    for (const spot of [channel('17'), group(), personal(people.nora)])
      await desk.mention('alerts here', { in: spot });
    const [thread, chatOfSome, own] = turns.map(({ place }) => chat.whole(place));
    expect(thread).toEqual({ ...stored(root), stays: 'shared' });
    expect(chatOfSome).toEqual({ ...stored(group().conversation.id), stays: 'shared' });
    expect(own).toEqual(chat.privately(turns[0]!.place, people.nora.id));
    expect(turns.map(({ heard }) => heard)).toEqual(Array(3).fill({ says: 'alerts', text: 'here' }));
  });

  it('knows its commands by mention, and says so', async () => {
    await using bot = await begin(async () => reply('Done'));
    const { chat, desk, turns } = bot;
    await desk.mention('alerts here for site=north', { in: channel() });
    await desk.message('status', { in: personal(people.nora) });
    expect(turns.map(({ heard }) => heard)).toEqual([
      { says: 'alerts', text: 'here for site=north' },
      { says: 'status' },
    ]);
    const ways = JSON.stringify(chat.ways);
    for (const command of ['alerts here', 'alerts help', 'status']) expect(ways).toContain(`"${command}"`);
  });
});

it('a place whose address nobody told is reached at the address of the public cloud', async () => {
  const nobody = {} as Connector;
  const { address: _, ...place } = stored(root);
  expect(await new People(nobody).addressOf(place)).toEqual({
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    conversation: root,
  });
});

describe('what is said in a channel', () => {
  it('begins a thread, is redrawn there, and is followed below', async () => {
    await using bot = await begin();
    const { chat } = bot;
    const posted = await chat.post(stored(root), said('Texts fail'), undefined, 'mark-1');
    expect(teams.messages.get(posted.message)).toMatchObject({ conversation: root });
    expect(posted.place).toEqual(stored(root));

    expect(await chat.redraw(posted, said('More texts fail'))).toEqual(posted);
    expect(titleOf(posted.message)).toBe('More texts fail');

    const below = await chat.follow(posted, said('It is over'), 'mark-2');
    const thread = `${root};messageid=${posted.message}`;
    expect(below.place).toEqual(stored(thread));
    expect(teams.messages.get(below.message)).toMatchObject({ conversation: thread });
    expect(await chat.redraw(below, said('It was over'))).toEqual(below);
    expect(titleOf(below.message)).toBe('It was over');
    expect(await chat.follow(below, said('Again'))).toMatchObject({ place: stored(thread) });
  });

  it('is said anew where somebody deleted it', async () => {
    await using bot = await begin();
    const posted = await bot.chat.post(stored(root), said('Texts fail'));
    teams.messages.delete(posted.message);
    const now = await bot.chat.redraw(posted, said('More texts fail'));
    expect(now.message).not.toBe(posted.message);
    expect(teams.messages.get(now.message)).toMatchObject({ conversation: root });
  });

  it('calls the bot as it is called there', async () => {
    await using bot = await begin();
    const body = [{ kind: 'text', spans: ['Type ', { command: 'alerts stop' }] }] as const;
    const { message } = await bot.chat.post(stored(root), { ...said('Texts fail'), body });
    expect(cardOf(teams.messages.get(message)?.activity).speak).toContain('@smsfail alerts stop');
  });

  it('names somebody wherever they are told of', async () => {
    await using bot = await begin();
    const spans = [{ person: people.omar.id }, ' has it.'] as const;
    for (const block of [
      { kind: 'list', title: 'Open', items: [spans] },
      { kind: 'steps', title: 'Next', steps: [{ who: 'front-desk', whoLabel: 'Front desk', spans }] },
    ] as const) {
      const { message } = await bot.chat.post(stored(root), { ...said('Texts fail'), body: [block] });
      expect(cardOf(teams.messages.get(message)?.activity).speak).toContain('Omar Office has it.');
    }
  });

  it('cannot be looked for', async () => {
    await using bot = await begin();
    const posted = await bot.chat.post(stored(root), said('Texts fail'), undefined, 'mark-1');
    expect(await bot.chat.seek(stored(root), 'mark-1', new Date(0))).toBe('untold');
    expect(await bot.chat.seek(posted, 'mark-1', new Date(0))).toBe('untold');
  });
});

it.each([
  ['a group chat', () => stored(group().conversation.id), group().conversation.id],
  ['a private chat', () => stored(`@${people.nora.id}`), personal(people.nora).conversation.id],
])('in %s what follows is a message of its own', async (_, place, conversation) => {
  await using bot = await begin();
  const posted = await bot.chat.post(place(), said('Texts fail'));
  const below = await bot.chat.follow(posted, said('It is over'));
  expect(below.place).toEqual(place());
  expect(teams.messages.get(below.message)).toMatchObject({ conversation });
});

it('a chat that was met with threads has threads, whatever its id looks like', async () => {
  await using bot = await begin(async () => reply('Done'));
  const odd: Spot = { ...channel(), conversation: { ...channel().conversation, id: 'odd;messageid=1' } };
  await bot.desk.mention('help', { in: odd });
  const posted = await bot.chat.post(stored('odd'), said('Texts fail'));
  const below = await bot.chat.follow(posted, said('It is over'));
  expect(below.place.channel).toBe(`odd;messageid=${posted.message}`);
});

describe('alerts are let in', () => {
  const { nora, omar, zoe } = people;
  const guest = { ...omar, userRole: 'guest' } as const;
  const anonymous = { ...omar, userRole: 'anonymous' } as const;
  const chatOfSome = group().conversation.id;
  const own = `@${nora.id}`;

  it.each([
    ['a channel of colleagues', root, [nora, omar], undefined],
    ['a channel with somebody of another practice', root, [nora, zoe], 'outsiders'],
    ['a channel with a guest of the practice', root, [nora, guest], undefined],
    ['a channel with somebody who did not sign in', root, [nora, anonymous], 'outsiders'],
    ['a chat of colleagues', chatOfSome, [nora, omar], undefined],
    ['a chat with a guest', chatOfSome, [nora, guest], 'outsiders'],
    ['a chat with somebody of another practice', chatOfSome, [nora, zoe], 'outsiders'],
    ['the chat with a colleague', own, [nora], undefined],
    ['the chat with a guest', own, [guest], 'outsiders'],
  ] as const)('%s', async (_, where, readers, refusal) => {
    await using bot = await begin();
    teams.gather(where === own ? personal(nora).conversation.id : where, readers);
    expect(await bot.chat.admits(stored(where))).toBe(refusal);
  });

  it('only where everybody was looked at, also in a large team', async () => {
    await using bot = await begin();
    const many = Array.from({ length: 1200 }, () => nora);
    teams.gather(root, many);
    expect(await bot.chat.admits(stored(`${root};messageid=17`))).toBeUndefined();
    expect(teams.callsOf('members').map(({ conversation, from }) => [conversation, from])).toEqual([
      [root, 0],
      [root, 500],
      [root, 1000],
    ]);
    teams.gather(root, [...many, zoe]);
    expect(await bot.chat.admits(stored(root))).toBe('outsiders');
  });

  it('never into a shared channel, once it told that it is one', async () => {
    await using bot = await begin(async () => reply('Done'));
    const { chat, desk } = bot;
    teams.gather(root, [nora, omar]);
    const typed = (type?: 'standard' | 'private' | 'shared') =>
      channel('17', 'texts', 'clinic-team', tenants.clinic, type);
    for (const [type, refusal] of [
      ['private', undefined],
      ['shared', 'outsiders'],
      // not every activity tells
      [undefined, 'outsiders'],
      ['standard', undefined],
    ] as const) {
      await desk.mention('alerts here', { in: typed(type) });
      expect(await chat.admits(stored(root))).toBe(refusal);
    }
  });

  it.each([
    [{ status: 403, code: 'BotNotInConversationRoster' }, 'not-in'],
    [{ status: 404, code: 'ConversationNotFound' }, 'closed'],
  ] as const)('not where Teams says %j', async (mishap, refusal) => {
    await using bot = await begin();
    teams.goWrong('members', mishap);
    expect(await bot.chat.admits(stored(root))).toBe(refusal);
  });

  it('not as long as Teams does not tell', async () => {
    await using bot = await begin();
    teams.goWrong('members', { status: 401 });
    expect(await caught(bot.chat.admits(stored(root)))).toMatchObject({ code: 'chat' });
  });
});

describe('when Teams is busy', () => {
  const each: readonly (readonly [string, 'send' | 'update', (chat: Chat) => Promise<unknown>])[] = [
    ['post', 'send', (chat) => chat.post(stored(root), said('A'))],
    ['follow', 'send', (chat) => chat.follow({ place: stored(root), message: '1' }, said('A'))],
    ['redraw', 'update', (chat) => chat.redraw({ place: stored(root), message: '1' }, said('A'))],
  ];

  it.each(each)('%s gives up at once outside a turn, and tells until when', async (_, kind, speak) => {
    await using bot = await begin();
    teams.goWrong(kind, { status: 429, retryAfter: '7', times: 9 });
    expect(await caught(speak(bot.chat))).toMatchObject({ code: 'teams-busy', retryAfter: 7 });
    expect(teams.callsOf(kind)).toHaveLength(1);
  });

  it('asks again where somebody waits', async () => {
    await using bot = await begin(async ({ place }) => {
      await bot.chat.post(place, said('For all'));
      return reply('Done');
    });
    teams.goWrong('send', { status: 429, retryAfter: '0' });
    await bot.desk.mention('status', { in: channel('31') });
    expect(teams.callsOf('send').map(({ status }) => status)).toEqual([429, 201, 201]);
  });

  it('does not say more in a channel than Teams lets it', async () => {
    await using bot = await begin();
    const speak = () => bot.chat.post(stored('19:flood@thread.tacv2'), said('Texts fail'));
    const all = await Promise.allSettled(Array.from({ length: 9 }, speak));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    expect(teams.callsOf('send')).toHaveLength(7);
    for (const one of all.filter(({ status }) => status === 'rejected'))
      expect(one).toMatchObject({ reason: { code: 'teams-busy', retryAfter: 1 } });
    await bot.chat.post(stored(root), said('Elsewhere'));
  });
});

describe('a press on what was said', () => {
  it('redraws it for everybody, and tells a word to whoever pressed', async () => {
    let now = reply('Nora is on it', { everybody: true });
    await using bot = await begin(async () => now);
    const { chat, desk, turns } = bot;
    const { message } = await chat.post(stored(root), incident);
    const thread = channel(message);
    const taken = await desk.pressOn(message, "I'm on it", { in: thread });
    expect(taken.body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(titleOf(message)).toBe('Nora is on it');
    expect(turns).toMatchObject([
      { person: people.nora.id, message, heard: { says: 'incident', ref: 'i7f2a', does: 'take' } },
    ]);
    expect(turns[0]).not.toHaveProperty('talk');
    expect(chat.whole(turns[0]!.place)).toEqual({ ...stored(root), stays: 'shared' });

    now = reply('Still failing', { everybody: true, word: 'I wrote to you.' });
    await chat.redraw({ place: stored(root), message }, incident);
    const troubled = await desk.pressOn(message, 'Troubleshoot', { in: thread });
    expect(troubled.body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'I wrote to you.',
    });
    expect(titleOf(message)).toBe('Still failing');
    expect(JSON.stringify(teams.messages.get(message))).not.toContain('I wrote to you');
  });

  it('and what the bot does to it by itself are shown one after the other', async () => {
    await using bot = await begin(async () => reply('Nora is on it', { everybody: true }));
    const { chat, desk } = bot;
    const { message } = await chat.post(stored(root), incident);
    teams.goWrong('update', { late: 500 });
    const earlier = chat.redraw({ place: stored(root), message }, said('More texts fail'));
    await expect.poll(() => teams.callsOf('update').length, { interval: 5 }).toBe(1);
    const pressed = desk.press(
      { verb: 'say', data: { p: '{"v":1,"u":{"says":"incident","ref":"i7f2a","does":"take"}}' } },
      message,
      { in: channel(message) },
    );
    await Promise.all([earlier, pressed]);
    const [first, second] = teams.callsOf('update');
    expect(cardOf(first?.body).body[0].text).toBe('More texts fail');
    // the first was answered half a second after it came
    expect(second!.at - first!.at).toBeGreaterThan(450);
    expect(titleOf(message)).toBe('Nora is on it');
  });
});
