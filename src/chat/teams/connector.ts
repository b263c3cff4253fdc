/** The way out to Teams, outside any turn: one HTTP call for one thing said. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import type { Clock } from '#kit/clock.ts';
import { ChatTrouble } from '#kit/errors.ts';
import { Closed } from './closed.ts';
import { rootOf } from './conversation.ts';
import { isGone, MessageGone, TeamsClosed, teamsTrouble, tooMuch } from './errors.ts';
import type { ConnectorClient, Identity } from './identity.ts';
import { insist, limited, type Patience } from './insist.ts';
import { Kept } from './kept.ts';
import { allMembers, type Member, membersAtOnce } from './members.ts';
import { Pace } from './pace.ts';

/** Where a conversation is. Safe to store. */
export interface Address {
  readonly serviceUrl: string;
  /** May end in `;messageid=…`: then it is that thread of a channel. */
  readonly conversation: string;
}

/**
 * How long Teams is asked. `insists`: busy Teams is asked again for some 10 s, since somebody waits; a message whose
 * answer was lost is not sent again, since it may stand there. `once`: whoever asks has a patience of their own.
 */
export type Insistence = 'insists' | 'once';

/**
 * Every call but `name` throws TeamsClosed (at once, once it is known), TeamsBusy if nothing was done, or ChatTrouble.
 * Busy Teams is asked again (`insists`) unless told otherwise.
 */
export interface Connector {
  /** Posts; gives the activity id, or nothing at all (`''`) where Teams tells none. */
  send(at: Address, activity: Partial<Activity>, how?: Insistence): Promise<string>;
  /** @throws MessageGone when the message is not there any more. */
  update(at: Address, message: string, activity: Partial<Activity>, how?: Insistence): Promise<void>;
  /** Everybody who reads along in a conversation: of a thread, in its channel. */
  members(at: Address): Promise<readonly Member[]>;
  /** Opens (or finds) the one-to-one conversation with a person and gives its id; asked once a day. */
  privately(at: { readonly serviceUrl: string; readonly tenant: string }, person: string): Promise<string>;
  /** Display name of a member; `undefined` when Teams does not tell within 2 s. Asked once a day. Never throws. */
  name(at: Address, person: string): Promise<string | undefined>;
  /** An activity came from there, so it is open (again). */
  heardFrom(conversation: string): void;
}

const day = 86_400_000;
/** ms that a name is waited for: it only adorns. */
const nameTime = 2000;

export function openConnector(kit: {
  readonly identity: Pick<Identity, 'client' | 'serves' | 'botId'>;
  readonly clock: Clock;
  /** For tests. */
  readonly patience?: Partial<Patience>;
}): Connector {
  const { identity, clock } = kit;
  const patience: Patience = {
    clock,
    pause: (ms) => sleep(ms),
    random: Math.random,
    callTime: 8000,
    ...kit.patience,
  };
  const clients = new Kept<ConnectorClient>(clock, { life: Number.POSITIVE_INFINITY, room: 100 });
  const opened = new Kept<string>(clock, { life: day, room: 5000 });
  const names = new Kept<string | undefined>(clock, { life: day, room: 5000 });
  const closed = new Closed(1000);
  const pace = new Pace(clock);

  async function conversationsAt(serviceUrl: string): Promise<Conversations> {
    if (!identity.serves(serviceUrl))
      throw new ChatTrouble('An address that is not of Teams was to be written to.', {
        hint: 'Nothing was sent. Tell the developers.',
      });
    return (await clients.ask(serviceUrl, () => identity.client(serviceUrl))).conversations;
  }

  async function ask<T>(serviceUrl: string, how: How, call: Asked<T>): Promise<T> {
    try {
      const conversations = await conversationsAt(serviceUrl);
      const tried = (timeout: number) => call(conversations, { timeout });
      return how === 'once'
        ? await limited(tried, patience.callTime)
        : await insist(patience, how === 'repeatable', tried);
    } catch (error) {
      throw error instanceof MessageGone ? error : teamsTrouble(error, clock.now());
    }
  }

  /** Fails at once where posting failed for good before. */
  function askIn<T>({ serviceUrl, conversation }: Address, how: How, call: Asked<T>): Promise<T> {
    return closed.has(conversation) ? Promise.reject(new TeamsClosed()) : ask(serviceUrl, how, call);
  }

  return {
    send: async (at, activity, how) => {
      const root = rootOf(at.conversation);
      const wait = how === 'once' ? pace.wait(root) : 0;
      if (wait > 0) throw tooMuch(wait);
      pace.count(root);
      try {
        const { id } = await askIn(at, how === 'once' ? 'once' : 'not repeatable', (conversations, limit) =>
          conversations.sendToConversation(at.conversation, activity, limit),
        );
        return id ?? '';
      } catch (error) {
        if (error instanceof TeamsClosed) closed.add(at.conversation);
        throw error;
      }
    },

    update: async (at, message, activity, how) => {
      await askIn(at, how === 'once' ? 'once' : 'repeatable', async (conversations, limit) => {
        try {
          await conversations.updateActivity(at.conversation, message, activity, limit);
        } catch (error) {
          throw isGone(error) ? new MessageGone() : error;
        }
      });
    },

    members: ({ serviceUrl, conversation }) =>
      allMembers((token) => {
        const page = { pageSize: membersAtOnce, ...(token ? { continuationToken: token } : {}) };
        return ask(serviceUrl, 'repeatable', (conversations, limit) =>
          conversations.getConversationPagedMembers(rootOf(conversation), { ...page, ...limit } as Paged),
        );
      }),

    privately: ({ serviceUrl, tenant }, person) =>
      opened.ask(`${tenant} ${person}`, async () => {
        const { id } = await ask(serviceUrl, 'repeatable', (conversations, limit) =>
          conversations.createConversation(chatOf(identity.botId, tenant, person), limit),
        );
        return id;
      }),

    name: async ({ serviceUrl, conversation }, person) => {
      try {
        return await names.ask(person, async () => {
          const conversations = await conversationsAt(serviceUrl);
          const member = await limited(
            (timeout) => conversations.getConversationMember(rootOf(conversation), person, { timeout }),
            nameTime,
          );
          return member.name?.trim() || undefined;
        });
      } catch {
        return undefined;
      }
    },

    heardFrom: (conversation) => closed.delete(conversation),
  };
}

type Conversations = ConnectorClient['conversations'];
/** Of `insist`: whether doing it twice does no harm. */
type How = 'once' | 'repeatable' | 'not repeatable';
type Paged = NonNullable<Parameters<Conversations['getConversationPagedMembers']>[1]>;
type Asked<T> = (conversations: Conversations, limit: { readonly timeout: number }) => Promise<T>;

function chatOf(bot: string, tenant: string, person: string) {
  return {
    isGroup: false,
    bot: { id: bot, name: '' },
    members: [{ id: person, name: '' }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  };
}
