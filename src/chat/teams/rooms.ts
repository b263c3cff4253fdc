/**
 * What activities told of the conversations they came from: a place has only ids. Kept in memory, and told anew with
 * the next activity after a restart.
 */
import type { Activity } from 'botbuilder';
import { FadingMap } from '#kit/fading-map.ts';
import { looksLikeChannel, rootOf } from './conversation.ts';

interface Room {
  readonly isChannel: boolean;
  /** Made to be shared with other teams and organisations. */
  readonly isShared: boolean;
}

/** Conversations remembered; the one heard of longest ago goes first. */
const most = 5000;

export class Rooms {
  readonly #met = new FadingMap<Room>({ room: most });

  /** Takes note of where an activity came from. */
  met({ conversation, channelData }: Activity): void {
    const id = rootOf(conversation.id);
    const before = this.#met.get(id);
    // standard | private | shared; a standard channel may have none, and not every activity tells
    const type = channelData?.channel?.type;
    this.#met.set(id, {
      isChannel: conversation.conversationType === 'channel',
      isShared: typeof type === 'string' ? type.toLowerCase() === 'shared' : (before?.isShared ?? false),
    });
  }

  /** Whether messages there have threads. */
  isChannel(conversation: string): boolean {
    return this.#met.get(rootOf(conversation))?.isChannel ?? looksLikeChannel(conversation);
  }

  /** Whether it is a shared channel, as far as anybody told. */
  isShared(conversation: string): boolean {
    return this.#met.get(rootOf(conversation))?.isShared ?? false;
  }
}
