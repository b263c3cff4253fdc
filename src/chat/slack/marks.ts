/** Marks in our messages, and how one is found again: in the metadata that Slack keeps and nobody sees. */
import type { Place, Posted } from '#chat/chat.ts';
import type { Desk } from './desk.ts';
import { slackCode, slackTrouble } from './errors.ts';
import { isPerson, named, spotOf, unnamed } from './names.ts';

const kind = 'smsfail_said';

/** The metadata of a message with this mark: an opaque id, since other apps can read it. */
export function marked(mark: string) {
  return { event_type: kind, event_payload: { mark } };
}

/** Messages of one page, and pages. Slack gives at most 999 at a time and advises 200. */
const page = 200;
const pages = 10;
/** ms that our clock and Slack's may differ. */
const tolerance = 120_000;

/**
 * Looks in the history of a channel, or below a message. `untold`: the app may not read the history (optional scopes),
 * or too much was said since. @throws Trouble when Slack does not answer or the channel is closed to us.
 */
export async function seek(
  desk: Desk,
  where: Place | Posted,
  mark: string,
  since: Date,
): Promise<Posted | 'absent' | 'untold'> {
  const place = 'message' in where ? where.place : where;
  if (isPerson(place.channel) || ('message' in where && where.message === unnamed)) return 'untold';
  const { conversations } = desk.clients.background;
  const asked = {
    oldest: String(Math.max(0, since.getTime() - tolerance) / 1000),
    include_all_metadata: true,
    limit: page,
  };
  try {
    const us = await desk.self();
    let cursor: string | undefined;
    for (let turned = 0; turned < pages; turned++) {
      const more = { ...asked, ...(cursor ? { cursor } : {}) };
      const read =
        'message' in where
          ? await conversations.replies({ ...spotOf(where), ...more })
          : await conversations.history({ channel: place.channel, ...more });
      const found = read.messages?.find((one) => one.bot_id === us && markOf(one) === mark);
      if (found) return { place, message: named(place, { ts: found.ts }) };
      cursor = read.response_metadata?.next_cursor || undefined;
      if (!cursor) return 'absent';
    }
    return 'untold';
  } catch (error) {
    const code = slackCode(error);
    if (code === 'missing_scope') return 'untold';
    // with the message all that stood below it is gone
    if (code === 'thread_not_found') return 'absent';
    throw slackTrouble(error);
  }
}

/** The SDK's types know the metadata of one of the two methods only. */
function markOf(message: object): string | undefined {
  const { metadata } = message as {
    readonly metadata?: {
      readonly event_type?: unknown;
      readonly event_payload?: { readonly mark?: unknown };
    };
  };
  const mark = metadata?.event_type === kind ? metadata.event_payload?.mark : undefined;
  return typeof mark === 'string' ? mark : undefined;
}
