/** Slack: translates in, translates out, decides nothing. Over HTTP, or by Socket Mode where there is no address. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import type { Chat } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import { admits } from './admits.ts';
import { interactiveOptions, openClients } from './clients.ts';
import { Desk } from './desk.ts';
import { bodyLimit, openDoor } from './door.ts';
import type { SlackConfig } from './env.ts';
import { listenWith } from './listeners.ts';
import { slackLog } from './log.ts';
import { seek } from './marks.ts';
import { follow, post, redraw } from './posts.ts';
import { openSockets } from './sockets.ts';
import { checkToken } from './token.ts';

export { readSlackEnv, type SlackConfig, slackEnv } from './env.ts';
export { NotInChannel, SlackClosed, SlowDown } from './errors.ts';

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
 * its path, whatever its method, with the body unread. `post`, `follow` and `redraw` throw `NotInChannel`, `SlackClosed`,
 * `SlowDown` or `ChatTrouble`; they never repeat a call that Slack may have taken, because it would post twice.
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
      [
        { command: 'alerts here' },
        ' tells this channel when texts begin to fail; ',
        { command: 'alerts' },
        ' says more.',
      ],
      [{ command: 'status' }, ' says how texts are doing today.'],
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
    whole: ({ handle: _, ...place }) => place,
    admits: (place) => desk.underWay.during(admits(desk, place)),
    post: (place, view, talk, mark) => desk.underWay.during(post(desk, place, view, talk, mark)),
    follow: (posted, view, mark) => desk.underWay.during(follow(desk, posted, view, mark)),
    seek: (where, mark, since) => desk.underWay.during(seek(desk, where, mark, since)),
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
