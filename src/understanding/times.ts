/** Clock times and reminder windows in free text. A time that could be morning or evening is left alone rather than guessed. */

/** A clock time found in a text; offsets are those of the text. */
export interface ClockMention {
  readonly start: number;
  readonly end: number;
  /** `HH:MM` (24 h), or an ISO date-time with offset; undefined where the half of the day is not told. */
  readonly value: string | undefined;
}

/** A stretch between two times; offsets are those of the text. */
export interface WindowMention {
  readonly start: number;
  readonly end: number;
  /** `HH:MM-HH:MM`, 24 h. */
  readonly value: string;
}

/**
 * The time somebody gives as an answer: `HH:MM` (24 h), or the ISO date-time itself if it was typed with an offset; undefined
 * when there is none, or when "9" could be either half of the day. `now` and `timezone` (IANA) serve "20 minutes ago", which is
 * read only where the zone is known.
 */
export function readTime(text: string, now: Date, timezone?: string): string | undefined {
  const mention = clockMentions(text, { literal: true }).find(({ value }) => value !== undefined);
  return mention?.value ?? agoTime(text, now, timezone)?.value;
}

/** The first stretch of time in an answer, as `HH:MM-HH:MM` (24 h): "10-11", "from 8 to 9am", "11:30 until 1". */
export function readWindow(text: string): string | undefined {
  return windowMentions(text)[0]?.value;
}

const hourWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const minuteWords: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  quarter: 15,
  twenty: 20,
  'twenty five': 25,
  thirty: 30,
  half: 30,
  forty: 40,
  'forty five': 45,
  fifty: 50,
};
const hourName = Object.keys(hourWords).join('|');
const minuteName = 'twenty five|forty five|fifteen|quarter|twenty|thirty|forty|fifty|five|ten|half';
const half = 'a\\.?m\\.?|p\\.?m\\.?';
const partOfDay =
  '(?: (?:at|in the|this|last|yesterday|on|late|early|the) ?(?:at|the)?)? ?(?:night|morning|evening|afternoon|tonight)|(?: de la (?:noche|tarde|ma[nñ]ana))';

interface Form {
  readonly shape: RegExp;
  /** Hour, minute, `am`/`pm` if written, and whether the writing alone is a 24-hour clock. */
  readonly parts: (
    found: RegExpExecArray,
  ) =>
    | { hour: number; minute: number; meridiem?: string | undefined; colon?: boolean; exact?: boolean }
    | undefined;
}

const numberOf = (word: string | undefined): number =>
  word === undefined ? Number.NaN : (hourWords[word] ?? Number(word));

/** The ways people write a time, most telling first. */
const forms: readonly Form[] = [
  {
    shape: new RegExp(
      `\\b(?:(\\d{1,2}|a|${minuteName})(?: minutes?| mins?)? (past|after|to|til|till|before|of) (noon|midnight|\\d{1,2}|${hourName})\\b(?! ?[:/]\\d)) ?(${half})?`,
      'g',
    ),
    parts: (found) => {
      const minutes = minuteWords[found[1] ?? ''] ?? Number(found[1]);
      if (
        !(minutes > 0 && minutes < 60) ||
        ((found[2] === 'of' || found[2] === 'before') && found[1] !== 'quarter')
      )
        return undefined;
      const name = found[3] ?? '';
      const base = name === 'noon' ? 12 : name === 'midnight' ? 24 : numberOf(name);
      if (!(base >= 1 && base <= 24)) return undefined;
      const later = found[2] === 'past' || found[2] === 'after';
      const total = base * 60 + (later ? minutes : -minutes);
      return {
        hour: Math.floor(total / 60) % 24,
        minute: total % 60,
        meridiem: found[4],
        exact: base === 24 || name === 'noon',
        colon: true,
      };
    },
  },
  {
    shape: /\b(?:12 ?)?(noon|midday|mid day|mediodia|midnight|mid night|medianoche)\b/g,
    parts: (found) => ({ hour: /noon|day|dia/.test(found[1] ?? '') ? 12 : 0, minute: 0, exact: true }),
  },
  {
    shape: new RegExp(
      `(?<![\\d:./-])(\\d{1,2})(?:[:.](\\d{2}))(?::\\d{2})? ?(${half}|[ap]\\b)?(?![\\d:/])`,
      'g',
    ),
    parts: (found) => {
      if (found[0].includes('.') && !found[0].includes(':') && !/[ap]\.?m?\.?$/.test(found[0]))
        return undefined;
      const hour = Number(found[1]);
      return {
        hour,
        minute: Number(found[2]),
        meridiem: found[3],
        colon: true,
        exact: hour > 12 || hour === 0 || (found[1] ?? '').startsWith('0'),
      };
    },
  },
  {
    shape: new RegExp(`(?<![\\d:.$/-])(\\d{1,2})(?: (${half})|(${half})|([ap])\\b)(?![\\w])`, 'g'),
    parts: (found) => ({ hour: Number(found[1]), minute: 0, meridiem: found[2] ?? found[3] ?? found[4] }),
  },
  {
    shape: new RegExp(`\\b(${hourName})(?: (${minuteName}|o'?clock))? ?(${half})(?![\\w])`, 'g'),
    parts: (found) => ({
      hour: numberOf(found[1]),
      minute: minuteWords[found[2] ?? ''] ?? 0,
      meridiem: found[3],
    }),
  },
  {
    shape: new RegExp(`(?<![\\d:.$/-])\\b(\\d{1,2}|${hourName})(?: ?o'?clock)?(${partOfDay})\\b`, 'g'),
    parts: (found) => {
      const part = found[2] ?? '';
      const hour = numberOf(found[1]);
      if (/morning|ma[nñ]ana/.test(part)) return { hour, minute: 0, meridiem: 'am' };
      if (/night|noche/.test(part) && hour <= 4) return { hour, minute: 0, meridiem: 'am' };
      if (/night|noche/.test(part) && hour === 12) return { hour: 0, minute: 0, exact: true };
      return { hour, minute: 0, meridiem: 'pm' };
    },
  },
  {
    shape: /\b(\d{2})(\d{2}) ?(?:hrs|hours|h)\b/g,
    parts: (found) => ({ hour: Number(found[1]), minute: Number(found[2]), exact: true }),
  },
  {
    shape: new RegExp(`\\b(\\d{1,2}|${hourName}) ?o'?clock\\b`, 'g'),
    parts: (found) => ({ hour: numberOf(found[1]), minute: 0 }),
  },
  {
    shape: new RegExp(
      `\\b(?:at|around|about|@) ?(?:like |around |about |approx |roughly |exactly |just |right )?(\\d{1,2}|${hourName})(?![\\w:.%/-]|\\.\\d| (?:texts?|messages?|patients?|people|of|clinics?|offices?|locations?|percent|or|hours?|minutes?|mins?|times|credits?|days?|am|pm))`,
      'g',
    ),
    parts: (found) => ({ hour: numberOf(found[1]), minute: 0 }),
  },
];

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
    const clock = /[T ](\d{2}:\d{2})/i.exec(one[0])?.[1];
    found.push({
      start: one.index,
      end: one.index + one[0].length,
      value: one[1] === undefined ? clock : one[0].replace(' ', 'T'),
    });
  }
  const lower = text.toLowerCase().replace(/[\u2018\u2019]/g, "'");
  for (const { shape, parts } of forms) {
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

type Parts = NonNullable<ReturnType<Form['parts']>>;

const evening =
  /\b(?:last night|tonight|yesterday evening|evening|at night|after closing|after we closed|after hours|after close|late at night|late last night|afternoon|overnight|anoche|noche|tarde)\b/;
const morning =
  /\b(?:this morning|in the morning|yesterday morning|early morning|before opening|before we open|this am|first thing|manana)\b/;

function resolved(read: Parts, near: string, literal: boolean): string | undefined {
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

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

const edge = `(\\d{1,2})(?::(\\d{2}))? ?(${half}|[ap](?=\\b))?|(noon|midday|midnight)`;
const stretch = new RegExp(
  `(?<![\\d/:.+-])(?:${edge}) ?(?:-|–|—|to|until|till|til|through|thru|and|y|a) ?(?:${edge})(?![\\d/:]|-\\d|[a-z])`,
  'g',
);

/** Every stretch between two times, in order. Says nothing of what it is: messaging hours and windows look alike. */
export function windowMentions(text: string): readonly WindowMention[] {
  const found: WindowMention[] = [];
  for (const one of text.toLowerCase().matchAll(stretch)) {
    const from = edgeOf(one.slice(1, 5));
    const to = edgeOf(one.slice(5, 9));
    const value = from && to ? span(from, to) : undefined;
    if (value !== undefined) found.push({ start: one.index, end: one.index + one[0].length, value });
  }
  return found;
}

interface Edge {
  readonly hour: number;
  readonly minute: number;
  readonly meridiem?: 'a' | 'p';
  readonly exact: boolean;
}

function edgeOf([hourText, minuteText, meridiem, name]: readonly (string | undefined)[]): Edge | undefined {
  if (name !== undefined) return { hour: name === 'midnight' ? 0 : 12, minute: 0, exact: true };
  const hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  if (!(hour <= 24 && minute < 60)) return undefined;
  const exact = hour > 12 || hour === 0 || (hourText ?? '').startsWith('0');
  const letter = meridiem?.[0];
  return letter === 'a' || letter === 'p'
    ? { hour, minute, meridiem: letter, exact }
    : { hour, minute, exact };
}

function span(from: Edge, to: Edge): string | undefined {
  const start = minutesOf(
    from,
    from.meridiem ??
      (to.meridiem === 'p' && from.hour % 12 < to.hour % 12 ? 'p' : to.meridiem === 'a' ? 'a' : undefined),
  );
  let end = minutesOf(to, to.meridiem);
  if (to.meridiem === undefined && !to.exact) {
    end = (to.hour % 12) * 60 + to.minute;
    while (end <= start) end += 12 * 60;
  }
  if (end <= start || end > 24 * 60) return undefined;
  return `${clock(Math.floor(start / 60), start % 60)}-${clock(Math.floor(end / 60) % 24, end % 60)}`;
}

function minutesOf({ hour, minute, exact }: Edge, meridiem: 'a' | 'p' | undefined): number {
  if (exact || hour > 12) return hour * 60 + minute;
  const morningHour = hour % 12;
  if (meridiem === 'a') return morningHour * 60 + minute;
  if (meridiem === 'p') return (morningHour + 12) * 60 + minute;
  return (hour <= 5 ? hour + 12 : hour) * 60 + minute;
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
