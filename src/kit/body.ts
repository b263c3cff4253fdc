/** Reads what was sent, and an oversized body away, so that the connection stays usable. */
import type { IncomingMessage } from 'node:http';

/** Bytes: more than `limit` is refused, and more than `drain` not even read to its end. `time`: ms for it to arrive. */
export interface BodyPlan {
  readonly limit: number;
  readonly drain: number;
  readonly time: number;
}

/** Why it is refused, as HTTP says it. */
export interface Refusal {
  readonly status: 405 | 408 | 413;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of a request of one of the `methods`, or why it is refused; `undefined` where whoever sent it has gone. Never rejects. */
export async function readBody(
  request: IncomingMessage,
  plan: BodyPlan & { readonly methods: readonly string[] },
): Promise<Buffer | Refusal | undefined> {
  if (!plan.methods.includes(request.method ?? ''))
    return { status: 405, headers: { allow: plan.methods.join(', '), connection: 'close' } };
  if (Number(request.headers['content-length'] ?? 0) > plan.drain) return flood;
  const body = await read(request, plan);
  return body === 'gone' ? undefined : body;
}

/** The same, of a POST only. */
export const readPost = (request: IncomingMessage, plan: BodyPlan): Promise<Buffer | Refusal | undefined> =>
  readBody(request, { ...plan, methods: ['POST'] });

const closed = { connection: 'close' };
const flood: Refusal = { status: 413, headers: closed };
const tooLarge: Refusal = { status: 413 };
const slow: Refusal = { status: 408, headers: closed };

function read(request: IncomingMessage, plan: BodyPlan): Promise<Buffer | Refusal | 'gone'> {
  const { promise, resolve } = Promise.withResolvers<Buffer | Refusal | 'gone'>();
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => done(slow), plan.time);
  const done = (body: Buffer | Refusal | 'gone') => {
    clearTimeout(timer);
    request.off('data', take);
    resolve(body);
  };
  const take = (chunk: Buffer) => {
    size += chunk.length;
    if (size > plan.drain) return done(flood);
    if (size > plan.limit) chunks.length = 0;
    else chunks.push(chunk);
  };
  request.on('data', take);
  request.once('end', () => done(size > plan.limit ? tooLarge : Buffer.concat(chunks)));
  request.once('error', () => done('gone'));
  request.once('close', () => done('gone'));
  return promise;
}
