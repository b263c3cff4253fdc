/** Finds stretches between two times of the day in free text. */
import { half } from './clock-forms.ts';
import { clock } from './clock-times.ts';

/** A stretch between two times; offsets are those of the text. */
export interface WindowMention {
  readonly start: number;
  readonly end: number;
  /** `HH:MM-HH:MM`, 24 h. */
  readonly value: string;
}

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
