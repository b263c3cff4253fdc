/** Where the reply to a turn is shown. */
import type { WebClient } from '@slack/web-api';
import { HookGone } from './errors.ts';
import { type HookMessage, sendToHook } from './hooks.ts';
import type { Hook } from './inbound.ts';
import { talkModal, type WindowNote } from './modals.ts';
import type { Drawn } from './render.ts';

export type Spot =
  | { readonly on: 'hook'; readonly hook: Hook; readonly as: HookMessage }
  /** A message that everybody sees: by the response address of a press in it, else as the bot. */
  | { readonly on: 'message'; readonly hook?: Hook; readonly channel: string; readonly ts: string }
  | { readonly on: 'window'; readonly view: string; readonly note: Omit<WindowNote, 'asked'> };

/** Shows it there. Throws what Slack refuses; `patience`: ms for a response address. */
export async function showAt(spot: Spot, drawn: Drawn, slack: WebClient, patience?: number): Promise<void> {
  if (spot.on === 'hook') return sendToHook(spot.hook.address, spot.as, drawn, patience);
  if (spot.on === 'window')
    return void (await slack.views.update({ view_id: spot.view, view: talkModal(drawn, spot.note) }));
  const { hook, channel, ts } = spot;
  try {
    if (!hook) throw new HookGone('a press without a response address');
    return await sendToHook(hook.address, 'replace', drawn, patience);
  } catch (error) {
    if (!(error instanceof HookGone)) throw error;
    await slack.chat.update({ channel, ts, text: drawn.text, blocks: [...drawn.blocks] });
  }
}
