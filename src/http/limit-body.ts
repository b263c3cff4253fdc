import type { IncomingMessage } from 'node:http';

/** The longest body taken, bytes. What the chats and providers send is far below it. */
export const longestBody = 1_048_576;

/**
 * Gives `false` for a request that says it is too long. One that does not say (chunked) is cut off when it gets there:
 * the parser hands its pieces to `push`, the only place to count them without reading the body before the route does.
 */
export function limitBody(request: IncomingMessage): boolean {
  if (Number(request.headers['content-length'] ?? 0) > longestBody) return false;
  const push = request.push.bind(request);
  let taken = 0;
  request.push = (chunk, encoding) => {
    taken += chunk?.length ?? 0;
    if (taken > longestBody) request.destroy(new Error('The body is too long.'));
    return push(chunk, encoding);
  };
  return true;
}
