/**
 * One of the servers that `bench:receipts` compares, in a process of its own: `ours` is the whole house with the generic
 * feed on, `bare` a server that reads a body, checks the same signature and answers 204, and keeps nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { systemClock } from '#kit/clock.ts';
import { openLogger } from '#kit/logger.ts';
import { report } from '../rounds.ts';

const [, , which, secret = '', env = '{}'] = process.argv;
report(which === 'ours' ? await ours() : await bare());

async function ours(): Promise<string> {
  const config = readConfig({ PORT: '0', GENERIC_WEBHOOK_SECRET: secret, ...JSON.parse(env) });
  const log = openLogger({ level: 'error', clock: systemClock, sink: process.stderr });
  return (await openApp(config, { clock: systemClock, log }).start()).url;
}

async function bare(): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { 'x-smsfail-timestamp': time, 'x-smsfail-signature': shown } = request.headers;
    const right = createHmac('sha256', secret).update(`${time}.`).update(Buffer.concat(parts)).digest();
    const same = timingSafeEqual(Buffer.from(String(shown), 'hex'), right);
    response.writeHead(same ? 204 : 403).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
