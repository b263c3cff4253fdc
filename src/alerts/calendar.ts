/** Days and clock times of a time zone. Times are epoch ms; zones are IANA. */

export interface LocalDay {
  readonly year: number;
  /** 1 to 12, 1 to 31; more and less run on into other months. */
  readonly month: number;
  readonly day: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** What the clocks there show, as if it were UTC. */
function wall(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

export function localDay(at: number, zone: string): LocalDay {
  const date = new Date(wall(at, zone));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** When the clocks there show this time; one that a change of the clocks leaves out is as much later as they were put on. */
export function timeThere({ year, month, day }: LocalDay, minutes: number, zone: string): number {
  const shown = Date.UTC(year, month - 1, day, 0, minutes);
  const offset = (at: number) => wall(at, zone) - at;
  const guess = shown - offset(shown);
  const at = shown - offset(guess);
  return wall(at, zone) === shown ? at : Math.max(at, guess);
}

/** So many days later, or earlier. */
export const daysOn = ({ year, month, day }: LocalDay, days: number): LocalDay => {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** 0 is Sunday. */
export const weekday = ({ year, month, day }: LocalDay): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();
