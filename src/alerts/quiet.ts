/** Quiet hours of a channel, in its own time zone. */
import type { Subscription } from './subscription.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight there. @param zone IANA; @param now epoch ms */
export function minuteOfDay(zone: string, now: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    formats.set(zone, format);
  }
  const [hour = 0, minute = 0] = format.format(now).split(':').map(Number);
  return (hour % 24) * 60 + minute;
}

/** Whether nothing may be said now that people would hear. The first minute is quiet, the last is not. */
export function isQuiet(
  { quiet, zone }: Pick<Subscription, 'quiet' | 'zone'>,
  critical: boolean,
  now: number,
): boolean {
  if (!quiet || quiet.from === quiet.to || (critical && quiet.critical)) return false;
  const minute = minuteOfDay(zone, now);
  return quiet.from < quiet.to
    ? minute >= quiet.from && minute < quiet.to
    : minute >= quiet.from || minute < quiet.to;
}
