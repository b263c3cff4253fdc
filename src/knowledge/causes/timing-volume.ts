/** Causes that lie in when, how fast or how many texts were sent. */
import type { Cause } from '../shape.ts';

export const timingVolume = {
  'outside-messaging-hours': {
    title: 'It was due outside the hours in which texts may go out',
    means:
      'Texts are held back early in the morning and late in the evening. This one was due at such a time.',
    group: 'timing-volume',
    fixer: 'staff',
    retry: 'yes-in-window',
    steps: [
      {
        text: "Compare the time of the text with the messaging hours of the feature that sent it, in the patient's local time.",
        who: 'front-desk',
      },
      { text: 'Send it again, or schedule it, within those hours.', who: 'front-desk' },
      {
        text: 'If it comes back every day, move the time at which these texts are sent.',
        who: 'practice-admin',
      },
    ],
  },
  'message-expired': {
    title: 'The text waited too long and was given up',
    means: 'The text stood in a queue or was tried again and again until its time ran out.',
    group: 'timing-volume',
    fixer: 'vendor',
    retry: 'yes-later',
    steps: [
      { text: 'If what it says is still true, send the text once more later.', who: 'front-desk' },
      { text: 'If it is urgent, call the patient.', who: 'front-desk' },
      { text: 'If texts to several patients run out of time, contact {support}.', who: 'vendor-support' },
    ],
  },
  'rate-limit-exceeded': {
    title: 'Too many texts were sent at once',
    means:
      "Texts were handed over faster than the clinic's number or the patient's phone company takes them.",
    group: 'timing-volume',
    fixer: 'vendor',
    retry: 'yes-slower',
    steps: [
      {
        text: 'Wait a few minutes, then send those that failed again, in smaller groups.',
        who: 'front-desk',
      },
      {
        text: 'Contact {support} if it happens on ordinary days; the pace of sending is set there.',
        who: 'vendor-support',
      },
    ],
  },
  'daily-volume-cap-reached': {
    title: "The day's allowance of texts is used up",
    means:
      "A phone company accepts only so many texts a day from the clinic's registration, and today's are gone.",
    group: 'timing-volume',
    fixer: 'vendor',
    retry: 'yes-next-day',
    steps: [
      { text: "Send what failed tomorrow; for today's visits, call the patients.", who: 'front-desk' },
      { text: 'Spread large sends over several days.', who: 'front-desk' },
      {
        text: 'Contact {support} and ask for a larger daily allowance if this comes back.',
        who: 'vendor-support',
      },
    ],
  },
  'bulk-hourly-limit-exceeded': {
    title: 'The bulk send is larger than one hour allows',
    means: 'The system lets only so many texts out in an hour, and this list is longer. Nothing is broken.',
    group: 'timing-volume',
    fixer: 'staff',
    retry: 'yes-smaller-batch',
    steps: [
      { text: 'See which patients of the list already got the text.', who: 'front-desk' },
      { text: 'Send to the others in smaller lists, one an hour.', who: 'front-desk' },
    ],
  },
  'message-loop-detected': {
    title: 'Automatic replies were answering each other',
    means:
      "The clinic's number and the other phone replied to each other within seconds, so the exchange was cut off.",
    group: 'timing-volume',
    fixer: 'vendor',
    retry: 'yes-later',
    steps: [
      { text: 'Wait an hour before you text this number again.', who: 'front-desk' },
      {
        text: 'Check whether the number on file is a business line that answers by itself.',
        who: 'front-desk',
      },
      {
        text: "Contact {support} if an automatic reply of the clinic's keeps setting it off.",
        who: 'vendor-support',
      },
    ],
  },
} as const satisfies Record<string, Cause>;
