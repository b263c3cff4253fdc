/** People with Teams open: they write, mention, press and fill in, and it reaches the bot as Teams would send it. */
import { cardOf, findAction, gather } from './card.ts';
import { bot, people, personal, type Spot, type TeamsPerson } from './cast.ts';
import type { FakeTeams, Standing } from './server.ts';

/** What the bot answered. */
export interface Sent {
  readonly status: number;
  /** Read as JSON where it is JSON. */
  readonly body: any;
  readonly ms: number;
}

export interface Who {
  /** Nora, when absent. */
  readonly as?: TeamsPerson;
  /** That person's own chat with the bot, when absent. */
  readonly in?: Spot;
}

export type Desk = ReturnType<typeof atDesk>;

/** `botUrl`: the whole address of the bot's door. `authorization` makes the header of each request; none when absent. */
export function atDesk(teams: FakeTeams, botUrl: string, authorization?: () => string) {
  let serial = 0;

  const base = ({ as: person = people.nora, in: spot = personal(person) }: Who) => {
    serial += 1;
    const { id, name, aadObjectId } = person;
    return {
      id: `f:${serial}`,
      timestamp: '2026-03-02T15:00:00.000Z',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id, name, aadObjectId },
      recipient: bot,
      locale: 'en-US',
      ...spot,
    };
  };

  async function post(activity: unknown, headers: Record<string, string> = {}): Promise<Sent> {
    const start = performance.now();
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization ? { authorization: authorization() } : {}),
        ...headers,
      },
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    const ms = performance.now() - start;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, ms };
  }

  /** What is said of a message: the place it stands in, unless told otherwise. */
  const where = (message: Standing, who: Who): Who => ({
    in: spotOf(message, who.as ?? people.nora),
    ...who,
  });

  const desk = {
    post,
    base,
    message: (text: string, who: Who = {}) =>
      post({ ...base(who), type: 'message', text, textFormat: 'plain', attachments: [html(text)] }),
    mention: (text: string, who: Who = {}) =>
      post({
        ...base(who),
        type: 'message',
        text: `<at>${bot.name}</at> ${text}`,
        textFormat: 'plain',
        attachments: [html(text)],
        entities: [{ type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` }],
      }),
    /** Action.Execute. `trigger`: `automatic` when the client asks by itself. */
    press: (
      action: {
        readonly verb?: string;
        readonly data: unknown;
        readonly id?: string;
        readonly title?: string;
      },
      replyToId: string,
      who: Who & { readonly trigger?: 'manual' | 'automatic' } = {},
    ) =>
      post({
        ...base(who),
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId,
        value: { action: { type: 'Action.Execute', ...action }, trigger: who.trigger ?? 'manual' },
      }),
    /** Action.Submit. */
    submit: (value: unknown, replyToId: string, who: Who = {}) =>
      post({ ...base(who), type: 'message', value, replyToId }),
    /**
     * Presses the button with these words on the message as it stands now. `typed`: what is written into the fields of
     * the card, by id or label. Throws where a client would not send it.
     */
    pressOn: (
      message: Standing | string,
      title: string,
      who: Who & { readonly typed?: Readonly<Record<string, string>> } = {},
    ): Promise<Sent> => {
      const standing = teams.messages.get(typeof message === 'string' ? message : message.id);
      if (!standing) throw new Error('that message does not stand there any more');
      const found = findAction(cardOf(standing.activity), title);
      const data = gather(found, who.typed);
      const { verb, id } = found.action;
      if (found.action.type === 'Action.Submit') return desk.submit(data, standing.id, where(standing, who));
      const action = { ...(verb ? { verb } : {}), ...(id ? { id } : {}), title, data };
      return desk.press(action, standing.id, where(standing, who));
    },
    invoke: (name: string, value: unknown, who: Who = {}) =>
      post({ ...base(who), type: 'invoke', name, value }),
    install: (who: Who = {}) => post({ ...base(who), type: 'installationUpdate', action: 'add' }),
    uninstall: (who: Who = {}) => post({ ...base(who), type: 'installationUpdate', action: 'remove' }),
    /** `more`: `membersAdded`, `membersRemoved`, or `channelData` with an `eventType`. */
    conversationUpdate: (
      more: { readonly channelData?: object; readonly [key: string]: unknown },
      who: Who = {},
    ) => {
      const plain = base(who);
      const channelData = { ...plain.channelData, ...more.channelData };
      return post({ ...plain, type: 'conversationUpdate', ...more, channelData });
    },
  };
  return desk;
}

const html = (text: string) => ({ contentType: 'text/html', content: `<div>${text}</div>` });

/** A conversation id tells enough of the place for a client that stands in it. */
function spotOf({ conversation }: Standing, person: TeamsPerson): Spot {
  const tenant = { tenantId: person.tenant };
  const channelData = { tenant: { id: person.tenant } };
  if (conversation.startsWith('a:'))
    return { conversation: { id: conversation, conversationType: 'personal', ...tenant }, channelData };
  if (!conversation.includes('@thread.tacv2'))
    return {
      conversation: { id: conversation, conversationType: 'groupChat', isGroup: true, ...tenant },
      channelData,
    };
  const [id = conversation] = conversation.split(';');
  return {
    conversation: { id: conversation, conversationType: 'channel', isGroup: true, ...tenant },
    channelData: {
      ...channelData,
      teamsChannelId: id,
      channel: { id },
      team: { id: '19:clinic-team@thread.tacv2' },
    },
  };
}
