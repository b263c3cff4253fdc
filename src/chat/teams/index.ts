/** Microsoft Teams: translates in, translates out, decides nothing. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Chat, Place, Posted } from '#chat/chat.ts';
import type { Clock } from '#kit/clock.ts';
import type { Logger } from '#kit/logger.ts';
import type { View } from '#views/view.ts';
import { admits } from './admission.ts';
import { openConnector } from './connector.ts';
import { rootOf, threadOf } from './conversation.ts';
import { Desk } from './desk.ts';
import { openTeamsDoor, teamsPath } from './door.ts';
import type { TeamsConfig } from './env.ts';
import { openIdentity, type Trust } from './identity.ts';
import { personOf, privatePlace } from './inbound.ts';
import { onInstall, onPress, onSubmit, onWords } from './turns.ts';

export { readTeamsEnv, type TeamsConfig, teamsEnv } from './env.ts';
export { TeamsBusy, TeamsClosed } from './errors.ts';

export interface TeamsKit {
  readonly log: Logger;
  readonly clock: Clock;
  /** Whom to trust instead of Microsoft; for tests. */
  readonly trust?: Trust;
  /** ms to wait for the conversation before whoever pressed is told that we are at work; 4,000 when absent. */
  readonly patience?: number;
}

/** ms that `close` waits for turns under way. */
const drainTime = 8000;

/**
 * Builds the chat; nobody is let in before `chat.open`. `post`, `follow` and `redraw` throw `TeamsClosed` where the bot
 * may not write, `TeamsBusy`, and `ChatTrouble`. Outside a turn they ask Teams once.
 */
export function openTeams(
  { identity: who }: TeamsConfig,
  kit: TeamsKit,
): { chat: Chat; route: { path: string; handle(request: IncomingMessage, response: ServerResponse): void } } {
  const { clock } = kit;
  const log = kit.log.child({ chat: 'teams' });
  const identity = openIdentity(who, { clock, ...(kit.trust ? { trust: kit.trust } : {}) });
  const connector = openConnector({ identity, clock });
  const desk = new Desk({
    connector,
    clock,
    log,
    ...(who.kind === 'app' ? { privateLink: chatLink(who) } : {}),
  });
  const app = new Application({
    adapter: identity.adapter,
    botAppId: who.kind === 'app' ? who.appId : '',
    startTypingTimer: false,
    removeRecipientMention: true,
  });
  route(app, desk, kit.patience ?? 4000);
  let isOpen = false;

  const handle = openTeamsDoor({
    identity,
    log,
    isOpen: () => isOpen,
    onActivity: (activity, auth) => {
      connector.heardFrom(activity.conversation.id);
      desk.people.met(activity);
      desk.rooms.met(activity);
      const turn = identity.run(auth, activity, async (context) => void (await app.run(context)));
      return desk.underWay.during(turn);
    },
  });

  const chat: Chat = {
    id: 'teams',
    ways: [
      ['In a channel or a group chat, mention me with what you know: ', { command: exampleWords }, '.'],
      [{ command: 'explain 30007' }, ' says what a code or an error text means.'],
      ['In our own chat just write to me. Nobody else reads that.'],
      [{ command: 'new' }, ' begins with another text; ', { command: 'start over' }, ' forgets the answers.'],
      [
        { command: 'alerts here' },
        ' tells this place when texts start failing; ',
        { command: 'alerts help' },
        ' says more.',
      ],
      [{ command: 'status' }, ' says how our texts are doing today.'],
    ],
    open: async (hear) => {
      desk.hear = hear;
      isOpen = true;
      if (who.kind === 'anonymous')
        log.warn('Teams takes requests without a token, from this machine: good for a playground only.');
    },
    privately: (place, person) => privatePlace(person, place),
    whole: ({ handle: _, channel, ...place }) => ({ ...place, channel: rootOf(channel) }),
    admits: (place) => admits(desk, place),
    post: (place, view, talk) => desk.underWay.during(post(desk, place, view, talk)),
    follow: (posted, view) => desk.underWay.during(post(desk, below(desk, posted), view)),
    // Teams gives a bot no way to read back what it said
    seek: async () => 'untold',
    redraw: (posted, view, talk) => desk.underWay.during(redraw(desk, posted, view, talk)),
    close: async () => {
      isOpen = false;
      const left = await desk.underWay.drained(drainTime);
      if (left > 0) log.warn({ left }, 'Teams turns were still under way when time was up');
    },
  };
  return { chat, route: { path: teamsPath, handle } };
}

const exampleWords = 'caremessage reminder failed at 9:40pm, only the last one';

/** Every answer to an invoke is given here: the library's own may show one person's card to everybody. */
function route(app: Application, desk: Desk, patience: number): void {
  app.activity(ActivityTypes.Message, async (context) => {
    const { activity } = context;
    if (activity.value === undefined) await onWords(desk, activity);
    else await onSubmit(desk, activity, patience);
  });
  app.activity(ActivityTypes.InstallationUpdate, (context) => onInstall(desk, context.activity));
  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Invoke,
    async (context) => {
      const { activity } = context;
      if (activity.name === 'adaptiveCard/action') {
        const { type, value } = await onPress(desk, activity, patience);
        await answer(context, { statusCode: 200, type, value });
      } else await answer(context, undefined);
    },
    true,
  );
}

async function answer(context: TurnContext, body: object | undefined): Promise<void> {
  const value = body === undefined ? { status: 501 } : { status: 200, body };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}

async function post(desk: Desk, place: Place, view: View, talk?: string): Promise<Posted> {
  const message = await desk.say(place, await desk.draw(view, place, talk));
  return { place, message };
}

/** The thread of a message; where there are no threads, the place itself. */
function below({ rooms }: Desk, { place, message }: Posted): Place {
  const hasThreads = personOf(place) === undefined && rooms.isChannel(place.channel);
  return hasThreads ? { ...place, channel: threadOf(place.channel, message) } : place;
}

async function redraw(desk: Desk, { place, message }: Posted, view: View, talk?: string): Promise<Posted> {
  return { place, message: await desk.put(place, message, await desk.draw(view, place, talk)) };
}

/** learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams; a bot's id begins with 28: */
function chatLink({ appId, tenantId }: { readonly appId: string; readonly tenantId: string }): string {
  return `https://teams.microsoft.com/l/chat/0/0?tenantId=${tenantId}&users=28:${appId}`;
}
