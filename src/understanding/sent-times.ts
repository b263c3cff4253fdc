/** Which of the times in a text is the one at which the send was tried, and which stretch is the reminder window. */
import { agoTime, clockMentions } from './clock-times.ts';
import { windowMentions } from './time-windows.ts';

/** Times beyond these are not looked at. */
const mostTimes = 30;

const sentRole =
  /\b(?:sent|send|sends|sending|went|gone|go out|goes out|going out|attempted|attempt|tried|try|failed|fails|fail|queued|due|left|fired|bounced|texted|blasted|mailed|delivered|kicked off|pushed|hit send|submitted|enviamos|mandamos|mande|salio)\b/g;
const otherRole =
  /\b(?:top(?:ped|ping)?[ -]?up|bought|buy|purchased|recharged|refilled|added credits?|credits?|showed up|shows up|arrived?|arrives|received|recieved|got (?:it|the|her|his|my|one|that|this|a)|came (?:in|through|thru|at)|landed|reached|tomorrow(?:['’]?s)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s|appointment(?! ?(?:reminder|text|confirm))|appt(?! ?(?:reminder|text|confirm))|visit|cleaning|checkup|closes?|closed|closing|opens?|opened|open|hours|called|booked|reset|restarted|rebooted|noticed|checked|replied|opted out|complained|limit|cut ?off|again at|seen|saw|came|window|refreshed|acknowledged|log(?:ged)? in|now|moved|switched|changed|updated)\b/g;
/** Words that make a limit of the time right after them, and "reminder for 10:30", which is the appointment's. */
const limits =
  /\b(?:before|after|by|past|between|from|since|until|till?|only|not|later than|every|(?:reminders?|confirmations?|texts?) for)\s+(?:about |around |like |the |her |his |at )?$/;
const otherAfter =
  /^[\s,]*(?:her |his |the |their |today's |tomorrow's )?(?:appointments?|appts?|visits?|window|cut ?off|limit|slot|cleaning|consult|start|close|closing|opening|rule|exam|checkup|deadline|hours|standard|is the|is outside|tomorrow)\b/;
const asking =
  /\b(?:can|could|should|would|may|will|do|does|if|whether|unless|what about|is)\s+(?:i|we|you|it|the|they|she|he|a|texts?|messages?|sending)\b[^,.;!]*$/;

/** Time of the send: `HH:MM` or ISO with offset. Times of top-ups, arrivals, appointments and opening hours are left out. */
export function sentAt(text: string, now: Date, timezone: string | undefined): string | undefined {
  const ranges = windowMentions(text);
  const lower = text.toLowerCase();
  const relative = agoTime(text, now, timezone);
  const mentions = [...clockMentions(text).slice(0, mostTimes), ...(relative ? [relative] : [])];
  let likely: string | undefined;
  for (const { start, end, value } of mentions) {
    if (value === undefined || ranges.some((range) => start < range.end && end > range.start)) continue;
    const before = clauseBefore(lower, start);
    if (otherAfter.test(lower.slice(end)) || limits.test(before) || asking.test(before)) continue;
    const sent = lastIndex(before, sentRole);
    const other = lastIndex(before, otherRole);
    if (other > sent) continue;
    if (sent >= 0) return value;
    likely ??= value;
  }
  return likely;
}

const windowContext =
  /\bwindow|\breminders? (?:\S+ ){0,3}(?:go|goes|sent|send|sends|run|runs|fire|scheduled|set)\b|\b(?:send|sends|sending) (?:\S+ ){0,3}reminders?\b/;
const otherHours =
  /\b(?:messaging hours|business hours|office hours|opening hours|open|texting hours|quiet hours|global hours|lunch|we close|closed)\b/;

/** The reminder window, `HH:MM-HH:MM`; only where the words say that the stretch is one. */
export function reminderWindow(text: string): string | undefined {
  for (const { start, end, value } of windowMentions(text).slice(0, mostTimes)) {
    const around = `${sentenceBefore(text.toLowerCase(), start)}~${text.toLowerCase().slice(end, end + 30)}`;
    if (windowContext.test(around) && !otherHours.test(around)) return value;
  }
  return undefined;
}

const sentenceBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - 120), at)
    .split(/[.?!;\n](?:\s|$)/)
    .at(-1) ?? '';

function clauseBefore(text: string, at: number): string {
  return (
    sentenceBefore(text, at)
      .split(/,|\b(?:but|and then|then|and (?=we|it|i|they|she|he))\b/)
      .at(-1) ?? ''
  );
}

function lastIndex(text: string, words: RegExp): number {
  let last = -1;
  for (const found of text.matchAll(words)) last = found.index;
  return last;
}
