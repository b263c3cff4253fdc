/** Times and stretches of time given as an answer. */
import { agoTime, clockMentions } from './clock-times.ts';
import { windowMentions } from './time-windows.ts';

/**
 * The time somebody gives as an answer: `HH:MM` (24 h), or the ISO date-time itself if it was typed with an offset; undefined
 * when there is none, or when "9" could be either half of the day. `now` and `timezone` (IANA) serve "20 minutes ago", which is
 * read only where the zone is known.
 */
export function readTime(text: string, now: Date, timezone?: string): string | undefined {
  const mention = clockMentions(text.trim().replace(bareClock, '$1:$2'), { literal: true }).find(
    ({ value }) => value !== undefined,
  );
  return mention?.value ?? agoTime(text, now, timezone)?.value;
}

/** The first stretch of time in an answer, as `HH:MM-HH:MM` (24 h): "10-11", "from 8 to 9am", "11:30 until 1". */
export function readWindow(text: string): string | undefined {
  return windowMentions(text)[0]?.value;
}

/** "2140" or "21.40" and nothing else: a clock where a time was asked for, though not in running text. */
const bareClock = /^(\d{1,2})\.?(\d{2})$/;
