/** Response addresses: Slack gives one with every command, press and shortcut; it opens 5 times in 30 minutes. */
import { HookGone } from './errors.ts';
import type { Drawn } from './render.ts';

export type HookMessage =
  /** Only the person sees it; replaces the message that was pressed. */
  | 'redraw'
  /** Only the person sees it; a new message. */
  | 'whisper'
  /** Everybody in the channel sees it; works where the bot is no member. */
  | 'announce';

/**
 * Sends a message to a response address. Throws `HookGone` when the address no longer opens, `TimeoutError` when
 * Slack does not answer within `patience` ms.
 */
export async function sendToHook(
  address: string,
  as: HookMessage,
  drawn: Drawn,
  patience = 5000,
): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: as === 'announce' ? 'in_channel' : 'ephemeral',
      replace_original: as === 'redraw',
      ...drawn,
      ...(as === 'announce' ? { unfurl_links: false, unfurl_media: false } : {}),
    }),
    signal: AbortSignal.timeout(Math.ceil(patience)),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new HookGone(`a response address answered ${response.status}`);
}
