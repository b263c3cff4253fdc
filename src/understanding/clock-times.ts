/** Finds clock times in free text. A time that could be morning or evening is left alone rather than guessed. */
import { type ClockParts, clockForms, hourWords, minuteWords } from './clock-forms.ts';

/** A clock time found in a text; offsets are those of the text. */
export interface ClockMention {
  readonly start: number;
  readonly end: number;
  /** `HH:MM` (24 h), or an ISO date-time with offset; undefined where the half of the day is not told. */
  readonly value: string | undefined;
}

const iso = /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?/gi;

/**
 * Every clock time in the text, in order, not overlapping.
 * @param how `literal`: "9:40" without am or pm is taken as a 24-hour clock, as in an answer to "at what time?".
 */
export function clockMentions(
  text: string,
  how: { readonly literal?: boolean } = {},
): readonly ClockMention[] {
  const found: ClockMention[] = [];
  const free = (start: number, end: number): boolean =>
    found.every((other) => end <= other.start || start >= other.end);
  for (const one of text.matchAll(iso)) {
    const typed = one[0].replace(' ', 'T');
    if (Number.isNaN(Date.parse(typed))) continue;
    found.push({
      start: one.index,
      end: one.index + one[0].length,
      value: one[1] === undefined ? typed.slice(11, 16) : typed,
    });
  }
  const lower = text.toLowerCase().replace(/[\u2018\u2019]/g, "'");
  for (const { shape, parts } of clockForms) {
    for (const one of lower.matchAll(shape)) {
      const [start, end] = [one.index, one.index + one[0].length];
      const read = parts(one);
      if (
        read === undefined ||
        !free(start, end) ||
        !(read.hour >= 0 && read.hour < 24 && read.minute >= 0 && read.minute < 60)
      )
        continue;
      const near = lower.slice(Math.max(0, start - 60), end + 40);
      found.push({ start, end, value: resolved(read, near, how.literal ?? false) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const ago =
  /\b(\d{1,3}|an?|one|two|three|four|five|ten|twenty|thirty|half an) (minutes?|mins?|hours?|hrs?) ago\b/;

/** "20 minutes ago" on the clinic's clock; undefined without a zone. */
export function agoTime(text: string, now: Date, timezone: string | undefined): ClockMention | undefined {
  const found = ago.exec(text.toLowerCase());
  if (found === null || timezone === undefined) return undefined;
  const amount = found[1] ?? '';
  const count = /^an?$/.test(amount)
    ? 1
    : amount === 'half an'
      ? 0.5
      : (hourWords[amount] ?? minuteWords[amount] ?? Number(amount));
  const minutes = count * ((found[2] ?? '').startsWith('h') ? 60 : 1);
  const value = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timezone,
  }).format(now.getTime() - minutes * 60_000);
  return { start: found.index, end: found.index + found[0].length, value };
}

const evening =
  /\b(?:last night|tonight|yesterday evening|evening|at night|after closing|after we closed|after hours|after close|late at night|late last night|afternoon|overnight|anoche|noche|tarde)\b/;
const morning =
  /\b(?:this morning|in the morning|yesterday morning|early morning|before opening|before we open|this am|first thing|manana)\b/;

function resolved(read: ClockParts, near: string, literal: boolean): string | undefined {
  const { hour, minute, exact, colon } = read;
  const meridiem = read.meridiem?.replaceAll('.', '');
  if (meridiem?.startsWith('p') && hour <= 12) return clock((hour % 12) + 12, minute);
  if (meridiem?.startsWith('a') && hour <= 12) return clock(hour % 12, minute);
  if (exact || hour > 12 || hour === 0) return clock(hour, minute);
  if (morning.test(near) && !evening.test(near)) return clock(hour % 12, minute);
  if (evening.test(near) && !morning.test(near))
    return clock(hour === 12 ? 0 : hour <= 4 && /night/.test(near) ? hour : hour + 12, minute);
  if (literal && colon) return clock(hour, minute);
  // A clinic does not text at 1 to 5 in the night; 6 to 9 may be either end of the day unless written like a clock.
  if (hour <= 5) return clock(hour + 12, minute);
  if (hour >= 10) return clock(hour, minute);
  return colon && hour >= 7 ? clock(hour, minute) : undefined;
}

/** `HH:MM`. */
export const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
