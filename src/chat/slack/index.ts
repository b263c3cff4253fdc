/** Slack: translates in, translates out, decides nothing. Over HTTP, or by Socket Mode where there is no address. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import type { Chat, Place, Posted } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import type { View } from '#views/view.ts';
import { interactiveOptions, openClients } from './clients.ts';
import { Desk } from './desk.ts';
import { bodyLimit, openDoor } from './door.ts';
import type { SlackConfig } from './env.ts';
import { slackCode, slackTrouble } from './errors.ts';
import { sendToHook } from './hooks.ts';
import { Hook } from './inbound.ts';
import { limits } from './limits.ts';
import { listenWith } from './listeners.ts';
import { bareError, slackLog } from './log.ts';
import { openSockets } from './sockets.ts';
import { checkToken } from './token.ts';

export { readSlackEnv, type SlackConfig, slackEnv } from './env.ts';
export { NotInChannel, SlowDown } from './errors.ts';

export interface SlackKit {
  readonly log: Logger;
  readonly clock: Clock;
  /** ms to wait for the conversation before Slack is told that we are at work; 2,500, since Slack waits 3,000. */
  readonly patience?: number;
}

/** One request path for the front door. */
export interface SlackRoute {
  readonly path: '/slack/events';
  handle(request: IncomingMessage, response: ServerResponse): void;
}

const path = '/slack/events';
/** ms that `close` waits for turns under way. */
const drainTime = 8000;

/**
 * Builds the chat; nothing is connected before `chat.open`. `route` is there for HTTP only: hand it every request to
 * its path, whatever its method, with the body unread. `post` and `redraw` throw `NotInChannel`, `SlowDown` or
 * `ChatTrouble`; they never repeat a call, because Slack would post twice.
 */
export function openSlack(config: SlackConfig, kit: SlackKit): { chat: Chat; route?: SlackRoute } {
  const { clock } = kit;
  const log = kit.log.child({ chat: 'slack' });
  const clients = openClients(config, slackLog(log));
  const desk = new Desk({ clients, clock, log, patience: kit.patience ?? 2500 });
  const { entrance } = config;
  // the door has proved who sent it before Bolt sees it; in Socket Mode this receiver is never asked
  const receiver = new HTTPReceiver({
    signingSecret: '',
    signatureVerification: false,
    endpoints: path,
    bodyLimit,
    logger: slackLog(log),
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: config.botToken }),
    logger: slackLog(log),
    clientOptions: interactiveOptions(config),
    convoStore: false,
    ignoreSelf: false,
    tokenVerificationEnabled: false,
  });
  listenWith(app, desk);
  const sockets =
    entrance.by === 'socket'
      ? openSockets({
          appToken: entrance.appToken,
          ...(config.apiUrl ? { apiUrl: config.apiUrl } : {}),
          app,
          log,
          logger: () => slackLog(log),
        })
      : undefined;
  let isOpen = false;

  const chat: Chat = {
    id: 'slack',
    ways: [
      [{ command: '' }, ' asks everything, a button at a time.'],
      [{ command: 'caremessage reminder failed at 9:40pm, only the last one' }, ' starts with what you say.'],
      [{ command: 'explain 30007' }, ' says what a code or an error text means.'],
      ['In a thread, open the menu of a message and choose "Why did this text fail?".'],
    ],
    // a message to a person's id reaches the conversation with the app (docs.slack.dev, chat.postMessage)
    privately: ({ chat, workspace }, person) => ({ chat, workspace, channel: person, stays: 'private' }),
    open: async (hear) => {
      desk.hear = hear;
      await sockets?.open();
      isOpen = true;
      void checkToken(clients.background, log);
    },
    post: (place, view, talk) => desk.underWay.during(post(desk, place, view, talk)),
    redraw: (posted, view, talk) => desk.underWay.during(redraw(desk, posted, view, talk)),
    close: async () => {
      isOpen = false;
      const left = await desk.underWay.drained(drainTime);
      if (left > 0) log.warn({ left }, 'Slack turns were still under way when time was up');
      await sockets?.close();
    },
  };
  if (entrance.by === 'socket') return { chat };
  const handle = openDoor({
    signingSecret: entrance.signingSecret,
    clock,
    log,
    isOpen: () => isOpen,
    listener: receiver.requestListener,
  });
  return { chat, route: { path, handle } };
}

/** By the response address that came with the press, which needs no membership; else as the bot. */
async function post(desk: Desk, place: Place, view: View, talk?: string): Promise<Posted> {
  const drawn = desk.draw(view, talk);
  const hook = place.handle instanceof Hook ? place.handle : undefined;
  const { handle: _, ...where } = place;
  if (hook && desk.clock.now().getTime() - hook.given < limits.responseUrlLife) {
    try {
      await sendToHook(hook.address, 'announce', drawn);
      return { place: where, message: unnamed };
    } catch (error) {
      // a time-out may have posted; anything else has not
      if (error instanceof Error && error.name === 'TimeoutError') throw slackTrouble(error);
      desk.log.warn(bareError(error), 'a response address did not post; posting as the bot');
    }
  }
  try {
    const posted = await desk.clients.background.chat.postMessage({
      channel: place.channel,
      ...mutable(drawn),
      unfurl_links: false,
      unfurl_media: false,
    });
    return { place: where, message: posted.ts ?? unnamed };
  } catch (error) {
    throw slackTrouble(error);
  }
}

/** Slack does not say which message a response address made; such a one is said anew instead of redrawn. */
const unnamed = 'unnamed';

async function redraw(desk: Desk, posted: Posted, view: View, talk?: string): Promise<Posted> {
  if (posted.message === unnamed) return post(desk, posted.place, view, talk);
  try {
    await desk.clients.background.chat.update({
      channel: posted.place.channel,
      ts: posted.message,
      ...mutable(desk.draw(view, talk)),
    });
    return posted;
  } catch (error) {
    const gone = ['message_not_found', 'cant_update_message', 'edit_window_closed'];
    if (!gone.includes(slackCode(error) ?? '')) throw slackTrouble(error);
    return post(desk, posted.place, view, talk);
  }
}

function mutable({ text, blocks }: ReturnType<Desk['draw']>) {
  return { text, blocks: [...blocks] };
}
