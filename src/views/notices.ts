/** The short words said before a message, by id. */
export const notices = {
  'patient-data':
    'I left out what looked like patient data (a name, number or date of birth). It is not kept. Please leave it out: I can help without it.',
  'patient-data-shared':
    'I left out what looked like patient data (a name, number or date of birth). Others can read your message: please delete it. I can help without it.',
  late: 'That button belongs to an earlier question. This is where we are now.',
  again: 'I already have that answer. This is where we are now.',
  expired: 'That talk has ended and nothing of it was kept. Let us start afresh.',
  strange: 'I could not make sense of that button. This is where we are now.',
  'not-understood': 'I found nothing in those words that I can use. Please answer the question instead.',
  'nothing-to-share': 'There is nothing to share yet.',
  'number-read':
    'I checked the number and have forgotten it. The channel sees what kind of number it is, nothing more.',
  'number-looked-up':
    'I looked the number up and have forgotten it. A keyed code of it stays with this talk, and its last two digits to show.',
  awaiting:
    'I will tell you in our private chat how the next text to this phone fares. I watch for 14 days; nothing else is said.',
  'still-failing':
    'You asked me to watch the next text after your fix: it failed too. This is what the receipts show now.',
  'not-awaiting': 'All right, I watch no longer.',
  'not-here': "Alerts and today's numbers are for Slack and Teams, where I run all the time.",
  'number-forgotten': 'I checked the number and have forgotten it; only its last two digits are shown.',
} as const;

export type NoticeId = keyof typeof notices;

/** Good to know, nothing to beware of. */
export const calm: ReadonlySet<NoticeId> = new Set<NoticeId>([
  'number-read',
  'number-forgotten',
  'number-looked-up',
  'awaiting',
  'not-awaiting',
]);

/** What is wrong with a typed answer, said at the field. */
export const problems = {
  'no-choice': 'Please choose one of the answers.',
  'no-error': 'Please copy the error as it is shown, or press "I don\'t know".',
  'no-time': 'I could not read a time there. Please type it like 9:40 pm or 21:40.',
  'no-window': 'I could not read two times there. Please type them like 10:00-11:00.',
  'no-receipt':
    'I hold no receipt of one text with that message id. Please check it, or type the number the text went to.',
  'no-number': 'I could not read a phone number there. Please type its digits, or press "I don\'t know".',
} as const;

export type ProblemId = keyof typeof problems;
