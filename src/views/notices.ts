/** The short words said before a message, by id. */
export const notices = {
  'patient-data':
    'I left out what looked like patient data (a name, number or date of birth). It is not kept. Please leave it out: I can help without it.',
  late: 'That button belongs to an earlier question. This is where we are now.',
  again: 'I already have that answer. This is where we are now.',
  expired: 'That talk has ended and nothing of it was kept. Let us start afresh.',
  strange: 'I could not make sense of that button. This is where we are now.',
  'not-understood': 'I found nothing in those words that I can use. The buttons below will do.',
  'number-forgotten': 'I checked the number and have forgotten it; only its last two digits are shown.',
} as const;

export type NoticeId = keyof typeof notices;
