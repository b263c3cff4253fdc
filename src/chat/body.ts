/** Reads a request's body whole, and an oversized one away, so that the connection stays usable. */
import type { IncomingMessage } from 'node:http';

export type Body = Buffer | 'too large' | 'flood' | 'slow' | 'gone';

/**
 * More than `limit` bytes: `too large`, read to its end and thrown away. More than `drain`: `flood`, and not done
 * within `time` ms: `slow`; the connection has to be closed then. Never rejects.
 */
export function readBody(
  request: IncomingMessage,
  plan: { readonly limit: number; readonly drain: number; readonly time: number },
): Promise<Body> {
  const { promise, resolve } = Promise.withResolvers<Body>();
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => done('slow'), plan.time);
  const done = (body: Body) => {
    clearTimeout(timer);
    request.off('data', take);
    resolve(body);
  };
  const take = (chunk: Buffer) => {
    size += chunk.length;
    if (size > plan.drain) return done('flood');
    if (size > plan.limit) chunks.length = 0;
    else chunks.push(chunk);
  };
  request.on('data', take);
  request.once('end', () => done(size > plan.limit ? 'too large' : Buffer.concat(chunks)));
  request.once('error', () => done('gone'));
  request.once('close', () => done('gone'));
  return promise;
}
