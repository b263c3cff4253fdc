/** Slack's channels: who is in, who reads along, and what was said in them, as far as the app may ask. */

/** The one bot of the fake, as `auth.test` and its own messages name it. */
export const bot = { bot_id: 'B1', user_id: 'U_BOT' } as const;

/** A channel as `conversations.info` tells of it; what is not named here is a public channel that the bot is in. */
export interface Channel {
  readonly is_member?: boolean;
  readonly is_archived?: boolean;
  readonly is_private?: boolean;
  readonly is_im?: boolean;
  readonly is_shared?: boolean;
  readonly is_org_shared?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
  readonly pending_connected_team_ids?: readonly string[];
}

/** The conversation a post to this id ends up in: a person's id stands for the one with the bot. */
export const conversationOf = (channel: string): string => (/^[UW]/.test(channel) ? `D-${channel}` : channel);

export class Conversations {
  readonly channels = new Map<string, Channel>();
  /** Scopes the app was not granted. */
  readonly lacking = new Set<string>();
  /** Everything said so far, by its ts. */
  readonly #messages: ReadonlyMap<string, any>;

  constructor(messages: ReadonlyMap<string, any>) {
    this.#messages = messages;
  }

  /** Slack's word for why nothing can be said in a channel. */
  closed(channel: string): string | undefined {
    const { is_archived, is_member = true } = this.#at(channel);
    if (is_archived) return 'is_archived';
    return is_member ? undefined : this.#at(channel).is_private ? 'channel_not_found' : 'not_in_channel';
  }

  info({ channel }: any): object {
    const { is_private = false, is_member = true } = this.#at(channel);
    if (this.#lacks(channel, 'read')) return missing;
    if (is_private && !is_member) return { ok: false, error: 'channel_not_found' };
    return {
      ok: true,
      channel: {
        id: channel,
        is_channel: true,
        is_private,
        is_archived: false,
        is_shared: false,
        is_org_shared: false,
        is_ext_shared: false,
        is_pending_ext_shared: false,
        pending_connected_team_ids: [],
        is_member,
        ...this.#at(channel),
      },
    };
  }

  /** The newest first, a page at a time; a thread stands in `replies`. */
  history(args: any): object {
    const closed = this.closed(args.channel);
    if (this.#lacks(args.channel, 'history')) return missing;
    if (closed && closed !== 'is_archived') return { ok: false, error: closed };
    return page([...this.#in(args.channel)].filter(([, { thread_ts }]) => !thread_ts).reverse(), args);
  }

  /** The message itself first, then the oldest. */
  replies(args: any): object {
    if (this.#lacks(args.channel, 'history')) return missing;
    const all = [...this.#in(args.channel)];
    const [parent] = all.filter(([ts]) => ts === args.ts);
    if (!parent) return { ok: false, error: 'thread_not_found' };
    const below = all.filter(([, { thread_ts }]) => thread_ts === args.ts);
    const read: any = page(below, args);
    return { ...read, messages: [told(parent, args), ...read.messages] };
  }

  #in(channel: string): readonly [string, any][] {
    return [...this.#messages].filter(([, said]) => conversationOf(said.channel ?? '') === channel);
  }

  #at(channel: string): Channel {
    return this.channels.get(channel) ?? {};
  }

  #lacks(channel: string, right: 'read' | 'history'): boolean {
    const { is_private, is_im } = this.#at(channel);
    const kind = is_im || channel.startsWith('D') ? 'im' : is_private ? 'groups' : 'channels';
    return this.lacking.has(`${kind}:${right}`);
  }
}

const missing = { ok: false, error: 'missing_scope' };

function page(all: readonly [string, any][], { oldest = '0', limit = 100, cursor = '0', ...args }: any) {
  const since = all.filter(([ts]) => Number(ts) > Number(oldest));
  const [from, to] = [Number(cursor), Number(cursor) + Number(limit)];
  return {
    ok: true,
    messages: since.slice(from, to).map((one) => told(one, args)),
    has_more: to < since.length,
    response_metadata: { next_cursor: to < since.length ? String(to) : '' },
  };
}

function told([ts, said]: [string, any], { include_all_metadata }: any): object {
  const { metadata, text, thread_ts, ...rest } = said;
  return {
    type: 'message',
    ts,
    text,
    bot_id: rest.bot_id ?? bot.bot_id,
    ...(thread_ts ? { thread_ts } : {}),
    ...(metadata && include_all_metadata ? { metadata } : {}),
  };
}
