/**
 * Slack's way in over HTTP: reads the body, proves that Slack sent it just now, and only then hands it to Bolt.
 * Bolt alone would leave an oversized body unread on a kept connection (the next request on it hangs) and accepts
 * timestamps from the future.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';
import { readPost } from '#kit/body.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';

/** Bytes. Slack's largest payloads are some 100 kB. */
export const bodyLimit = 1_048_576;
/** Bytes read and thrown away so that the connection stays usable; more than this and it is closed. */
const drainLimit = 8 * bodyLimit;
const readingTime = 5000;
/** Seconds a request may be old or early; Slack's own advice for the past. */
const fresh = 300;

export interface Door {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly isOpen: () => boolean;
  /** Bolt's listener; `request.rawBody` is set. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
}

export function openDoor(door: Door): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    enter(door, request, response).catch((error: unknown) => {
      door.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a Slack request failed');
      if (!response.headersSent) refuse(response, 500);
    });
  };
}

async function enter(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readPost(request, { limit: bodyLimit, drain: drainLimit, time: readingTime });
  if (body === undefined) return;
  if (!Buffer.isBuffer(body)) return refuse(response, body.status, body.headers);
  if (!genuine(door, request, body)) {
    door.log.warn({}, 'a request that Slack did not sign, or not just now, was refused');
    return refuse(response, 401);
  }
  if (!door.isOpen()) return refuse(response, 503, { 'retry-after': '5' });
  door.listener(Object.assign(request, { rawBody: body }), response);
}

function genuine(door: Door, request: IncomingMessage, body: Buffer): boolean {
  const signature = request.headers['x-slack-signature'];
  const timestamp = request.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp))
    return false;
  const now = door.clock.now().getTime();
  if (Number(timestamp) > now / 1000 + fresh) return false;
  return isValidSlackRequest({
    signingSecret: door.signingSecret,
    body: body.toString(),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
    nowMilliseconds: now,
  });
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}
