/** The way out to Teams, outside any turn: one HTTP call for one thing said. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import type { Clock } from '#kit/clock.ts';
import { ChatTrouble } from '#kit/errors.ts';
import { MessageGone, TeamsClosed, teamsTrouble } from './errors.ts';
import type { ConnectorClient, Identity } from './identity.ts';
import { insist, limited, type Patience } from './insist.ts';
import { Kept } from './kept.ts';
import { refusal } from './log.ts';

/** Where a conversation is. Safe to store. */
export interface Address {
  readonly serviceUrl: string;
  /** May end in `;messageid=…`: then it is that thread of a channel. */
  readonly conversation: string;
}

/**
 * Every call but `name` throws TeamsClosed (at once, once it is known), or ChatTrouble. Busy Teams is asked again for
 * some 10 s; a message whose answer was lost is not sent again, since it may stand there.
 */
export interface Connector {
  /** Posts; gives the activity id, or nothing at all (`''`) where Teams tells none. */
  send(at: Address, activity: Partial<Activity>): Promise<string>;
  /** @throws MessageGone when the message is not there any more. */
  update(at: Address, message: string, activity: Partial<Activity>): Promise<void>;
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
const mostClosed = 1000;

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
  const closed = new Set<string>();

  async function conversationsAt(serviceUrl: string) {
    if (!identity.serves(serviceUrl))
      throw new ChatTrouble('An address that is not of Teams was to be written to.', {
        hint: 'Nothing was sent. Tell the developers.',
      });
    return (await clients.ask(serviceUrl, () => identity.client(serviceUrl))).conversations;
  }

  /** Fails at once where it failed for good before. */
  async function talk<T>({ conversation }: Address, call: () => Promise<T>): Promise<T> {
    if (closed.has(rootOf(conversation))) throw new TeamsClosed();
    try {
      return await call();
    } catch (error) {
      throw error instanceof MessageGone ? error : teamsTrouble(error);
    }
  }

  function remember(conversation: string): void {
    for (const oldest of closed) {
      if (closed.size < mostClosed) break;
      closed.delete(oldest);
    }
    closed.add(rootOf(conversation));
  }

  return {
    send: (at, activity) =>
      talk(at, async () => {
        const conversations = await conversationsAt(at.serviceUrl);
        try {
          const { id } = await insist(patience, false, (timeout) =>
            conversations.sendToConversation(at.conversation, activity, { timeout }),
          );
          return id ?? '';
        } catch (error) {
          const trouble = teamsTrouble(error);
          if (trouble instanceof TeamsClosed) remember(at.conversation);
          throw trouble;
        }
      }),

    update: (at, message, activity) =>
      talk(at, async () => {
        const conversations = await conversationsAt(at.serviceUrl);
        try {
          await insist(patience, true, (timeout) =>
            conversations.updateActivity(at.conversation, message, activity, { timeout }),
          );
        } catch (error) {
          const trouble = teamsTrouble(error);
          throw refusal(error).status === 404 && !(trouble instanceof TeamsClosed)
            ? new MessageGone()
            : trouble;
        }
      }),

    privately: ({ serviceUrl, tenant }, person) =>
      opened.ask(`${tenant} ${person}`, async () => {
        try {
          const conversations = await conversationsAt(serviceUrl);
          const { id } = await insist(patience, true, (timeout) =>
            conversations.createConversation(firstWords(identity.botId, tenant, person), { timeout }),
          );
          return id;
        } catch (error) {
          throw teamsTrouble(error);
        }
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

    heardFrom: (conversation) => void closed.delete(rootOf(conversation)),
  };
}

/** The channel of a thread; any other conversation is its own. */
const rootOf = (conversation: string) => conversation.split(';')[0] ?? conversation;

function firstWords(bot: string, tenant: string, person: string) {
  return {
    isGroup: false,
    bot: { id: bot, name: '' },
    members: [{ id: person, name: '' }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  };
}
