/** What is known of a text that has not clearly failed. */
import type { Cause } from '../shape.ts';

export const outcome = {
  'delivery-receipt-missing': {
    title: 'No word came back whether it arrived',
    means:
      'The text went out, and the phone company never reported what became of it. It may well have arrived.',
    group: 'outcome',
    fixer: 'vendor',
    retry: 'no-check-first',
    steps: [
      { text: 'Ask the patient whether it arrived before you send it again.', who: 'front-desk' },
      { text: 'Contact {support} if this happens to many patients.', who: 'vendor-support' },
    ],
  },
  'sent-but-not-received': {
    title: 'It was sent, yet the patient has not got it',
    means:
      'The log shows no failure, so the text was lost after it left the practice, or it sits unseen on the phone.',
    group: 'outcome',
    fixer: 'vendor',
    retry: 'test-first',
    steps: [
      {
        text: 'Ask the patient to look among blocked, spam and unknown senders, and confirm the number with them.',
        who: 'front-desk',
      },
      { text: 'Send a text to your own phone to see whether texts go out at all.', who: 'front-desk' },
      {
        text: 'If it still does not arrive, contact {support} with the time or the id of the message.',
        who: 'vendor-support',
      },
    ],
  },
  'still-pending': {
    title: 'The text is still on its way',
    means: 'Nothing has failed: the text has no final result yet.',
    group: 'outcome',
    fixer: 'staff',
    retry: 'wait',
    steps: [
      {
        text: 'Look at it again later, and do not send it again meanwhile: the patient could get it twice.',
        who: 'front-desk',
      },
      { text: 'If the patient has to know now, call them.', who: 'front-desk' },
    ],
  },
  delivered: {
    title: 'The text was delivered',
    means: 'Nothing failed: the phone company or the phone itself reported that the text arrived.',
    group: 'outcome',
    fixer: 'staff',
    retry: 'not-applicable',
    steps: [
      {
        text: 'If the patient has not seen it, ask them to look among blocked, spam and unknown senders, and whether the phone is full.',
        who: 'front-desk',
      },
      { text: 'Confirm that the number on file is the phone they use.', who: 'front-desk' },
    ],
  },
  'temporary-problem': {
    title: 'Probably a passing problem',
    means:
      'A text to your own phone arrives and only this patient missed one. One more try shows whether it has passed.',
    group: 'outcome',
    fixer: 'staff',
    retry: 'once',
    steps: [
      { text: 'Send the text to the patient once more.', who: 'front-desk' },
      { text: 'If that does not arrive either, call the patient.', who: 'front-desk' },
      { text: 'Then contact {support}; do not keep sending.', who: 'vendor-support' },
    ],
  },
} as const satisfies Record<string, Cause>;
