/** The ways people write a time of the day. */

/** Hours in words. */
export const hourWords: Readonly<Record<string, number>> = {
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
/** Minutes in words, as in "quarter to" and "nine thirty". */
export const minuteWords: Readonly<Record<string, number>> = {
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
/** Morning or afternoon, as a pattern. */
export const half = 'a\\.?m\\.?|p\\.?m\\.?';
const partOfDay =
  '(?: (?:at|in the|this|last|yesterday|on|late|early|the) ?(?:at|the)?)? ?(?:night|morning|evening|afternoon|tonight)|(?: de la (?:noche|tarde|ma[nñ]ana))';

/** What one writing of a time says. */
export interface ClockParts {
  readonly hour: number;
  readonly minute: number;
  /** `am` or `pm` as written. */
  readonly meridiem?: string | undefined;
  /** Written like a clock, with minutes. */
  readonly colon?: boolean;
  /** The writing alone tells the half of the day. */
  readonly exact?: boolean;
}

/** One way to write a time; matched against lower case. */
export interface ClockForm {
  readonly shape: RegExp;
  readonly parts: (found: RegExpExecArray) => ClockParts | undefined;
}

/** The ways people write a time, most telling first. */
export const clockForms: readonly ClockForm[] = [
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
      `(?<![\\d:./-])(\\d{1,2})(?:[:.h]| : )(\\d{2})(?::\\d{2})? ?(${half}|[ap]\\b)?(?![\\d:/])`,
      'g',
    ),
    parts: (found) => {
      // "24.40" alone may be a version or an amount.
      const after = found.input.slice(found.index + found[0].length);
      if (/^\d+\./.test(found[0]) && found[3] === undefined && !/^(?:in the|at night)/.test(after))
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
    shape: new RegExp(
      `(?<![\\d:.$/-])(?<!half )(\\d{1,2})(?:(?:-?ish)? (${half})|(?:-?ish)?(${half})|([ap])\\b)(?![\\w])`,
      'g',
    ),
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
    shape: new RegExp(
      `(?<![\\d:.$/-])(?:(\\d{2})(\\d{2}) ?(?:hrs|hours|h)|(\\d{1,2})(\\d{2}) ?(${half}))(?![\\w])`,
      'g',
    ),
    parts: ([, hour, minute, shortHour, shortMinute, meridiem]) => ({
      hour: Number(hour ?? shortHour),
      minute: Number(minute ?? shortMinute),
      meridiem,
      exact: true,
    }),
  },
  {
    shape: new RegExp(`\\b(\\d{1,2}|${hourName}) ?o'?clock\\b`, 'g'),
    parts: (found) => ({ hour: numberOf(found[1]), minute: 0 }),
  },
  {
    shape: new RegExp(
      `\\b(?:at|around|about|@) ?(?:like |around |about |approx |roughly |exactly |just |right )?(\\d{1,2}|${hourName})(?![\\w:.%/-]|\\.\\d| (?:texts?|messages?|patients?|people|of|clinics?|offices?|locations?|percent|or|hours?|minutes?|mins?|times|credits?|days?|am|pm|an?|per))`,
      'g',
    ),
    parts: (found) => ({ hour: numberOf(found[1]), minute: 0 }),
  },
];

const numberOf = (word: string | undefined): number =>
  word === undefined ? Number.NaN : (hourWords[word] ?? Number(word));
