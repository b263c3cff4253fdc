/** The providers' way in at the HTTP door. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '#kit/body.ts';
import type { Clock } from '#kit/clock.ts';
import { say } from '#kit/say.ts';
import { within } from '#kit/within.ts';
import type { Provider } from '#providers/provider.ts';
import { addressOf, pathOf, queryOf, receiptsPath } from './address.ts';
import { type Answer, answers } from './answers.ts';
import { type ReceiveDesk, receive } from './receive.ts';

/** Bytes. The largest receipts are some 10 kB; a batch of Sinch's is the longest there is. */
export const longestCallback = 262_144;
/** Bytes read and thrown away so that the connection stays usable; more than this and it is closed. */
const drainLimit = 4 * longestCallback;
/** ms for a body to arrive. */
const readingTime = 5000;
/** ms from the body to the answer: Telnyx waits 2,000 from the first byte (developers.telnyx.com). */
const answerTime = 1700;

export interface RoutePlan extends ReceiveDesk {
  readonly providers: readonly Provider[];
  /** PUBLIC_URL; absent where no signature covers the address. */
  readonly publicUrl?: string;
  readonly clock: Clock;
  /** ms; for tests. */
  readonly readingTime?: number;
  readonly answerTime?: number;
}

export interface ReceiptRoute {
  readonly path: string;
  readonly under: true;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Takes every request under `/dlr`, whatever its method, with the body unread. */
export function openRoute(plan: RoutePlan): ReceiptRoute {
  const providers = new Map(plan.providers.map((provider) => [provider.id, provider]));
  const { tally } = plan;

  async function answer(request: IncomingMessage): Promise<Answer | undefined> {
    const url = request.url ?? '';
    const path = pathOf(url);
    const provider = providers.get(path?.provider ?? '');
    const workspace = path?.workspace;
    if (!provider || (workspace !== undefined && !plan.map.knows(workspace))) {
      tally.refused(provider?.id ?? 'unknown', 'unknown-address');
      return answers.nowhere;
    }
    const body = await readBody(request, {
      methods: provider.methods,
      limit: longestCallback,
      drain: drainLimit,
      time: plan.readingTime ?? readingTime,
    });
    if (body === undefined) return undefined;
    if (!Buffer.isBuffer(body)) {
      tally.refused(provider.id, reasons[body.status]);
      return { ...body, words: answers.refusals[body.status] };
    }
    const callback = {
      method: request.method as 'GET' | 'POST',
      url: addressOf(plan.publicUrl, url),
      query: queryOf(url),
      headers: request.headers,
      body,
      now: plan.clock.now(),
    };
    const given = await within(receive(callback, provider, workspace, plan), plan.answerTime ?? answerTime);
    if (given) return given;
    // it may still be kept; sent again, it changes nothing
    tally.refused(provider.id, 'too-late');
    return answers.unavailable;
  }

  return {
    path: receiptsPath,
    under: true,
    async handle(request, response) {
      const given = await answer(request);
      if (!given) return;
      if (given.status === 204) response.writeHead(204).end();
      else say(response, given.status, given.words, given.headers);
    },
  };
}

const reasons = { 405: 'method', 408: 'too-slow', 413: 'too-long' } as const;
