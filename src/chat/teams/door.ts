/** Teams's way in: reads the body, proves that Teams sent it to this practice, and only then hands it on. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { readPost } from '#kit/body.ts';
import type { Logger } from '#kit/logger.ts';
import type { AuthenticateRequestResult, Identity } from './identity.ts';
import { bareError } from './log.ts';

export const teamsPath = '/api/messages';
/** Bytes. A message of Teams is some 100 kB at most; what people type is far less. */
export const bodyLimit = 262_144;
/** Bytes read and thrown away so that the connection stays usable; more than this and it is closed. */
const drainLimit = 4 * bodyLimit;

/** What an invoke is answered with. */
export interface Answer {
  /** HTTP status. */
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface TeamsDoor {
  readonly identity: Pick<Identity, 'authenticate'>;
  readonly log: Logger;
  readonly isOpen: () => boolean;
  /** ms for a body to arrive; 5,000 when absent. */
  readonly readingTime?: number;
  /** Called only for what Teams sent to this practice. Nothing to answer with: 200. Teams waits some seconds only. */
  readonly onActivity: (activity: Activity, auth: AuthenticateRequestResult) => Promise<Answer | undefined>;
}

/** What `TurnContext` and the library stumble over when it is missing. */
const activityShape = z.object({
  type: z.string().min(1),
  id: z.string().min(1),
  channelId: z.string().min(1),
  serviceUrl: z.string().min(1),
  from: z.object({ id: z.string().min(1) }),
  recipient: z.object({ id: z.string().min(1) }),
  conversation: z.object({ id: z.string().min(1) }),
});

/** Gives the listener for `teamsPath`: every request to it, whatever its method, with the body unread. */
export function openTeamsDoor(door: TeamsDoor): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    enter(door, request, response).catch((error: unknown) => {
      door.log.error(bareError(error), 'A Teams request failed.');
      if (!response.headersSent) refuse(response, 500);
    });
  };
}

async function enter(door: TeamsDoor, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { identity, log } = door;
  const plan = { limit: bodyLimit, drain: drainLimit, time: door.readingTime ?? 5000 };
  const body = await readPost(request, plan);
  if (body === undefined) return;
  if (!Buffer.isBuffer(body)) return refuse(response, body.status, body.headers);
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) return refuse(response, 415);
  const activity = readActivity(body);
  if (!activity) return refuse(response, 400);
  if (!door.isOpen()) return refuse(response, 503, { 'retry-after': '5' });

  const auth = await identity.authenticate(activity, request.headers.authorization);
  switch (auth.kind) {
    case 'refused':
      log.warn('A request that Teams did not send, or not now, was refused.');
      return refuse(response, 401);
    case 'foreign':
      log.warn('A request from another tenant, or for another place than Teams, was refused.');
      return refuse(response, 403);
    case 'unreachable':
      log.error("Microsoft's keys cannot be reached, so nobody can be let in.");
      return refuse(response, 503, { 'retry-after': '5' });
    case 'ok':
      return answer(response, await door.onActivity(activity, auth.result));
  }
}

function readActivity(body: Buffer): Activity | undefined {
  try {
    const read: unknown = JSON.parse(body.toString());
    return activityShape.safeParse(read).success ? (read as Activity) : undefined;
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, given: Answer | undefined): void {
  const { status = 200, body } = given ?? {};
  if (body === undefined) response.writeHead(status, { 'content-length': 0 }).end();
  else
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
}

const words: Readonly<Record<number, string>> = {
  400: 'This is not a message that Teams would send.',
  401: 'Only Microsoft Teams is let in here.',
  403: 'Only the Microsoft Teams of this practice is let in here.',
  405: 'Only POST is understood here.',
  408: 'That took too long to arrive.',
  413: 'That is too long.',
  415: 'Only JSON is understood here.',
  500: 'Something went wrong here. It is not your fault.',
  503: 'Not ready yet. Try again in a few seconds.',
};

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  const type = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(status, { ...type, ...headers }).end(`${words[status]}\n`);
}
