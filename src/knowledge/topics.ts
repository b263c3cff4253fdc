/** The how-to questions staff ask; each platform's book answers those it knows. */
export const topics = {
  'number-format': 'How must the phone number be written?',
  'all-messages': 'Where do I see every text across features?',
  'where-to-look': 'Where do I see what became of a text?',
  'line-type-place': 'Where does the record show mobile or landline?',
  'setup-check': 'How do I see that a number is set up rightly?',
  'shared-check': 'How do I see whether two records share a number?',
  'support-id': 'Which id does support want, and where is it?',
  'commlog-delete': 'Why can a text commlog not be deleted?',
  'suppress-for-cost': 'Should I opt this number out?',
  'opt-in-again': 'May I switch texting on again for this patient?',
  'sent-meaning': 'Does "sent" mean that they have it?',
  'send-message': 'How do I send a message?',
  'find-manual': 'Where are the texts sent by hand?',
  'find-automatic': 'Where are the automatic reminders?',
  'narrow-list': 'How do I narrow the list of texts?',
  'retry-clock': 'Am I still in time for the retry?',
  'bulk-limit': 'Why does a bulk send stop at 250?',
  'bulk-purpose': 'What may a bulk send be used for?',
  'other-manual-pages': 'Which page covers this feature?',
  'secure-upload': 'How do I give support patient data safely?',
  'messaging-hours': 'Which hours count, and do the limits count?',
  'reminder-or-manual': 'What differs between reminders and texts sent by hand?',
} as const;

export type TopicId = keyof typeof topics;
