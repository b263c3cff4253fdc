/** Response addresses: Slack gives one with every command, press and shortcut; it opens 5 times in 30 minutes. */
import { BlocksRefused, blocksRefused, HookGone } from './errors.ts';
import type { Drawn } from './render.ts';

export type HookMessage =
  /** Only the person sees it; replaces the message that was pressed. */
  | 'redraw'
  /** Only the person sees it; a new message. */
  | 'whisper'
  /** Everybody in the channel sees it; works where the bot is no member. */
  | 'announce'
  /** Everybody sees it, in place of the message that was pressed. */
  | 'replace';

/**
 * Sends a message to a response address. Throws `HookGone` when the address no longer opens, `BlocksRefused`, and
 * `TimeoutError` when Slack does not answer within `patience` ms.
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
  const { status, said } = await post(address, as, drawn, late.signal).finally(() => clearTimeout(timer));
  if (blocksRefused.test(said)) throw new BlocksRefused(`a response address answered ${status}`);
  if (status < 200 || status > 299) throw new HookGone(`a response address answered ${status}`);
}

/** The answer, read to its end so that the connection can serve the next one. */
async function post(
  address: string,
  as: HookMessage,
  drawn: Drawn,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly said: string }> {
  const isForAll = as === 'announce' || as === 'replace';
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: isForAll ? 'in_channel' : 'ephemeral',
      replace_original: as === 'redraw' || as === 'replace',
      ...drawn,
      ...(isForAll ? { unfurl_links: false, unfurl_media: false } : {}),
    }),
    signal,
  });
  return { status: response.status, said: await response.text() };
}
