import type { ServerResponse } from 'node:http';

/** Answers with one plain sentence, which nobody may keep. */
export function say(
  response: ServerResponse,
  status: number,
  words: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(status, { ...plain, ...headers }).end(`${words}\n`);
}
