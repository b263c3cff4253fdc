/** The one front door: a table of paths, health for machines, plain words for everybody else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DoorTrouble } from '#kit/errors.ts';
import type { Logger } from '#kit/logger.ts';
import { say } from '#kit/say.ts';
import { limitBody } from './limit-body.ts';

export interface Route {
  readonly path: string;
  /** Takes what lies under the path too: `/dlr` takes `/dlr/twilio`. A route of the exact path goes before it. */
  readonly under?: boolean;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export interface Door {
  /** Where it listens, as an address to open. */
  readonly url: string;
  /** Takes nobody in any more, lets those inside finish for at most `patience` ms, then shows them out. */
  close(patience: number): Promise<void>;
}

/**
 * Opens the door. `unready` gives the reason why the house is not ready, in plain words, or nothing if it is; `notes` what
 * whoever looks after a house that is ready should know, a sentence each.
 * @throws DoorTrouble if the address cannot be listened on.
 */
export async function openDoor(plan: {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly unready: () => Promise<string | undefined>;
  readonly notes?: () => Promise<readonly string[]>;
  readonly log: Logger;
}): Promise<Door> {
  const routes = new Map(plan.routes.map((route) => [route.path, route]));
  const above = plan.routes.filter(({ under }) => under);
  const server = createServer(
    { maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      receive(request, response).catch((err) => {
        plan.log.error({ err }, 'A request failed.');
        if (response.headersSent) response.destroy();
        else say(response, 500, 'Something went wrong here. It is not your fault.');
      });
    },
  );

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/'] = (request.url ?? '/').split('?');
    if (path === '/healthz') return say(response, 200, 'alive');
    if (path === '/readyz') {
      const reason = await plan.unready();
      if (reason !== undefined) return say(response, 503, reason);
      return say(response, 200, ['ready', ...((await plan.notes?.()) ?? [])].join('\n'));
    }
    const route = routes.get(path) ?? above.find((one) => path.startsWith(`${one.path}/`));
    if (route === undefined) return say(response, 404, 'There is nothing here.');
    if (limitBody(request)) return route.handle(request, response);
    response.setHeader('connection', 'close');
    say(response, 413, 'That is too long.');
  }

  await listen(server, plan.host, plan.port);
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: (patience) => close(server, patience),
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ host, port }, resolve);
  try {
    await promise;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new DoorTrouble(`The HTTP door cannot be opened at ${host}, port ${port}: ${why[code] ?? code}.`, {
      cause,
      hint: remedy[code] ?? 'Set HOST and PORT to an address of this machine and a free port.',
    });
  }
  server.off('error', reject);
}

const why: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not use that port',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'that name leads nowhere',
};
const remedy: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Stop the other program (is the bot running already?), or set PORT to another number.',
  EACCES: 'Set PORT to a number above 1023.',
};

async function close(server: Server, patience: number): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  // a connection that was busy at that moment goes idle later, and would then be kept alive
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const end = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(end);
}
