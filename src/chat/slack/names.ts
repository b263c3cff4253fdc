/** What we call a message of Slack's: by its time stamp, in the channel of its place. */
import type { Place, Posted } from '#chat/chat.ts';

/** Slack does not say which message a response address made; such a one is said anew instead of redrawn. */
export const unnamed = 'unnamed';

/**
 * The name of what was just posted. To a person one posts by the person's id, but the message lies in a conversation
 * with an id of its own, by which alone it can be redrawn (docs.slack.dev, chat.update: channel).
 */
export function named(
  { channel }: Place,
  posted: { readonly channel?: string | undefined; readonly ts?: string | undefined },
): string {
  if (!posted.ts) return unnamed;
  return posted.channel === undefined || posted.channel === channel
    ? posted.ts
    : `${posted.channel}:${posted.ts}`;
}

/** Where a message lies, as Slack wants it. */
export function spotOf({ place, message }: Posted): { readonly channel: string; readonly ts: string } {
  const at = message.indexOf(':');
  return at < 0
    ? { channel: place.channel, ts: message }
    : { channel: message.slice(0, at), ts: message.slice(at + 1) };
}

/** A person's id stands for the conversation with them. */
export const isPerson = (channel: string): boolean => /^[UW]/.test(channel);
