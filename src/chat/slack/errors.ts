/** What Slack refuses, sorted by who can help. */
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { ChatTrouble, Trouble } from '#kit/errors.ts';

/** The channel is private and the bot is not in it, or the bot may not post there. */
export class NotInChannel extends Trouble {
  override readonly code = 'not-in-channel';
  override readonly reader = 'person';

  constructor(options?: ErrorOptions) {
    super('I am not in this channel, so I cannot post here. Invite me first: /invite @smsfail', {
      ...options,
      hint: 'Type /invite @smsfail in the channel, then press the button again.',
    });
  }
}

/** Slack wants fewer messages. */
export class SlowDown extends Trouble {
  override readonly code = 'slow-down';
  override readonly reader = 'operator';
  /** Seconds to wait before the next call of this kind. */
  readonly retryAfter: number;

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

/** Whatever the Web API threw, as trouble of ours. Holds no payload. */
export function slackTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  if (error instanceof WebAPIRateLimitedError) return new SlowDown(error.retryAfter, { cause: bare(error) });
  const code = slackCode(error);
  if (code === 'not_in_channel' || code === 'channel_not_found' || code === 'restricted_action')
    return new NotInChannel({ cause: bare(error) });
  return new ChatTrouble(`Slack refused a call (${code ?? 'no answer'}).`, {
    cause: bare(error),
    hint: remedies[code ?? ''] ?? 'See status.slack.com and the log; then try again.',
  });
}

/** Slack's own word for what is wrong, such as `not_in_channel`. */
export function slackCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

const installAgain = 'Install the app again in this workspace and set SLACK_BOT_TOKEN anew.';
const remedies: Readonly<Record<string, string>> = {
  invalid_auth: installAgain,
  account_inactive: installAgain,
  token_revoked: installAgain,
  token_expired: installAgain,
  not_authed: installAgain,
  missing_scope: 'Create the app anew from manifests/slack, or add the scopes commands and chat:write.',
  messages_tab_disabled:
    "Show the Messages Tab under App Home in the app's settings, so that people can be told in private.",
  is_archived: 'The channel is archived: choose another.',
};

/** Only the name: the SDK's errors carry bodies and headers. */
function bare(error: unknown): Error {
  const name = error instanceof Error ? error.name : 'unknown';
  return Object.assign(new Error(slackCode(error) ?? name), { name });
}
