/** What Slack refuses, sorted by who can help. */
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { BusyTrouble, ChatTrouble, ClosedTrouble, Trouble } from '#kit/errors.ts';

/** The bot is not in the channel, or not any more. Of a private one Slack does not even say that it is there. */
export class NotInChannel extends ClosedTrouble {
  override readonly code = 'not-in-channel';

  constructor(options?: ErrorOptions) {
    super('I am not in this channel, so I cannot post here. Invite me first: /invite @smsfail', {
      ...options,
      hint: 'Type /invite @smsfail in the channel, then try again.',
    });
  }
}

/** The channel is archived, or the bot may not post there whoever invites it, or the person is gone. */
export class SlackClosed extends ClosedTrouble {
  override readonly code = 'slack-closed';
}

/** Slack wants fewer messages. */
export class SlowDown extends BusyTrouble {
  override readonly code = 'slow-down';
  override readonly retryAfter: number;

  constructor(retryAfter: number, options?: ErrorOptions) {
    super(`Slack asks to wait ${retryAfter} s before the next message.`, {
      ...options,
      hint: 'Nothing to do: send it again after that time.',
    });
    this.retryAfter = retryAfter;
  }
}

/** The response address is used up, expired or unknown: it opens 5 times in 30 minutes. */
export class HookGone extends Error {
  override readonly name = 'HookGone';
}

/** A response address did not take the blocks; nothing was shown. */
export class BlocksRefused extends Error {
  override readonly name = 'BlocksRefused';
}

/** Whether Slack took the call but not the blocks in it. */
export function isBlocksRefused(error: unknown): boolean {
  return error instanceof BlocksRefused || blocksRefused.test(slackCode(error) ?? '');
}

/** docs.slack.dev, chat.postMessage, errors */
export const blocksRefused = /\binvalid_blocks(_format)?\b/;

/** Whatever the Web API threw, as trouble of ours. Holds no payload. */
export function slackTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  if (error instanceof WebAPIRateLimitedError) return new SlowDown(error.retryAfter, { cause: bare(error) });
  const code = slackCode(error);
  if (code === 'not_in_channel' || code === 'channel_not_found')
    return new NotInChannel({ cause: bare(error) });
  const closed = closedBy(code);
  if (closed) return new SlackClosed(closed.message, { cause: bare(error), hint: closed.hint });
  return new ChatTrouble(`Slack refused a call (${code ?? 'no answer'}).`, {
    cause: bare(error),
    hint: remedies[code ?? ''] ?? 'See status.slack.com and the log; then try again.',
  });
}

/** Slack's own word for what is wrong, such as `not_in_channel`. */
export function slackCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** What a place is closed by; docs.slack.dev, chat.postMessage, errors. */
function closedBy(code = ''): { readonly message: string; readonly hint: string } | undefined {
  if (code === 'is_archived')
    return { message: 'That channel is archived.', hint: 'Choose another channel, or open it again.' };
  if (/^restricted_action/.test(code))
    return {
      message: 'I may not post in that channel: only some people may.',
      hint: 'Choose another channel, or let the app post there in the settings of the channel.',
    };
  if (/^(user_not_found|user_disabled|user_is_\w+|cannot_dm_bot)$/.test(code))
    return { message: 'I cannot write to that person.', hint: 'Tell them in another way.' };
  return undefined;
}

const installAgain = 'Install the app again in this workspace and set SLACK_BOT_TOKEN anew.';
const remedies: Readonly<Record<string, string>> = {
  invalid_auth: installAgain,
  account_inactive: installAgain,
  token_revoked: installAgain,
  token_expired: installAgain,
  not_authed: installAgain,
  missing_scope:
    'Add the scopes that manifests/slack lists to the app, and install it again in this workspace.',
  messages_tab_disabled:
    "Show the Messages Tab under App Home in the app's settings, so that people can be told in private.",
};

/** Only the name: the SDK's errors carry bodies and headers. */
function bare(error: unknown): Error {
  const name = error instanceof Error ? error.name : 'unknown';
  return Object.assign(new Error(slackCode(error) ?? name), { name });
}
