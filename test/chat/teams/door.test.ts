import { Agent, createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Activity } from 'botbuilder';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Adapter } from '#chat/teams/adapter.ts';
import { bodyLimit, openTeamsDoor, teamsPath } from '#chat/teams/door.ts';
import { type Identity, openIdentity } from '#chat/teams/identity.ts';
import { systemClock } from '#kit/clock.ts';
import { openLogger } from '#kit/logger.ts';
import {
  appId,
  atDesk,
  channel,
  type Desk,
  type FakeIssuer,
  type FakeTeams,
  people,
  personal,
  startFakeIssuer,
  startFakeTeams,
  type TokenWish,
  tenants,
} from '../../fakes/teams/index.ts';

const lines: string[] = [];
const log = openLogger({ level: 'debug', clock: systemClock, sink: { write: (line) => lines.push(line) } });
const heard: Activity[] = [];
let respond: (activity: Activity) => Promise<unknown> = async () => undefined;
let isOpen = true;
let teams: FakeTeams;
let issuer: FakeIssuer;

async function openBot(identity: Identity, logic: Parameters<Identity['run']>[2]) {
  const listener = openTeamsDoor({
    identity,
    log,
    isOpen: () => isOpen,
    readingTime: 200,
    onActivity: async (activity, auth) => {
      heard.push(activity);
      await respond(activity);
      return identity.run(auth, activity, logic);
    },
  });
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}${teamsPath}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const app = { kind: 'app', appId, tenantId: tenants.clinic, secret: 'a~secret' } as const;
let bot: Awaited<ReturnType<typeof openBot>>;
let desk: Desk;
/** The library's own check. */
let library: { mock: { calls: unknown[] }; mockClear(): void };
const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});

beforeAll(async () => {
  teams = await startFakeTeams();
  issuer = await startFakeIssuer(teams.serviceUrl);
  const identity = openIdentity(app, { clock: systemClock, trust: issuer.trust });
  library = vi.spyOn(identity.adapter as Adapter, 'authenticate');
  bot = await openBot(identity, async (context) => {
    if (context.activity.type === 'invoke')
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { said: 'yes' } } });
    else await context.sendActivity('heard');
  });
  desk = atDesk(teams, bot.url, () => issuer.bearer());
});
afterAll(async () => {
  await bot[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
  await teams[Symbol.asyncDispose]();
});
beforeEach(() => {
  heard.length = 0;
  lines.length = 0;
  teams.calls.length = 0;
  library.mockClear();
});
afterEach(() => {
  respond = async () => undefined;
  isOpen = true;
  // whatever is said inside, the libraries' words never reach the log or the terminal
  expect(printed.mock.calls).toEqual([]);
  expect(warned.mock.calls).toEqual([]);
  expect(lines.join('')).not.toMatch(/private words|jwt|signature|token|BEGIN|127\.0\.0\.1|"stack"/i);
});

const message = (authorization: string | undefined, more: object = {}) => {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return atDesk(teams, bot.url).post(
    { ...desk.base({}), type: 'message', text: 'private words', ...more },
    headers,
  );
};
const plain = (words: string) => expect.stringMatching(new RegExp(`^${words}\n$`));

describe('the door', () => {
  it('lets in what Teams sent, and the answer goes out with our own token', async () => {
    expect(await desk.message('hello')).toMatchObject({ status: 200, body: '' });
    expect(heard).toHaveLength(1);
    expect(teams.callsOf('send')).toMatchObject([
      { authorization: 'Bearer outbound-token', body: { text: 'heard' }, conversation: 'a:nora' },
    ]);
  });

  it('gives the answer of an invoke back', async () => {
    const sent = await desk.press({ verb: 'v', data: {} }, '17', { in: channel() });
    expect(sent).toMatchObject({ status: 200, body: { said: 'yes' } });
  });

  it.each<[string, () => string | undefined]>([
    ['without Authorization', () => undefined],
    ['with an empty one', () => 'Bearer '],
    ['with a password', () => 'Basic abc'],
    ['with junk', () => 'Bearer abc'],
    ['with junk in three parts', () => 'Bearer abc.def.ghi'],
    ['with two tokens', () => `${issuer.bearer()} ${issuer.token()}`],
  ])('refuses a request %s', async (_, header) => {
    expect(await message(header())).toMatchObject({
      status: 401,
      body: plain('Only Microsoft Teams is let in here.'),
    });
    expect(heard).toEqual([]);
  });

  it.each<[string, TokenWish]>([
    ['for another bot', { aud: tenants.other }],
    ['for nobody', { aud: null }],
    ['of another issuer', { iss: 'https://sts.windows.net/x/' }],
    ['of no issuer', { iss: null }],
    ['that has expired', { nbf: -7200, exp: -3600 }],
    ['that expired just too long ago', { nbf: -7200, exp: -301 }],
    ['that never expires', { exp: null }],
    ['that is not valid yet', { nbf: 3600, exp: 7200 }],
    ['for another service address', { serviceurl: 'https://smba.trafficmanager.net/amer/' }],
    ['for no service address', { serviceurl: null }],
    ['signed with a strange key', { key: 'strange' }],
    ['signed with a key nobody knows', { key: 'strange', kid: 'k2' }],
    ['that is not signed', { alg: 'none' }],
    ['signed with the public key as a password', { alg: 'HS256' }],
    ['of a bot that speaks to bots', { more: { ver: '1.0', appid: tenants.other } }],
  ])('refuses a token %s', async (_, wish) => {
    const sent = await message(issuer.bearer(wish));
    expect(sent).toMatchObject({ status: 401, body: plain('Only Microsoft Teams is let in here.') });
    expect(heard).toEqual([]);
    expect(teams.calls).toEqual([]);
    // it would print the keys, and keep what an unsigned token says
    if (!wish.more) expect(library.mock.calls).toEqual([]);
  });

  it('refuses an altered token', async () => {
    const [head, , signature] = issuer.token().split('.');
    const claims = issuer.token({ exp: 7200 }).split('.')[1];
    expect((await message(`Bearer ${head}.${claims}.${signature}`)).status).toBe(401);
  });

  it('does not take the emulator at its word', async () => {
    expect((await message(undefined, { channelId: 'emulator' })).status).toBe(401);
  });

  it.each([
    ['another practice', { conversation: personal(people.zoe).conversation }],
    ['another practice, by its channel data', { channelData: personal(people.zoe).channelData }],
    ['no practice', { conversation: { id: 'a:x' }, channelData: {} }],
    ['another channel', { channelId: 'webchat' }],
  ])('keeps out %s, genuine as it is', async (_, more) => {
    expect(await message(issuer.bearer(), more)).toMatchObject({
      status: 403,
      body: plain('Only the Microsoft Teams of this practice is let in here.'),
    });
    expect(heard).toEqual([]);
  });

  it.each([
    'http://smba.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.trafficmanager.net/',
    'https://evilsmba.trafficmanager.net/',
    'https://evil.example/?x=.teams.microsoft.com',
    'https://nora:pw@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
  ])('keeps out what wants to be answered at %s', async (serviceUrl) => {
    expect((await message(issuer.bearer({ serviceurl: serviceUrl }), { serviceUrl })).status).toBe(403);
    expect(heard).toEqual([]);
  });
});

describe('the form', () => {
  const raw = (body: string, headers: Record<string, string> = {}, method = 'POST') =>
    fetch(bot.url, {
      method,
      ...(method === 'GET' ? {} : { body }),
      headers: { 'content-type': 'application/json', authorization: issuer.bearer(), ...headers },
    });

  it.each<[string, number, () => Promise<Response>]>([
    ['another method', 405, () => raw('', {}, 'GET')],
    ['another kind of body', 415, () => raw('a=1', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['what only begins like JSON', 415, () => raw('{}', { 'content-type': 'application/jsonp' })],
    ['no JSON', 400, () => raw('{')],
    ['nothing', 400, () => raw('')],
    ['a list', 400, () => raw('[]')],
    ['no activity', 400, () => raw('{"channelId":"msteams"}')],
  ])('refuses %s with %i and a sentence', async (_, status, sent) => {
    const response = await sent();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toMatch(/^[A-Z][a-zA-Z ]+\.\n$/);
    expect(heard).toEqual([]);
  });

  it.each([
    'type',
    'id',
    'channelId',
    'serviceUrl',
    'from',
    'recipient',
    'conversation',
  ])('refuses an activity without %s', async (field) => {
    expect((await message(issuer.bearer(), { [field]: undefined })).status).toBe(400);
  });

  it('throws away what is too long, and the connection stays good', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = (body: string) =>
      new Promise<{ status: number; port: number }>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', authorization: issuer.bearer() };
        const sent = request(bot.url, { method: 'POST', agent, headers }, (response) => {
          const { statusCode: status = 0, socket } = response;
          const port = socket.localPort ?? 0;
          response.resume().on('end', () => resolve({ status, port }));
        });
        sent.on('error', reject).end(body);
      });
    const long = await send(JSON.stringify({ text: 'x'.repeat(3 * bodyLimit) }));
    const next = await send(JSON.stringify({ ...desk.base({}), type: 'message', text: 'hi' }));
    agent.destroy();
    expect([long.status, next.status]).toEqual([413, 200]);
    expect(next.port).toBe(long.port);
  });

  it('closes the connection of a flood, and of somebody who never finishes', async () => {
    const talkTo = (head: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(bot.port, '127.0.0.1', () => socket.write(head));
        let text = '';
        socket.on('data', (data) => {
          text += data;
        });
        socket.on('close', () => resolve(text)).on('error', reject);
      });
    const head = (length: number) =>
      `POST ${teamsPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
    expect(await talkTo(head(5 * bodyLimit))).toMatch(/^HTTP\/1.1 413/);
    expect(await talkTo(`${head(50)}{`)).toMatch(/^HTTP\/1.1 408/);
  });
});

describe('trouble of ours', () => {
  it('asks Teams to come back while the house is not open', async () => {
    isOpen = false;
    const sent = await desk.message('private words');
    expect(sent).toMatchObject({ status: 503, body: plain('Not ready yet. Try again in a few seconds.') });
    expect(heard).toEqual([]);
  });

  it('tells nothing of a failure but that it happened', async () => {
    respond = async () => {
      throw Object.assign(new TypeError('private words'), { code: 'E_SOMETHING' });
    };
    const sent = await desk.message('private words');
    expect(sent).toMatchObject({
      status: 500,
      body: plain('Something went wrong here. It is not your fault.'),
    });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', error: 'TypeError', code: 'E_SOMETHING' },
    ]);
  });

  it.each([
    'broken',
    'no keys',
    'nonsense',
  ] as const)('lets nobody in while the keys are %s', async (mode) => {
    const other = await startFakeIssuer(teams.serviceUrl);
    const trusting = openIdentity(app, { clock: systemClock, trust: other.trust });
    await using second = await openBot(trusting, async () => {});
    other.become(mode);
    const sent = await atDesk(teams, second.url, () => other.bearer()).message('private words');
    await other[Symbol.asyncDispose]();

    expect(sent).toMatchObject({ status: 503, body: plain('Not ready yet. Try again in a few seconds.') });
    expect(heard).toEqual([]);
  });
});

describe('without an identity, on this machine', () => {
  it('lets in whoever is to be answered on this machine, and sends no token', async () => {
    const anonymous = openIdentity({ kind: 'anonymous' }, { clock: systemClock });
    await using second = await openBot(anonymous, async (context) => {
      await context.sendActivity('heard');
    });
    const there = atDesk(teams, second.url);
    expect((await there.message('hello', { as: people.zoe })).status).toBe(200);
    expect(teams.callsOf('send')).toMatchObject([{ authorization: undefined }]);

    const out = { ...there.base({}), type: 'message', serviceUrl: 'https://smba.trafficmanager.net/amer/' };
    expect((await there.post(out)).status).toBe(403);
  });
});
