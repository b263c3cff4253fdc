/** The clocks that run: until when something still works without further doing. All times local, `HH:MM`. */
import type { Book, Suspect } from '#knowledge/book.ts';
import type { Evidence } from './evidence.ts';

export interface Deadline {
  /** The time to plan with. */
  readonly deadline: string;
  /** Where the document can be read in two ways: the other reading. */
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
  if (suspect?.clock === 'messaging-hours' && book.hours) return { deadline: book.hours.to };
  const window = evidence.values['reminder-window'];
  if (suspect?.clock !== 'retry-after-window' || !window) return undefined;
  const [start, end] = window.split('-');
  if (!start || !end) return undefined;
  return { deadline: later(start, retryHours), later: later(end, retryHours) };
}

function later(time: string, hours: number): string {
  const [h = 0, m = 0] = time.split(':').map(Number);
  return `${String((h + hours) % 24).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}
