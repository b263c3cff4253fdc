/** Why a line is not taken, in static sentences: what a line says is never repeated. */
export const reasons = {
  tooLong: 'The line is longer than 1 MB.',
  json: 'The line is not a JSON object.',
  watch: 'The line has the shape of a receipt of this product, and something in it is wrong or missing.',
  columns: 'The line has not as many columns as the first line.',
  quotes: 'The quotes of the line are not closed where they should be.',
  status: 'The status is none that is known.',
  noStatus: 'There is no status.',
  noTime: 'There is no time.',
  time: 'The time cannot be read.',
  dateOnly: 'The time has no time of day.',
  zone: 'The time has no offset to UTC, and no time zone was named (--timezone).',
  monthFirst: 'The date is impossible where the day comes first (--country decides).',
  dayFirst: 'The date is impossible where the month comes first (--country decides).',
  future: 'The time lies ahead of the clock of this machine.',
  ancient: 'The time lies before the year 2000.',
  workspace: 'The workspace is none that may be named here.',
} as const;
