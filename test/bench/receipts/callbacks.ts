/** A system that reports its texts over many connections, one callback after the other on each of them. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { textOf } from './log.ts';

/** Whole requests, ready to be sent, so that the sender costs the machine as little as it can. */
export function callbacks(
  plan: { readonly count: number; readonly each: number; readonly series: string },
  secret: string,
): readonly Buffer[] {
  const { count, each, series } = plan;
  const now = Date.now();
  const timestamp = String(Math.floor(now / 1000));
  return Array.from({ length: count }, (_, n) => {
    const texts = Array.from({ length: each }, (_, k) => textOf(n * each + k, count * each, now, series));
    const body = JSON.stringify(each === 1 ? texts[0] : texts);
    const head = [
      'POST /dlr/generic HTTP/1.1',
      'host: texts.example.com',
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-smsfail-timestamp: ${timestamp}`,
      `x-smsfail-signature: ${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
    ];
    return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

/** Sends them all; gives the ms until the last was answered. @throws Error for an answer that is not 204. */
export async function send(url: string, requests: readonly Buffer[], connections: number): Promise<number> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: connections }, () => connect(Number(port), hostname).setNoDelay());
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const waiting = requests.values();
  const began = performance.now();
  await Promise.all(
    sockets.map((socket) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const next = () => {
        const { value, done } = waiting.next();
        if (done) resolve();
        else socket.write(value);
      };
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
        if (!answer.includes('\r\n\r\n')) return;
        if (!answer.startsWith('HTTP/1.1 204 ')) reject(new Error(`answered ${answer.slice(0, 200)}`));
        answer = '';
        next();
      });
      socket.on('close', () => reject(new Error('closed before all was sent')));
      socket.on('error', reject);
      next();
      return promise;
    }),
  );
  const took = performance.now() - began;
  for (const socket of sockets) socket.destroy();
  return took;
}
