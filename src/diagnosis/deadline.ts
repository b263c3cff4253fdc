/** The clocks that run: until when something still works without further doing. All times local, `HH:MM`. */
import type { Book, Suspect } from '#knowledge/book.ts';
import { sentences } from '#knowledge/sentences.ts';
import type { Evidence } from './evidence.ts';

export interface Deadline {
  /** The time to plan with. */
  readonly deadline: string;
  /** The same for a sentence, with the day where it is past midnight. */
  readonly inWords: string;
  /** Where the document can be read in two ways: the other reading, for a sentence. */
  readonly later?: string;
}

/** Cliniko retries for five hours "after the reminder window"; its example counts from the window's start (rows CL5, CL6). */
const retryHours = 5;

/** The deadline of a cause, or `undefined` where no clock runs or what it needs is not known. */
export function deadlineOf(
  suspect: Suspect | undefined,
  book: Book,
  evidence: Evidence,
): Deadline | undefined {
  if (suspect?.clock === 'messaging-hours' && book.hours)
    return { deadline: book.hours.to, inWords: book.hours.to };
  const window = evidence.values['reminder-window'];
  if (suspect?.clock !== 'retry-after-window' || !window) return undefined;
  const [start, end] = window.split('-');
  if (!start || !end) return undefined;
  const [early, late] = [later(start, retryHours), later(end, retryHours)];
  return { deadline: early.time, inWords: words(early), later: words(late) };
}

interface Moment {
  readonly time: string;
  readonly nextDay: boolean;
}

function later(time: string, hours: number): Moment {
  const [h = 0, m = 0] = time.split(':').map(Number);
  const two = (part: number) => String(part).padStart(2, '0');
  return { time: `${two((h + hours) % 24)}:${two(m)}`, nextDay: h + hours >= 24 };
}

const words = ({ time, nextDay }: Moment) => (nextDay ? `${time} ${sentences.nextDay}` : time);
