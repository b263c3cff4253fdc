/** What a scene is played with: the day that goes by, the narrator, and time for the reader. */
import type { Day, Text } from './clinics.ts';
import { Days } from './day.ts';
import type { House } from './house.ts';
import { pause, type speeds } from './speed.ts';
import type { Stage } from './stage.ts';
import type { DemoTime } from './time.ts';

export interface Plan {
  readonly stage: Stage;
  readonly house: House;
  readonly time: DemoTime;
  readonly days: readonly Day[];
  readonly speed: (typeof speeds)[keyof typeof speeds];
  readonly leave: AbortSignal;
}

export interface Play {
  readonly stage: Stage;
  readonly days: Days;
  /** The narrator speaks. */
  tell(words: string): void;
  /** Shows what was said, and leaves time to read it. @throws Left, Unread */
  read(): Promise<void>;
  /**
   * Lets time pass until then, or until something has come about; gives whether it has. `done` is asked after each minute, with its texts. Each half hour of the working day
   * is told. @param until minutes since midnight of the first day @throws Left, Unread
   */
  pass(until: number, done?: (texts: readonly Text[]) => boolean): Promise<boolean>;
}

/** Nobody reads on. */
export class Unread extends Error {}

/** Minute of the day after which the narrator no longer counts. */
const evening = 18 * 60;

export function openPlay({ stage, house, time, days: all, speed, leave }: Plan): Play {
  const days = new Days(all, house, time);
  stage.clock = () => days.clock;

  async function read(): Promise<void> {
    const words = await stage.flush();
    if (words === undefined) throw new Unread();
    await pause(words * speed.word, leave);
  }

  async function halfHour(): Promise<void> {
    const { texts, failed } = days.sent;
    stage.tell(`${texts.toLocaleString('en-US')} texts so far today, ${failed} failed.`);
    stage.remind();
    await read();
    await pause(speed.still, leave);
  }

  return {
    stage,
    days,
    tell: (words) => stage.tell(words),
    read,
    async pass(until, done) {
      // who waits for something looks at every minute
      const most = () => (done ? 1 : until - days.minute);
      while (days.minute < until) {
        const texts = await days.next(most());
        const isDone = done?.(texts) ?? false;
        if (days.minute % 30 === 0 && days.minute <= evening) await halfHour();
        else if (leave.aborted) await pause(0, leave);
        if (isDone) return true;
      }
      return false;
    },
  };
}
