/** What is said to a channel, or to one person, unasked: as the bot, or by a response address that came with a press. */
import type { Place, Posted } from '#chat/chat.ts';
import type { View } from '#views/view.ts';
import type { Desk } from './desk.ts';
import { slackCode, slackTrouble } from './errors.ts';
import { sendToHook } from './hooks.ts';
import { Hook } from './inbound.ts';
import { limits } from './limits.ts';
import { bareError } from './log.ts';
import { marked } from './marks.ts';
import { named, spotOf, unnamed } from './names.ts';
import type { Drawn } from './render.ts';

/** By the response address, which needs no membership, unless it is to be found again; else as the bot. */
export async function post(
  desk: Desk,
  place: Place,
  view: View,
  talk?: string,
  mark?: string,
): Promise<Posted> {
  const drawn = desk.draw(view, talk);
  const hook = place.handle instanceof Hook && mark === undefined ? place.handle : undefined;
  const { handle: _, ...where } = place;
  if (hook && desk.clock.now().getTime() - hook.given < limits.responseUrlLife) {
    try {
      await desk.charts.offer(drawn, (some) => sendToHook(hook.address, 'announce', some));
      return { place: where, message: unnamed };
    } catch (error) {
      // a time-out may have posted; anything else has not
      if (error instanceof Error && error.name === 'TimeoutError') throw slackTrouble(error);
      desk.log.warn(bareError(error), 'a response address did not post; posting as the bot');
    }
  }
  try {
    return await say(desk, where, drawn, { mark });
  } catch (error) {
    throw slackTrouble(error);
  }
}

/** In the thread of a message; in the channel where that has none any more. */
export async function follow(desk: Desk, posted: Posted, view: View, mark?: string): Promise<Posted> {
  const drawn = desk.draw(view);
  const { place, message } = posted;
  const below = message === unnamed ? undefined : spotOf(posted).ts;
  try {
    return await say(desk, place, drawn, { mark, below }).catch((error: unknown) => {
      if (below === undefined || !threadless.has(slackCode(error) ?? '')) throw error;
      return say(desk, place, drawn, { mark });
    });
  } catch (error) {
    throw slackTrouble(error);
  }
}

/** In place; anew where the message is gone. */
export async function redraw(desk: Desk, posted: Posted, view: View, talk?: string): Promise<Posted> {
  if (posted.message === unnamed) return post(desk, posted.place, view, talk);
  const drawn = desk.draw(view, talk);
  try {
    await desk.charts.offer(drawn, (some) =>
      desk.clients.background.chat.update({ ...spotOf(posted), ...mutable(some) }),
    );
    return posted;
  } catch (error) {
    if (!gone.has(slackCode(error) ?? '')) throw slackTrouble(error);
    return post(desk, posted.place, view, talk);
  }
}

/** Slack's words for a message that cannot be redrawn (any more). */
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** Slack's words for a message that nothing can be said below. */
const threadless = new Set([
  'thread_not_found',
  'message_not_found',
  'cannot_reply_to_message',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
]);

/** As the bot. Throws what Slack throws. */
async function say(
  desk: Desk,
  place: Place,
  drawn: Drawn,
  { mark, below }: { readonly mark: string | undefined; readonly below?: string | undefined },
): Promise<Posted> {
  const { chat } = desk.clients.background;
  const posted = await desk.charts.offer(drawn, (some) => {
    const words = {
      channel: place.channel,
      ...mutable(some),
      ...(mark === undefined ? {} : { metadata: marked(mark) }),
      unfurl_links: false,
      unfurl_media: false,
    };
    if (below === undefined) return chat.postMessage(words);
    // a reply alone is noticed only by who follows the thread
    return chat.postMessage({ ...words, thread_ts: below, reply_broadcast: true });
  });
  return { place, message: named(place, posted) };
}

function mutable({ text, blocks }: Drawn) {
  return { text, blocks: [...blocks] };
}
