/** What pressing a button does to an incident. Pure. */
import type { Doing } from '#views/utterance.ts';
import { daysOn, localDay, timeThere } from './calendar.ts';
import { morning } from './digest-due.ts';
import type { Doings, Known, Person } from './incident.ts';

/** What changes; nothing where it is so already. `word` is for the one who pressed. */
export interface Pressed {
  readonly doings?: Doings;
  readonly word?: string;
}

const hour = 3_600_000;
/** Who snoozes until tomorrow at three in the night means the same morning; at seven, the next. */
const leastNight = 4 * hour;

const over: Pressed = { word: 'This is over; nothing was changed.' };

/** @param now epoch ms @param zone IANA */
export function press(
  known: Pick<Known, 'open' | 'doings'>,
  does: Extract<Doing, 'take' | 'leave' | 'snooze-hour' | 'snooze-tomorrow' | 'wake' | 'no-problem'>,
  by: Person,
  now: number,
  zone: string,
): Pressed {
  const { doings } = known;
  if (doings.dismissed) return { word: 'Somebody has said that this is not a problem; it is closed.' };
  if (!known.open) return over;
  switch (does) {
    case 'take':
      return take(doings, by, now);
    case 'leave':
      return leave(doings, by);
    case 'snooze-hour':
      return snooze(doings, by, now, now + hour);
    case 'snooze-tomorrow':
      return snooze(doings, by, now, tomorrow(now, zone));
    case 'wake': {
      const { snoozed, ...rest } = doings;
      return snoozed ? { doings: rest } : {};
    }
    case 'no-problem':
      return {
        doings: { ...doings, dismissed: { by, at: now } },
        word: 'It is closed in every channel. Should it begin anew, I say so.',
      };
  }
}

function take(doings: Doings, by: Person, at: number): Pressed {
  const { taken } = doings;
  if (!taken) return { doings: { ...doings, taken: { by, at } } };
  return same(taken.by, by)
    ? { word: 'You are on it already.' }
    : { word: 'Somebody is on it already; the message shows who.' };
}

function leave({ taken, ...rest }: Doings, by: Person): Pressed {
  if (!taken) return {};
  return same(taken.by, by)
    ? { doings: rest }
    : { doings: rest, word: 'You have taken it from somebody else; nobody is on it now.' };
}

function snooze(doings: Doings, by: Person, at: number, until: number): Pressed {
  const { snoozed } = doings;
  // two people who press at once mean one and the same
  if (snoozed && snoozed.until > at && snoozed.until >= until - hour / 4)
    return { word: 'It is snoozed already; the message shows until when.' };
  return { doings: { ...doings, snoozed: { by, at, until } } };
}

function tomorrow(now: number, zone: string): number {
  const today = localDay(now, zone);
  const first = timeThere(today, morning, zone);
  return first - now >= leastNight ? first : timeThere(daysOn(today, 1), morning, zone);
}

const same = (one: Person, other: Person) => one.chat === other.chat && one.person === other.person;
