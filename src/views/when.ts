/** Times as people say them. All are epoch ms, shown on the clock of an IANA zone; without one in UTC, and said so. */

type Form = 'clock' | 'date' | 'short';
const forms: Readonly<Record<Form, Intl.DateTimeFormatOptions>> = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
};
/** Making one takes longer than using it a hundred times; there are as many as zones in use. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(form: Form, at: number, zone: string | undefined): string {
  const key = `${form} ${zone}`;
  let one = made.get(key);
  if (!one) {
    one = new Intl.DateTimeFormat('en-GB', { ...forms[form], timeZone: zone ?? 'UTC' });
    made.set(key, one);
  }
  return one.format(at);
}

const clockOf = (at: number, zone: string | undefined) => format('clock', at, zone);
/** "2 March". */
const dateOf = (at: number, zone: string | undefined) => format('date', at, zone);

const day = 86_400_000;

/** "09:00", "yesterday 16:40", "tomorrow 08:00", "2 March, 16:40". @param now which day it is. */
export function when(at: number, now: number, zone: string | undefined): string {
  const clock = `${clockOf(at, zone)}${zone ? '' : ' UTC'}`;
  const date = dateOf(at, zone);
  if (date === dateOf(now, zone)) return clock;
  if (date === dateOf(now - day, zone)) return `yesterday ${clock}`;
  return date === dateOf(now + day, zone) ? `tomorrow ${clock}` : `${date}, ${clock}`;
}

/** From one time to another; the day of the second is not said twice. */
export function fromTo(from: number, to: number, now: number, zone: string | undefined): string {
  const sameDay = dateOf(from, zone) === dateOf(to, zone);
  const today = dateOf(to, zone) === dateOf(now, zone) ? 'today ' : '';
  return `from ${when(from, now, zone)} to ${sameDay ? clockOf(to, zone) : today + when(to, now, zone)}`;
}

/** "3 March". */
export const onDay = dateOf;

/** For the axis of a chart: "09:00", with the day where the times span more than one. */
export const axis = (at: number, days: boolean, zone: string | undefined): string =>
  days ? `${format('short', at, zone)} ${clockOf(at, zone)}` : clockOf(at, zone);

/** "45 min", "2 h 10 min", "3 days 4 h". */
export function lasted(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60];
  if (days > 0)
    return [`${days} ${days === 1 ? 'day' : 'days'}`, ...(hours > 0 ? [`${hours} h`] : [])].join(' ');
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])].join(' ');
}

/** "15 minutes", "hour", "6 hours", "day": after "each". */
export function stretch(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? 'day' : `${minutes / 1440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? 'hour' : `${minutes / 60} hours`;
  return minutes === 1 ? 'minute' : `${minutes} minutes`;
}

/** Minutes of the day as a clock shows them. */
export const timeOfDay = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
