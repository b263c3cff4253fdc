/** Local time of a time zone, as a moment. Node 24 has no Temporal yet, so the zone's clock is asked what it shows. */

/** Turns what a local clock shows, written as if it were UTC (epoch ms), into the moment it shows that. */
export type Zone = (shown: number) => number;

/** Offsets change at full quarters of an hour only. */
const quarter = 900_000;
const most = 20_000;

/**
 * The zone of an IANA name. A time that the clock jumps over in spring is taken as if it had not jumped (2:30 becomes
 * 3:30); a time that it shows twice in autumn is the first of the two, so it may be an hour early. Temporal calls this
 * "compatible". @throws RangeError for a name that is none.
 */
export function zoneOf(name: string): Zone {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const asked = new Map<number, number>();
  const ask = (moment: number): number => {
    const part = Object.fromEntries(
      clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - moment;
  };
  const offsetAt = (moment: number): number => {
    const start = Math.floor(moment / quarter) * quarter;
    const remembered = asked.get(start);
    if (remembered !== undefined) return remembered;
    if (asked.size >= most) asked.clear();
    const offset = ask(start);
    asked.set(start, offset);
    return offset;
  };
  const day = 86_400_000;
  return (shown) => {
    const before = offsetAt(shown - day);
    const after = offsetAt(shown + day);
    // where both offsets fit, the larger gives the earlier moment; where none does, the clock has jumped over it
    const fitting = [before, after].filter((offset) => offsetAt(shown - offset) === offset);
    return shown - (fitting[0] ?? before);
  };
}
