import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openDoor, type Route } from '#http/door.ts';
import { longestBody } from '#http/limit-body.ts';
import { openLogger, silentLogger } from '#kit/logger.ts';
import { FakeClock } from '../fakes/clock.ts';

async function open(
  routes: readonly Route[] = [],
  unready: () => Promise<string | undefined> = async () => undefined,
) {
  const door = await openDoor({ host: '127.0.0.1', port: 0, routes, unready, log: silentLogger });
  onTestFinished(() => door.close(0));
  return door;
}

const echo: Route = {
  path: '/echo',
  async handle(asked, response) {
    let size = 0;
    for await (const chunk of asked) size += chunk.length;
    response.end(`${asked.method} ${asked.url} ${size}`);
  },
};

it('says that it lives, whether it is ready, and why not', async () => {
  let reason: string | undefined;
  const { url } = await open([], async () => reason);

  expect(await (await fetch(`${url}/healthz`)).text()).toBe('alive\n');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);

  reason = 'The store does not answer.';
  const unready = await fetch(`${url}/readyz`);
  expect(unready.status).toBe(503);
  expect(await unready.text()).toBe('The store does not answer.\n');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

it('takes a request to its route, whatever its query, and nobody anywhere else', async () => {
  const { url } = await open([echo]);

  const found = await fetch(`${url}/echo?a=1`, { method: 'POST', body: 'four' });
  expect(await found.text()).toBe('POST /echo?a=1 4');

  const lost = await fetch(`${url}/wp-admin`);
  expect(lost.status).toBe(404);
  expect(lost.headers.get('content-type')).toContain('text/plain');
});

it('takes what lies under a path to its route, unless a route has that very path', async () => {
  const named = (path: string, name: string, under = false): Route => ({
    path,
    under,
    handle: (asked, response) => void response.end(`${name} ${asked.url}`),
  });
  const { url } = await open([
    named('/dlr', 'all', true),
    named('/dlr/own', 'own'),
    named('/exact', 'exact'),
  ]);
  const got = async (path: string) => (await fetch(url + path)).text();

  expect(await got('/dlr')).toBe('all /dlr');
  expect(await got('/dlr/twilio/north?a=1')).toBe('all /dlr/twilio/north?a=1');
  expect(await got('/dlr/own?b')).toBe('own /dlr/own?b');
  for (const path of ['/dlrs', '/exact/more', '/DLR/x', '/x/dlr'])
    expect((await fetch(url + path)).status).toBe(404);
});

it('takes a body up to its limit and none beyond it', async () => {
  const { url } = await open([echo]);

  const most = await fetch(`${url}/echo`, { method: 'POST', body: 'x'.repeat(longestBody) });
  expect(await most.text()).toContain(String(longestBody));

  const said = await fetch(`${url}/echo`, { method: 'POST', body: 'x'.repeat(longestBody + 1) });
  expect(said.status).toBe(413);

  const { promise, resolve } = Promise.withResolvers<unknown>();
  const endless = request(`${url}/echo`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
  endless.on('error', resolve).on('response', (response) => resolve(response.statusCode));
  for (let n = 0; n <= 20; n++) endless.write('x'.repeat(longestBody / 16));
  expect(await promise).not.toBe(200);
});

it('answers 500 for a route that breaks, logs it, and goes on', async () => {
  const lines: string[] = [];
  const log = openLogger({
    level: 'info',
    clock: new FakeClock(),
    sink: { write: (line) => lines.push(line) },
  });
  const broken: Route = {
    path: '/broken',
    handle: async () => {
      throw new Error('call 555-555-0142');
    },
  };
  const door = await openDoor({
    host: '127.0.0.1',
    port: 0,
    routes: [broken],
    unready: async () => undefined,
    log,
  });
  onTestFinished(() => door.close(0));

  const answer = await fetch(`${door.url}/broken`);

  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('555');
  expect(lines.join('')).toContain('A request failed.');
  expect(lines.join('')).not.toContain('0142');
  expect((await fetch(`${door.url}/healthz`)).status).toBe(200);
});

it('answers a garbled request instead of falling over', async () => {
  const { url } = await open();
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.once('data', (bytes) => resolve(String(bytes)));
  socket.write('GARBAGE\r\n\r\n');

  expect(await promise).toContain('400');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

it('lets those inside finish before it closes', async () => {
  const gate = Promise.withResolvers<void>();
  const inside = Promise.withResolvers<void>();
  const slow: Route = {
    path: '/slow',
    async handle(_asked, response) {
      inside.resolve();
      await gate.promise;
      response.end('done');
    },
  };
  const door = await open([slow]);
  const answer = fetch(`${door.url}/slow`);
  await inside.promise;

  const closed = door.close(60_000);
  gate.resolve();

  expect(await (await answer).text()).toBe('done');
  await closed;
  await expect(fetch(`${door.url}/healthz`)).rejects.toThrow();
});

it('does not wait for those who never finish', async () => {
  const inside = Promise.withResolvers<void>();
  const door = await open([{ path: '/never', handle: () => inside.resolve() }]);
  const answer = fetch(`${door.url}/never`);
  answer.catch(() => {});
  await inside.promise;

  await door.close(0);

  await expect(answer).rejects.toThrow();
});

it('says what to do where the port is taken or the address is not ours', async () => {
  const { url } = await open();
  const plan = { routes: [], unready: async () => undefined, log: silentLogger };

  await expect(
    openDoor({ ...plan, host: '127.0.0.1', port: Number(new URL(url).port) }),
  ).rejects.toMatchObject({
    code: 'door',
    message: expect.stringContaining('another program listens there'),
    hint: expect.stringContaining('PORT'),
  });
  await expect(openDoor({ ...plan, host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
    message: expect.stringContaining('no such address'),
    hint: expect.stringContaining('HOST'),
  });
});
