import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDoor } from '#http/door.ts';
import { StoreTrouble } from '#kit/errors.ts';
import { keyedHash } from '#kit/keyed-hash.ts';
import { openLogger } from '#kit/logger.ts';
import type { Callback, Provider, Reading, Verified } from '#providers/provider.ts';
import { openIntake } from '#receipts/intake.ts';
import { openMap } from '#receipts/map.ts';
import { longestCallback, openRoute, type RoutePlan } from '#receipts/route.ts';
import { hashes } from '#receipts/row.ts';
import { openTally } from '#receipts/tally.ts';
import type { ReceiptRow, UnreadableRow } from '#store/store.ts';
import { FakeClock } from '../fakes/clock.ts';

const key = Buffer.alloc(32, 7);
const receipt = {
  provider: 'acme',
  message: 'M1',
  state: 'failed',
  said: 'failed',
  to: '+12125550123',
} as const;

/** A door with one provider that says what it is told to say, over a store that only remembers. */
async function open(
  script: Partial<Omit<Provider, 'id'>> = {},
  more: Partial<RoutePlan> & { readonly take?: () => Promise<never> } = {},
) {
  const clock = new FakeClock();
  const lines: string[] = [];
  const log = openLogger({ level: 'debug', clock, sink: { write: (line) => lines.push(line) } });
  const callbacks: Callback[] = [];
  const rows: ReceiptRow[] = [];
  const unreadable: UnreadableRow[] = [];
  const provider: Provider = {
    id: 'acme',
    methods: ['POST'],
    verify: async () => ({ genuine: true }),
    read: () => ({ receipts: [receipt] }),
    ...script,
  };
  const store = {
    take: async (taken: readonly ReceiptRow[]) => {
      if (more.take) return more.take();
      rows.push(...taken);
      return { fresh: taken.length, changed: 0, same: 0 };
    },
    takeUnreadable: async (taken: readonly UnreadableRow[]) => void unreadable.push(...taken),
  };
  const tally = openTally({ clock, log });
  const route = openRoute({
    providers: [
      {
        ...provider,
        verify: async (callback) => {
          callbacks.push(callback);
          return provider.verify(callback);
        },
      },
    ],
    publicUrl: 'https://texts.example.com/bot/',
    hashes: hashes(key),
    digest: keyedHash(key, 'unreadable'),
    map: openMap({ workspaces: { north: { chats: [] } }, senders: { CLINIC: { workspace: 'north' } } }, 'US'),
    country: 'US',
    store,
    intake: openIntake({ store, clock, log }),
    tally,
    clock,
    log,
    ...more,
  });
  const door = await openDoor({
    host: '127.0.0.1',
    port: 0,
    routes: [route],
    unready: async () => undefined,
    log,
  });
  onTestFinished(() => door.close(0));
  const post = (path: string, body = '{}', headers: Record<string, string> = json) =>
    fetch(`${door.url}${path}`, { method: 'POST', body, headers });
  return { url: door.url, post, rows, unreadable, callbacks, lines, tally };
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const count = (tally: RoutePlan['tally'], what: string) =>
  tally.counts().find((one) => one.what === what)?.count ?? 0;

it('keeps a genuine receipt, answers nothing but 204, and counts it', async () => {
  const { post, rows, tally } = await open();

  const answer = await post('/dlr/acme?platform=cliniko&site=north&feature=recall', '{"to":"+12125550123"}');

  expect(answer.status).toBe(204);
  expect(await answer.text()).toBe('');
  expect(rows).toMatchObject([
    { workspace: 'main', message: 'M1', tail: '23', platform: 'cliniko', site: 'north', feature: 'recall' },
  ]);
  expect(count(tally, 'accepted')).toBe(1);
});

it('hands the provider the public address and the bytes as they came, whatever the Host header says', async () => {
  const { post, callbacks } = await open();
  const body = '{ "a" :1,\r\n"b":"\u00e9" }';

  await post('/dlr/acme/north?b=2&a=%2B1+x&&c', body, {
    ...json,
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
  });

  const [callback] = callbacks;
  expect(callback?.url).toBe('https://texts.example.com/bot/dlr/acme/north?b=2&a=%2B1+x&&c');
  expect(callback?.body.equals(Buffer.from(body))).toBe(true);
  expect(callback?.query.get('a')).toBe('+1 x');
  expect(callback?.method).toBe('POST');
});

describe('addresses', () => {
  it.each([
    '/dlr',
    '/dlr/',
    '/dlr/other',
    '/dlr/acme/south',
    '/dlr/acme/',
    '/dlr/acme/north/x',
    '/dlr/acme/%zz',
    '/dlr/toString',
    '/dlr/acme/__proto__',
  ])('%s leads nowhere', async (path) => {
    const { post, callbacks } = await open();
    const answer = await post(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('There is nothing here.\n');
    expect(callbacks).toEqual([]);
  });

  it('name a workspace that is listed, or main', async () => {
    const { post, rows } = await open();
    for (const path of ['/dlr/acme', '/dlr/acme/main', '/dlr/acme/north'])
      expect((await post(path)).status).toBe(204);
    expect(rows.map(({ workspace }) => workspace)).toEqual(['main', 'main', 'north']);
  });

  it('take only the methods of their provider', async () => {
    const { url, tally } = await open({ methods: ['GET', 'POST'] });
    expect((await fetch(`${url}/dlr/acme?status=failed`)).status).toBe(204);
    const put = await fetch(`${url}/dlr/acme`, { method: 'PUT', body: 'x' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await fetch((await open()).url.concat('/dlr/acme'))).status).toBe(405);
    expect(count(tally, 'method')).toBe(1);
  });
});

describe('bodies', () => {
  it('are taken up to 256 KB; a longer one is read away and the connection goes on', async () => {
    const { post, callbacks } = await open();
    expect((await post('/dlr/acme', 'x'.repeat(longestCallback))).status).toBe(204);
    const long = await post('/dlr/acme', 'x'.repeat(300 * 1024));
    expect([long.status, await long.text()]).toEqual([413, 'That is too long.\n']);
    expect((await post('/dlr/acme', 'x'.repeat(2 * 1024 * 1024))).status).toBe(413);
    expect((await post('/dlr/acme')).status).toBe(204);
    expect(callbacks).toHaveLength(2);
  });

  it('that do not arrive are not waited for', async () => {
    const { url } = await open({}, { readingTime: 1 });
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const slow = request(`${url}/dlr/acme`, { method: 'POST', headers: { 'content-length': '10' } });
    slow.on('response', (response) => resolve(response.statusCode)).on('error', reject);
    slow.write('half');
    expect(await promise).toBe(408);
    slow.on('error', () => {}).destroy();
  });
});

describe('a callback that is refused', () => {
  it.each([
    ['unsigned', 401],
    ['forged', 403],
    ['stale', 403],
    ['malformed', 400],
    ['unavailable', 503],
  ] as const)('as %s is answered %i, counted and not kept', async (because, status) => {
    const verified: Verified = { genuine: false, because, why: 'For a reason.' };
    const { post, rows, unreadable, tally, lines } = await open({ verify: async () => verified });

    const answer = await post('/dlr/acme', '{"to":"+12125550123","name":"Maria"}');

    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(status === 503 ? '10' : null);
    expect(answer.headers.get('www-authenticate')).toBeNull();
    expect(await answer.text()).toMatch(/^[A-Z][^\n]+\.\n$/);
    expect([...rows, ...unreadable]).toEqual([]);
    expect(count(tally, because)).toBe(1);
    expect(lines.join()).toContain('For a reason.');
    expect(lines.join()).not.toMatch(/5550123|Maria/);
  });

  it('is told which credentials are waited for', async () => {
    const { post } = await open({
      challenge: 'Basic realm="receipts"',
      verify: async () => ({ genuine: false, because: 'unsigned', why: '' }),
    });
    expect((await post('/dlr/acme')).headers.get('www-authenticate')).toBe('Basic realm="receipts"');
  });

  it('is told about its form where that is the trouble', async () => {
    const { post } = await open({ verify: async () => ({ genuine: false, because: 'malformed', why: '' }) });
    const xml = { 'content-type': 'application/xml' };
    expect((await post('/dlr/acme', '<a/>', xml)).status).toBe(415);
    expect((await post('/dlr/acme', '{}', xml)).status).toBe(400);
    expect((await post('/dlr/acme', '<a/>', { 'content-type': 'text/plain' })).status).toBe(400);
  });
});

describe('something genuine that cannot be read', () => {
  const read = (): Reading => ({ unreadable: ['A field is not there.', 'A field is not there.'] });

  it('is kept as its shape, so that nothing genuine is lost', async () => {
    const { post, unreadable, rows, tally } = await open({ read });

    const first = await post('/dlr/acme/north', '{"to":"+12125550123","n":{"name":"Maria"}}');
    await post('/dlr/acme/north', '{"to":"+12125550123","n":{"name":"Maria"}}');
    await post('/dlr/acme', 'To=%2B12125550123', form);

    expect(first.status).toBe(204);
    expect(rows).toEqual([]);
    expect(unreadable[0]).toEqual({
      workspace: 'north',
      provider: 'acme',
      digest: keyedHash(key, 'unreadable')('{"to":"+12125550123","n":{"name":"Maria"}}'),
      at: new FakeClock().now().getTime(),
      reason: 'A field is not there.',
      shape: '{to: string, n: {name: string}}',
    });
    expect(unreadable[1]?.digest).toBe(unreadable[0]?.digest);
    expect(unreadable[2]).toMatchObject({ workspace: 'main', shape: 'form {To: string}' });
    expect(unreadable[2]?.digest).not.toBe(unreadable[0]?.digest);
    expect(count(tally, 'unreadable')).toBe(3);
  });

  it('is refused when it is no JSON and no form at all', async () => {
    const { post, unreadable, tally } = await open({ read });
    expect((await post('/dlr/acme', '{"to":', json)).status).toBe(400);
    expect((await post('/dlr/acme', 'a=b', json)).status).toBe(400);
    expect((await post('/dlr/acme', 'hello', form)).status).toBe(400);
    expect((await post('/dlr/acme', '', json)).status).toBe(400);
    expect((await post('/dlr/acme', '<a/>', { 'content-type': 'application/xml' })).status).toBe(415);
    expect(unreadable).toEqual([]);
    expect(count(tally, 'malformed')).toBe(5);
  });

  it('beside receipts spoils none of them', async () => {
    const { post, unreadable, rows } = await open({
      read: () => ({ receipts: [receipt], unreadable: ['The second event has no status.'] }),
    });
    expect((await post('/dlr/acme', '[{},{}]')).status).toBe(204);
    expect(rows).toHaveLength(1);
    expect(unreadable).toMatchObject([{ reason: 'The second event has no status.', shape: '[{}]' }]);
  });

  it('is kept too where the reader itself breaks, and nothing of its error is said', async () => {
    const { post, unreadable, lines } = await open({
      read: () => {
        throw new SyntaxError('Unexpected token M, "Maria" is not valid JSON');
      },
    });
    const answer = await post('/dlr/acme', '{"name":"Maria"}');
    expect(answer.status).toBe(204);
    expect(unreadable).toHaveLength(1);
    expect(lines.join()).not.toContain('Maria');
  });
});

it('sends a text where the feed says, if it may, and nowhere otherwise', async () => {
  let workspace: string | undefined;
  let from = '';
  const { post, rows, unreadable } = await open({
    read: () => ({ receipts: [{ ...receipt, from, ...(workspace ? { workspace } : {}) }] }),
  });
  workspace = 'north';
  await post('/dlr/acme');
  await post('/dlr/acme/north');
  workspace = undefined;
  from = 'CLINIC';
  await post('/dlr/acme');
  await post('/dlr/acme/main');
  expect(rows.map((row) => row.workspace)).toEqual(['north', 'north', 'north', 'main']);
  expect(unreadable).toEqual([]);

  workspace = 'south';
  expect((await post('/dlr/acme')).status).toBe(204);
  workspace = 'main';
  expect((await post('/dlr/acme/north')).status).toBe(204);
  expect(rows).toHaveLength(4);
  expect(unreadable.map(({ workspace, reason }) => [workspace, reason])).toEqual([
    ['main', 'A receipt names a workspace that RECEIPTS_MAP does not list.'],
    ['north', 'A receipt names another workspace than the address it came to.'],
  ]);
});

it('counts what it neither keeps nor refuses', async () => {
  const inbound = await open({ read: () => ({ receipts: [] }) });
  expect((await inbound.post('/dlr/acme')).status).toBe(204);
  expect(count(inbound.tally, 'nothing')).toBe(1);
});

it('does what the provider asks before it answers 200', async () => {
  let confirmed = 0;
  const { post } = await open({ read: () => ({ confirm: async () => void confirmed++ }) });
  expect((await post('/dlr/acme')).status).toBe(200);
  expect(confirmed).toBe(1);

  const broken = await open({
    read: () => ({ confirm: async () => Promise.reject(new Error('no network')) }),
  });
  expect((await broken.post('/dlr/acme')).status).toBe(503);
});

describe('when it cannot be kept', () => {
  it('asks the provider to come again', async () => {
    const take = () => Promise.reject(new StoreTrouble('The disk is full.', { hint: 'Make room.' }));
    const { post, tally } = await open({}, { take });
    const answer = await post('/dlr/acme');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await answer.text()).not.toContain('disk');
    expect(count(tally, 'not-kept')).toBe(1);
    expect(count(tally, 'accepted')).toBe(0);
  });

  it('answers in time even where the store does not', async () => {
    const { post, tally } = await open({}, { take: () => new Promise(() => {}), answerTime: 5 });
    expect((await post('/dlr/acme')).status).toBe(503);
    expect(count(tally, 'too-late')).toBe(1);
  });

  it('answers in time even where the check does not, and says nothing of an error in it', async () => {
    const slow = await open({ verify: () => new Promise(() => {}) }, { answerTime: 5 });
    expect((await slow.post('/dlr/acme')).status).toBe(503);

    const { post, lines } = await open({ verify: () => Promise.reject(new Error('Maria')) });
    expect((await post('/dlr/acme')).status).toBe(503);
    expect(lines.join()).not.toContain('Maria');
  });
});
