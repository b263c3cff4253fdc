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
  // cleared when the answer is there; AbortSignal.timeout would go off for every message that was answered long ago
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new DOMException('no answer', 'TimeoutError')),
    Math.ceil(patience),
  );
  const response = await post(address, as, drawn, late.signal).finally(() => clearTimeout(timer));
  if (!response.ok) throw new HookGone(`a response address answered ${response.status}`);
}

/** The answer, read to its end so that the connection can serve the next one. */
async function post(address: string, as: HookMessage, drawn: Drawn, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: as === 'announce' ? 'in_channel' : 'ephemeral',
      replace_original: as === 'redraw',
      ...drawn,
      ...(as === 'announce' ? { unfurl_links: false, unfurl_media: false } : {}),
    }),
    signal,
  });
  await response.arrayBuffer();
  return response;
}
