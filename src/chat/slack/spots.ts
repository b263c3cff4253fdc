/** Where the reply to a turn is shown. */
import type { WebClient } from '@slack/web-api';
import { type HookMessage, sendToHook } from './hooks.ts';
import type { Hook } from './inbound.ts';
import { talkModal, type WindowNote } from './modals.ts';
import type { Drawn } from './render.ts';

export type Spot =
  | { readonly on: 'hook'; readonly hook: Hook; readonly as: HookMessage }
  | { readonly on: 'window'; readonly view: string; readonly note: Omit<WindowNote, 'asked'> };

/** Shows it there. Throws what Slack refuses; `patience`: ms for a response address. */
export async function showAt(spot: Spot, drawn: Drawn, slack: WebClient, patience?: number): Promise<void> {
  if (spot.on === 'hook') return sendToHook(spot.hook.address, spot.as, drawn, patience);
  await slack.views.update({ view_id: spot.view, view: talkModal(drawn, spot.note) });
}
