import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Closed } from '#chat/teams/closed.ts';
import { openConnector } from '#chat/teams/connector.ts';
import { MessageGone, TeamsBusy, TeamsClosed } from '#chat/teams/errors.ts';
import { openIdentity } from '#chat/teams/identity.ts';
import { isTeamsAddress } from '#chat/teams/service-url.ts';
import { BusyTrouble, ChatTrouble, ClosedTrouble } from '#kit/errors.ts';
import { FakeClock } from '../../fakes/clock.ts';
import {
  appId,
  channel,
  type FakeIssuer,
  type FakeTeams,
  group,
  people,
  personal,
  startFakeIssuer,
  startFakeTeams,
  tenants,
} from '../../fakes/teams/index.ts';

let teams: FakeTeams;
let issuer: FakeIssuer;
beforeAll(async () => {
  teams = await startFakeTeams();
  issuer = await startFakeIssuer(teams.serviceUrl);
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
  await teams[Symbol.asyncDispose]();
});
beforeEach(() => {
  teams.allWell();
  teams.calls.length = 0;
});

/** Pauses pass on the clock, not on the machine's. */
function openThere(callTime = 8000) {
  const clock = new FakeClock();
  const pauses: number[] = [];
  const app = { kind: 'app', appId, tenantId: tenants.clinic, secret: 'a~secret' } as const;
  const identity = openIdentity(app, { clock, trust: issuer.trust });
  const pause = async (ms: number) => {
    pauses.push(ms);
    clock.pass({ ms });
  };
  return {
    clock,
    pauses,
    connector: openConnector({ identity, clock, patience: { pause, random: () => 0, callTime } }),
  };
}
const at = (conversation: string) => ({ serviceUrl: teams.serviceUrl, conversation });
const there = () => at(group().conversation.id);
const hello = { type: 'message', text: 'private words' };
const caught = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it went well'),
    (error: unknown) => error as Error & { hint?: string; code?: string },
  );

describe('saying', () => {
  it('posts with one call, with our token, and gives the id', async () => {
    const { connector } = openThere();
    const id = await connector.send(there(), hello);
    expect(teams.messages.get(id)?.activity).toMatchObject(hello);
    expect(teams.calls).toMatchObject([
      { kind: 'send', conversation: '19:front-desk@thread.v2', authorization: 'Bearer outbound-token' },
    ]);
    expect(teams.calls[0]?.replyTo).toBeUndefined();
  });

  it('answers in the thread it is told', async () => {
    const { connector } = openThere();
    await connector.send(at(channel('42').conversation.id), hello);
    expect(teams.calls).toMatchObject([{ conversation: '19:texts@thread.tacv2;messageid=42' }]);
  });

  it('redraws what stands there', async () => {
    const { connector } = openThere();
    const id = await connector.send(there(), hello);
    await connector.update(there(), id, { type: 'message', text: 'other words' });
    expect(teams.messages.get(id)).toMatchObject({ updates: 1, activity: { text: 'other words' } });
  });

  it('says it apart when the message is not there any more', async () => {
    const { connector } = openThere();
    expect(await caught(connector.update(there(), '123', hello))).toBeInstanceOf(MessageGone);
  });

  it.each([
    'https://evil.example/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.trafficmanager.net/',
    'http://smba.trafficmanager.net/amer/',
  ])('sends no token to %s', async (serviceUrl) => {
    const { connector } = openThere();
    expect(await caught(connector.send({ ...there(), serviceUrl }, hello))).toBeInstanceOf(ChatTrouble);
    expect(
      await caught(connector.privately({ serviceUrl, tenant: tenants.clinic }, '29:nora')),
    ).toBeInstanceOf(ChatTrouble);
    expect(await connector.name({ ...there(), serviceUrl }, '29:nora')).toBeUndefined();
  });

  it.each([
    'https://smba.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net/teams/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://smba.infra.gov.teams.microsoft.us/teams',
    'https://smba.infra.dod.teams.microsoft.us/teams',
  ])('knows %s as Teams', (address) => {
    expect(isTeamsAddress(address)).toBe(true);
  });
});

describe('patience', () => {
  it('waits as long as Teams says, in seconds', async () => {
    const { connector, pauses } = openThere();
    teams.goWrong('send', { status: 429, retryAfter: '3', times: 2 });
    await connector.send(there(), hello);
    expect(pauses).toEqual([3000, 3000]);
    expect(teams.calls.map(({ status }) => status)).toEqual([429, 429, 201]);
  });

  it('waits as long as Teams says, by the date', async () => {
    const { connector, pauses, clock } = openThere();
    const retryAfter = new Date(clock.now().getTime() + 4000).toUTCString();
    teams.goWrong('send', { status: 503, retryAfter });
    await connector.send(there(), hello);
    expect(pauses).toEqual([4000]);
  });

  it('does not wait longer than anybody would', async () => {
    const { connector, pauses } = openThere();
    teams.goWrong('send', { status: 429, retryAfter: '60' });
    const trouble = await caught(connector.send(there(), hello));
    expect(trouble).toMatchObject({ code: 'teams-busy', retryAfter: 60 });
    expect([pauses, teams.calls.length]).toEqual([[], 1]);
  });

  it.each([
    412, 429, 500, 502, 503, 504,
  ])('asks again after %i, and gives up after four times', async (status) => {
    const { connector, pauses } = openThere();
    teams.goWrong('send', { status, times: 9 });
    const trouble = await caught(connector.send(there(), hello));
    expect(trouble).toBeInstanceOf(status < 500 ? BusyTrouble : ChatTrouble);
    expect(pauses).toEqual([500, 1000, 2000]);
    expect(teams.calls).toHaveLength(4);
  });

  it.each([412, 429, 500, 502, 503, 504])('asks once where it is told to: %i', async (status) => {
    const { connector, pauses } = openThere();
    const id = await connector.send(there(), hello);
    teams.calls.length = 0;
    for (const kind of ['send', 'update'] as const) teams.goWrong(kind, { status, times: 9 });
    const kind = status < 500 ? BusyTrouble : ChatTrouble;
    expect(await caught(connector.send(there(), hello, 'once'))).toBeInstanceOf(kind);
    expect(await caught(connector.update(there(), id, hello, 'once'))).toBeInstanceOf(kind);
    expect([pauses, teams.calls.length]).toEqual([[], 2]);
  });

  it.each([
    ['30', 30],
    ['0', 0],
    ['Mon, 02 Mar 2026 15:00:04 GMT', 4],
    [undefined, 5],
    ['soon', 5],
  ])('tells how long Teams wants to be left alone: Retry-After %s', async (after, seconds) => {
    const { connector } = openThere();
    teams.goWrong('send', { status: 429, ...(after === undefined ? {} : { retryAfter: after }) });
    const trouble = await caught(connector.send(there(), hello, 'once'));
    expect(trouble).toBeInstanceOf(TeamsBusy);
    expect(trouble).toMatchObject({ retryAfter: seconds, reader: 'operator' });
  });

  it.each([400, 401, 404, 413, 501])('does not ask again after %i', async (status) => {
    const { connector } = openThere();
    teams.goWrong('send', { status, times: 9 });
    expect(await caught(connector.send(there(), hello))).toBeInstanceOf(ChatTrouble);
    expect(teams.calls).toHaveLength(1);
  });

  it('does not post again when the answer was lost: the message may stand there', async () => {
    const { connector } = openThere();
    teams.goWrong('send', { drop: true, times: 9 });
    expect(await caught(connector.send(there(), hello))).toBeInstanceOf(ChatTrouble);
    expect(teams.calls).toHaveLength(1);
  });

  it('does not post again when the answer is late, and does not wait for it', async () => {
    const { connector } = openThere(100);
    teams.goWrong('send', { late: 20_000, times: 9 });
    const start = performance.now();
    expect(await caught(connector.send(there(), hello))).toBeInstanceOf(ChatTrouble);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(teams.calls).toHaveLength(1);
  });

  it('redraws again when the answer was lost, which does no harm', async () => {
    const { connector } = openThere();
    const id = await connector.send(there(), hello);
    teams.goWrong('update', { drop: true, times: 2 });
    await connector.update(there(), id, hello);
    expect(teams.callsOf('update')).toHaveLength(3);
  });

  it('posts when nobody listens at first', async () => {
    const late = await startFakeTeams();
    const { serviceUrl } = late;
    await late[Symbol.asyncDispose]();
    const { connector, pauses } = openThere();
    const trouble = await caught(connector.send({ ...there(), serviceUrl }, hello));
    expect(trouble.message).toContain('ECONNREFUSED');
    expect(trouble).toBeInstanceOf(BusyTrouble);
    expect(pauses).toHaveLength(3);
  });
});

describe('a closed conversation', () => {
  it('is told as such, and not called again until somebody writes there', async () => {
    const { connector } = openThere();
    teams.goWrong('send', { status: 403, code: 'BotNotInConversationRoster' });
    const trouble = await caught(connector.send(there(), hello));
    expect(trouble).toMatchObject({ code: 'teams-closed', reader: 'person', why: 'not-in' });
    expect(trouble).toBeInstanceOf(ClosedTrouble);
    expect(trouble.hint).toContain('Add the app');

    expect(await caught(connector.send(there(), hello))).toBeInstanceOf(TeamsClosed);
    expect(await caught(connector.update(there(), '17', hello))).toBeInstanceOf(TeamsClosed);
    expect(teams.calls).toHaveLength(1);

    connector.heardFrom(there().conversation);
    await connector.send(there(), hello);
    expect(teams.calls).toHaveLength(2);
  });

  it('closes every thread of a channel, and no other conversation', async () => {
    const { connector } = openThere();
    teams.goWrong('send', { status: 403 });
    await caught(connector.send(at(channel('1').conversation.id), hello));
    expect(await caught(connector.send(at(channel('2').conversation.id), hello))).toBeInstanceOf(TeamsClosed);
    await connector.send(there(), hello);
    connector.heardFrom(channel('3').conversation.id);
    await connector.send(at(channel('1').conversation.id), hello);
  });

  it('is also one that is gone', async () => {
    const { connector } = openThere();
    teams.goWrong('send', { status: 404, code: 'ConversationNotFound' });
    expect(await caught(connector.send(there(), hello))).toMatchObject({
      code: 'teams-closed',
      why: 'closed',
    });
  });

  it('is remembered as long as there is room', () => {
    const closed = new Closed(2);
    for (const conversation of ['a:1', 'a:2', 'a:2', 'a:3']) closed.add(conversation);
    expect(['a:1', 'a:2', 'a:3'].map((conversation) => closed.has(conversation))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('a person', () => {
  const nora = people.nora.id;
  const clinic = () => ({ serviceUrl: teams.serviceUrl, tenant: tenants.clinic });

  it('is written to in one conversation, opened once', async () => {
    const { connector, clock } = openThere();
    const ids = await Promise.all([connector.privately(clinic(), nora), connector.privately(clinic(), nora)]);
    expect(ids).toEqual([personal(people.nora).conversation.id, personal(people.nora).conversation.id]);
    expect(teams.callsOf('create')).toMatchObject([
      {
        body: {
          isGroup: false,
          bot: { id: `28:${appId}` },
          members: [{ id: nora }],
          tenantId: tenants.clinic,
        },
      },
    ]);
    await connector.privately(clinic(), people.omar.id);
    expect(teams.callsOf('create')).toHaveLength(2);
    clock.pass({ hours: 25 });
    await connector.privately(clinic(), nora);
    expect(teams.callsOf('create')).toHaveLength(3);
  });

  it('is tried anew after a failure', async () => {
    const { connector } = openThere();
    teams.goWrong('create', { status: 403 });
    expect(await caught(connector.privately(clinic(), nora))).toBeInstanceOf(TeamsClosed);
    expect(await connector.privately(clinic(), nora)).toBe('a:nora');
  });

  it('has a name that is asked for once a day', async () => {
    const { connector, clock } = openThere();
    const where = at(channel().conversation.id);
    expect(await connector.name(where, nora)).toBe('Nora Nurse');
    expect(await connector.name(there(), nora)).toBe('Nora Nurse');
    expect(teams.callsOf('member')).toMatchObject([{ conversation: '19:texts@thread.tacv2', id: nora }]);
    clock.pass({ hours: 25 });
    await connector.name(where, nora);
    expect(teams.callsOf('member')).toHaveLength(2);
  });

  it('has no name when Teams does not tell, and nothing is repeated for it', async () => {
    const { connector } = openThere();
    expect(await connector.name(there(), '29:nobody')).toBeUndefined();
    teams.goWrong('member', { status: 503 });
    expect(await connector.name(there(), nora)).toBeUndefined();
    expect(teams.calls).toHaveLength(2);
    expect(await connector.name(there(), nora)).toBe('Nora Nurse');
  });
});

it('tells of an error only its name and code, not what was said or answered', async () => {
  const { connector } = openThere();
  for (const status of [400, 401, 403, 413]) {
    teams.goWrong('send', { status, code: 'SomeCode' });
    const trouble = await caught(connector.send(at(`a:${status}`), hello));
    const all = [trouble.message, trouble.hint, JSON.stringify(trouble), String(trouble.cause)];
    expect(all.join(' ')).not.toMatch(/private words|words of Teams|outbound-token/);
    expect(Object.keys(trouble.cause as object)).toEqual(['name']);
  }
});
