import type { Book } from '../book.ts';

/** Any other product: no document of its own, so only what holds everywhere, and what a delivery code says. */
export const other = {
  id: 'other',
  name: 'your messaging system',
  document: 'cross-system',
  support: "your messaging system's support",
  rows: ['X3', 'X7', 'X8', 'X9', 'X10'],
  asks: {
    status: { rows: ['X3', 'X9'] },
    error: { rows: ['X7', 'X9'] },
    reach: { rows: ['X10'] },
    'failure-scope': { rows: ['X10'] },
    'line-type': { rows: ['X1'] },
    'listed-as': { rows: ['X1'] },
    'opted-out': { rows: ['X5'] },
    'shared-number': { rows: ['X5'] },
    'number-changed': { rows: ['X10'], inferred: true },
    'recipient-number': { rows: ['X2'] },
    credits: { rows: ['X10'], inferred: true },
    'reminder-preference': { rows: ['X5'] },
    'self-test': { rows: ['X10'], inferred: true },
    'patient-retest': { rows: ['X10'], inferred: true },
    'has-link': { rows: ['X10'], inferred: true },
  },
  suspects: {
    delivered: {
      signs: { status: { delivered: 'always' }, 'number-changed': { no: 'always' } },
      rows: ['X4'],
    },
    'number-reassigned': {
      signs: {
        status: { delivered: 'usually', sent: 'sometimes' },
        'number-changed': { yes: 'always' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X4'],
      inferred: true,
    },
    'still-pending': { signs: { status: { pending: 'often', unknown: 'often' } }, rows: ['X3'] },
    'sent-but-not-received': {
      signs: {
        status: { sent: 'always' },
        'self-test': { arrived: 'usually', failed: 'never' },
        'patient-retest': { arrived: 'never' },
      },
      rows: ['X3', 'X4'],
    },
    'landline-number': {
      signs: {
        status: { failed: 'always' },
        'line-type': { landline: 'always', mobile: 'never' },
        'failure-scope': { all: 'usually', latest: 'rarely' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X1'],
    },
    'invalid-number-format': {
      signs: {
        status: { failed: 'always' },
        'recipient-number': { malformed: 'always', 'well-formed': 'never' },
        reach: { 'one-patient': 'always' },
        'failure-scope': { all: 'usually' },
      },
      rows: ['X2'],
    },
    'recipient-opted-out': {
      signs: {
        status: { failed: 'usually', 'no-record': 'sometimes' },
        'opted-out': { yes: 'always', no: 'never' },
        reach: { 'one-patient': 'always' },
        'failure-scope': { all: 'usually', latest: 'sometimes' },
      },
      rows: ['X5'],
    },
    'shared-number-opt-out': {
      signs: {
        status: { failed: 'usually', 'no-record': 'sometimes' },
        'shared-number': { 'shared-someone-opted-out': 'always' },
        'opted-out': { no: 'always' },
        reach: { 'one-patient': 'usually' },
        'failure-scope': { all: 'usually' },
      },
      rows: ['X5'],
    },
    'out-of-credits': {
      signs: {
        status: { failed: 'usually', 'no-record': 'sometimes' },
        credits: { 'zero-or-below': 'always' },
        reach: { everyone: 'usually' },
      },
      rows: ['X10'],
      inferred: true,
    },
    'no-mobile-number-on-file': {
      signs: {
        status: { 'no-record': 'always' },
        'listed-as': { none: 'always' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X1'],
    },
    'number-type-mislabelled': {
      signs: {
        status: { 'no-record': 'usually', failed: 'sometimes' },
        'listed-as': { 'landline-only': 'often', 'other-type': 'often', mobile: 'never' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X1'],
    },
    'number-recently-changed': {
      signs: {
        status: { failed: 'always' },
        'number-changed': { yes: 'always', no: 'never' },
        'failure-scope': { latest: 'usually', all: 'rarely' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X10'],
      inferred: true,
    },
    'patient-preference-excludes-sms': {
      signs: {
        status: { 'no-record': 'always' },
        'reminder-preference': { email: 'often', none: 'often', sms: 'never' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X5'],
    },
    'recipient-service-suspended': {
      signs: {
        status: { failed: 'always' },
        'line-type': { 'prepaid-mobile': 'always' },
        'failure-scope': { some: 'usually', latest: 'sometimes', all: 'rarely' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X10'],
      inferred: true,
    },
    'handset-unreachable': {
      signs: {
        status: { failed: 'always' },
        'line-type': { mobile: 'always', landline: 'never' },
        'failure-scope': { some: 'usually', latest: 'sometimes', all: 'never' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X10'],
      inferred: true,
    },
    'url-in-manual-text': {
      signs: {
        'has-link': { 'typed-by-hand': 'always' },
        status: { failed: 'often', sent: 'often' },
        reach: { 'some-patients': 'often' },
      },
      rows: ['X10'],
      inferred: true,
    },
    'practice-side-outage': {
      signs: {
        'self-test': { failed: 'always', arrived: 'never', 'not-tried': 'never' },
        reach: { everyone: 'usually' },
        status: { failed: 'often', sent: 'sometimes' },
      },
      rows: ['X10'],
      inferred: true,
    },
    'temporary-problem': {
      signs: {
        'self-test': { arrived: 'usually', failed: 'never' },
        'patient-retest': { arrived: 'always', failed: 'never' },
        status: { sent: 'usually' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X10'],
      inferred: true,
    },
    'no-send-attempt-recorded': {
      signs: { status: { 'no-record': 'always' } },
      remains: true,
      rows: ['X10'],
      inferred: true,
    },
  },
  showsProviderCodes: true,
  errors: [
    {
      text: 'Landline or unreachable carrier',
      aliases: ['Twilio 30006'],
      says: { 'landline-number': 'always', 'no-route-to-carrier': 'always' },
      caveat: 'This one error has two meanings: a landline, or a phone company that cannot be reached.',
      rows: ['NO7'],
    },
    {
      text: 'Carrier rejected as invalid destination address',
      aliases: ['Bandwidth 4720'],
      says: {
        'landline-number': 'always',
        'invalid-number-format': 'always',
        'recipient-blocked-sender': 'sometimes',
      },
      caveat:
        'This one error has three meanings: a wrong number, a line that takes no texts, or a person who blocks toll-free senders.',
      rows: ['DI10', 'DI11', 'DI12'],
    },
  ],
  answers: {
    'number-format': {
      text: 'It depends on the product. In Cliniko only the label "Mobile" counts; Open Dental and Notify mind how the number is written. When in doubt, store it in full with area code and country code.',
      rows: ['X2'],
    },
    'opt-in-again': {
      text: 'Only the patient can undo an opt-out, by texting START from their phone. Ask the patient first and wait for their consent. A number that staff opted out to save cost is another matter: note who did it and why.',
      rows: ['X5'],
    },
    'suppress-for-cost': {
      text: "Opting a number out to save cost is not the same as the person's own opt-out. If you do it, note who decided it and why.",
      rows: ['X5'],
    },
    'sent-meaning': {
      text: '"Sent" means that the text left the system. Only "delivered" means that the phone company reports it as arrived.',
      rows: ['X3', 'X4'],
    },
    'where-to-look': {
      text: "Look for the message log of your system, usually with the patient's record, and read the status and any error beside the text.",
      rows: ['X9'],
    },
  },
  escalation: {
    route: 'Contact {support}.',
    include: [
      'the status and the error, word for word',
      'when it was sent and through which feature',
      'whether one patient or many are affected',
    ],
    leaveOut: ['patient names', 'phone numbers', 'dates of birth', 'the text of the message'],
    rows: ['X6', 'X7'],
  },
  unexplained: {
    steps: [
      {
        text: 'Look in the message log for a status and an error beside the text.',
        who: 'front-desk',
        when: { error: 'open' },
      },
      { text: 'Contact {support}.', who: 'front-desk' },
    ],
    caveats: [],
    rows: ['X7'],
  },
} as const satisfies Book;
