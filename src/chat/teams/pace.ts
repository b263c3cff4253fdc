/** How much may be said in one conversation before Teams minds. */
import type { Clock } from '#kit/clock.ts';
import { FadingMap } from '#kit/fading-map.ts';

/**
 * Messages a bot may send in a conversation, each in so many ms:
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
 */
const rooms = [
  { most: 7, within: 1000 },
  { most: 8, within: 2000 },
  { most: 60, within: 30_000 },
  { most: 1800, within: 3_600_000 },
] as const;
const longest = rooms[3];

/** Conversations counted; the one said least lately in goes first. */
const conversations = 5000;

export class Pace {
  readonly #clock: Clock;
  /** When something was said, epoch ms, oldest first. */
  readonly #said = new FadingMap<readonly number[]>({ life: longest.within, room: conversations });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** ms until something more may be said there; 0 for now. */
  wait(conversation: string): number {
    const now = this.#clock.now().getTime();
    const said = this.#said.get(conversation, now) ?? [];
    return rooms.reduce((most, room) => {
      const first = said.at(-room.most);
      return first === undefined ? most : Math.max(most, first + room.within - now);
    }, 0);
  }

  /** Something is said there. */
  count(conversation: string): void {
    const now = this.#clock.now().getTime();
    const said = this.#said.get(conversation, now) ?? [];
    this.#said.set(conversation, [...said.slice(1 - longest.most), now], now);
  }
}
