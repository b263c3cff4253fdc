import type { Book } from '../book.ts';

/** Open Dental 24.4, from its manual page on integrated texting; the same page exists for 17.4 to 24.4. */
export const openDental = {
  id: 'open-dental',
  name: 'Open Dental',
  document: 'open-dental',
  support: 'Open Dental Support',
  rows: ['OD6', 'OD9', 'OD10'],
  asks: {
    status: {
      question: 'What status does the text show in Open Dental?',
      values: ['failed', 'pending', 'sent', 'delivered', 'no-record'],
      labels: { failed: 'Failed, or "Delivery Failure Receipt"' },
      rows: ['OD1', 'OD10'],
    },
    connector: {
      question: 'Go to eServices → eConnector, acknowledge any errors and refresh. How is it now?',
      where: 'eServices → eConnector',
      rows: ['OD1', 'OD2', 'OD3'],
    },
    'sender-line': {
      question: 'Has your office just moved its texting to a landline number?',
      values: ['recently-switched-to-landline', 'main'],
      labels: { 'recently-switched-to-landline': 'Yes, lately', main: 'No' },
      effort: 'from-memory',
      usual: { main: 'always', 'recently-switched-to-landline': 'never' },
      rows: ['OD4'],
    },
    'self-test': { rows: ['OD6', 'OD7', 'OD8'] },
    'patient-retest': { rows: ['OD8', 'OD9', 'OD5'] },
    'line-type': {
      question: "Is the patient's wireless phone really a mobile?",
      values: ['mobile', 'landline', 'voip', 'prepaid-mobile'],
      rows: ['OD11'],
    },
    'recipient-country': {
      question: "May your practice text the country of the patient's number?",
      rows: ['OD13'],
    },
    'recipient-number': {
      effort: 'try-it',
      where: 'Edit Patient Information → wireless phone',
      rows: ['OD12', 'OD14'],
    },
    'has-link': { question: 'Was there a web link in the text?', rows: ['OD17'] },
    channel: {
      question: 'Was it typed by hand, or sent by an automatic feature?',
      values: ['manual-only', 'reminders-only', 'every-channel'],
      labels: {
        'manual-only': 'Only texts typed by hand',
        'reminders-only': 'Only automatic ones',
        'every-channel': 'Both',
      },
      usual: { 'manual-only': 'often', 'reminders-only': 'sometimes', 'every-channel': 'sometimes' },
      rows: ['OD17', 'OD18'],
    },
    'opted-out': { rows: ['X5'], inferred: true },
    reach: { values: ['one-patient', 'some-patients', 'everyone'], rows: ['OD6', 'OD15'] },
  },
  suspects: {
    'platform-connector-down': {
      signs: {
        status: { pending: 'always' },
        connector: { error: 'always', working: 'never' },
        reach: { everyone: 'usually', 'some-patients': 'sometimes', 'one-patient': 'rarely' },
        'sender-line': { main: 'always' },
        'self-test': { failed: 'often', 'not-tried': 'often', arrived: 'never' },
      },
      title: 'The eConnector was down when the texts were queued',
      because: [
        {
          text: 'Texts that stay Pending were most likely queued while the eConnector was not running.',
          when: { status: ['pending'] },
        },
      ],
      steps: [
        { text: 'eServices → eConnector: acknowledge any errors, then refresh it.', who: 'practice-admin' },
        {
          text: 'If no error shows and the eConnector works, the texts have gone: tell the team, and do not send them again.',
          who: 'front-desk',
          when: { connector: 'open' },
        },
        {
          text: 'If it still shows an error, contact {support} or see the eServices Troubleshooting page of the manual.',
          who: 'practice-admin',
        },
      ],
      rows: ['OD1', 'OD2', 'OD3'],
    },
    'sender-pending-activation': {
      signs: {
        status: { pending: 'always' },
        'sender-line': { 'recently-switched-to-landline': 'always', main: 'never' },
        reach: { everyone: 'usually', 'some-patients': 'sometimes', 'one-patient': 'rarely' },
        connector: { working: 'usually' },
      },
      title: "Your office's new texting number is not confirmed yet",
      because: [
        {
          text: 'After an office moves its texting to a landline number, texts stay Pending until Open Dental HQ has confirmed that number.',
        },
      ],
      steps: [
        {
          text: 'Wait until Open Dental HQ has confirmed the new number; the manual gives no time for it.',
          who: 'vendor-support',
        },
        {
          text: 'Do not send the waiting texts again; for urgent ones, call the patients.',
          who: 'front-desk',
        },
      ],
      caveats: [{ text: "This is about the office's own line, not the patient's." }],
      rows: ['OD4', 'X1'],
    },
    'still-pending': {
      signs: {
        status: { pending: 'always' },
        connector: { working: 'always', error: 'never' },
        'sender-line': { main: 'always' },
        'self-test': { arrived: 'often', 'not-tried': 'often', failed: 'never' },
        'patient-retest': { arrived: 'often', 'not-tried': 'often', failed: 'rarely' },
      },
      title: 'The text has probably gone; only the status still says Pending',
      because: [
        {
          text: 'With no errors and a working eConnector, the waiting texts have gone out.',
          when: { connector: ['working'] },
        },
        { text: 'Open Dental may go on showing Pending after a text was sent.' },
      ],
      steps: [
        {
          text: 'Ask the patient, or text your own phone, before anything else: do not resend on the status alone, or the patient may get it twice.',
          who: 'front-desk',
        },
        {
          text: 'Tell the team that these texts have gone.',
          who: 'front-desk',
          when: { connector: ['working'] },
        },
      ],
      caveats: [{ text: 'Pending is not a failure.' }],
      rows: ['OD2', 'OD5', 'X3'],
    },
    'landline-number': {
      signs: {
        status: { failed: 'always' },
        'line-type': { landline: 'always', mobile: 'never' },
        'recipient-number': { 'fixed-line': 'sometimes' },
        reach: { 'one-patient': 'usually' },
      },
      because: [
        {
          text: 'A failed text or a "Delivery Failure Receipt" points to the wireless phone stored for the patient.',
          when: { status: ['failed'] },
        },
      ],
      steps: [
        { text: 'Ask the patient for a mobile number; call the patient if you must.', who: 'front-desk' },
        {
          text: 'Edit Patient Information → replace the wireless phone, then try the text again.',
          who: 'front-desk',
        },
        {
          text: 'If this happens often and cannot be mended, contact {support}.',
          who: 'front-desk',
        },
      ],
      rows: ['OD10', 'OD11', 'OD15', 'X1'],
    },
    'invalid-number-format': {
      signs: {
        status: { failed: 'always' },
        'recipient-number': {
          malformed: 'always',
          foreign: 'rarely',
          'well-formed': 'never',
          'mobile-range': 'never',
        },
        'line-type': { mobile: 'usually', landline: 'never' },
        'recipient-country': { eligible: 'always' },
        reach: { 'one-patient': 'usually' },
      },
      because: [
        {
          text: 'Open Dental minds how the number is written: a wrong country or area code, or a missing digit, makes the text fail.',
        },
      ],
      steps: [
        {
          text: 'Edit Patient Information → check the wireless phone: every digit, the area code, and the country code.',
          who: 'front-desk',
        },
        {
          text: 'Correct it with the patient if you are not sure, then try the text again.',
          who: 'front-desk',
        },
        {
          text: 'If this happens often and cannot be mended, contact {support}.',
          who: 'front-desk',
        },
      ],
      rows: ['OD10', 'OD12', 'OD14', 'OD15', 'X2'],
    },
    'country-not-enabled': {
      signs: {
        status: { failed: 'always' },
        'recipient-country': { 'not-eligible': 'always', eligible: 'never' },
        'recipient-number': { foreign: 'always', malformed: 'never' },
        'line-type': { mobile: 'usually', landline: 'never' },
        reach: { 'one-patient': 'usually' },
      },
      because: [{ text: 'Some countries cannot get texts from a practice, however the number is written.' }],
      steps: [
        { text: 'Use another channel for this patient: e-mail or a phone call.', who: 'front-desk' },
        {
          text: 'Or ask whether the patient has a number in a country you may text, and put it under wireless phone in Edit Patient Information.',
          who: 'front-desk',
        },
      ],
      caveats: [
        {
          text: 'Editing the number cannot make its country eligible. The other channel is our advice; the manual gives none.',
        },
      ],
      rows: ['OD10', 'OD13'],
    },
    'practice-side-outage': {
      signs: {
        'self-test': { failed: 'always', arrived: 'never', 'not-tried': 'never' },
        status: { sent: 'usually', failed: 'rarely', pending: 'rarely', 'no-record': 'rarely' },
        reach: { everyone: 'usually', 'some-patients': 'sometimes', 'one-patient': 'rarely' },
        connector: { working: 'usually' },
      },
      because: [
        {
          text: "Your own text fails as well, so it is not the patient's phone.",
          when: { 'self-test': ['failed'] },
        },
      ],
      steps: [
        {
          text: 'Contact {support}: say that a test text to your own phone does not arrive.',
          who: 'front-desk',
        },
        { text: 'Until it is mended, call the patients whose texts matter today.', who: 'front-desk' },
      ],
      rows: ['OD6', 'OD7'],
    },
    'url-in-manual-text': {
      signs: {
        'has-link': { 'typed-by-hand': 'always', 'no-link': 'never', 'added-by-system': 'never' },
        channel: { 'manual-only': 'always', 'reminders-only': 'never', 'every-channel': 'never' },
        status: { sent: 'always', failed: 'rarely', pending: 'never' },
        'self-test': { arrived: 'often', 'not-tried': 'often', failed: 'never' },
      },
      because: [
        {
          text: 'Phone companies can block texts typed by hand that contain a web link; links made by Open Dental itself pass.',
        },
      ],
      steps: [
        { text: 'Take the link out and send the text again.', who: 'front-desk' },
        {
          text: 'Send links only through the Automated Messaging feature, for example Web Sched.',
          who: 'front-desk',
        },
        { text: 'To be sure, compare: does the same text arrive without the link?', who: 'front-desk' },
      ],
      rows: ['OD17', 'OD18'],
    },
    'temporary-problem': {
      signs: {
        'self-test': { arrived: 'always', failed: 'never', 'not-tried': 'never' },
        'patient-retest': { arrived: 'often', 'not-tried': 'often', failed: 'never' },
        status: { sent: 'always', failed: 'never', pending: 'never' },
        reach: { 'one-patient': 'usually', everyone: 'never' },
        'has-link': { 'no-link': 'usually', 'typed-by-hand': 'never' },
      },
      because: [
        {
          text: 'Your own test arrived, so texting works; this patient may just have missed one.',
          when: { 'self-test': ['arrived'] },
        },
      ],
      steps: [
        {
          text: 'Send the patient the text again, once.',
          who: 'front-desk',
          when: { 'patient-retest': { not: ['arrived'] } },
        },
        {
          text: 'The second text arrived: it was a passing problem and nothing more is needed.',
          who: 'nobody',
          when: { 'patient-retest': ['arrived'] },
        },
        {
          text: 'If that one does not arrive either, contact {support} instead of trying on.',
          who: 'front-desk',
          when: { 'patient-retest': { not: ['arrived'] } },
        },
      ],
      rows: ['OD6', 'OD8', 'OD9'],
    },
    'sent-but-not-received': {
      signs: {
        'patient-retest': { failed: 'always', arrived: 'never', 'not-tried': 'never' },
        'self-test': { arrived: 'always', failed: 'never', 'not-tried': 'never' },
        status: { sent: 'always', failed: 'never', pending: 'never' },
        reach: { 'one-patient': 'usually' },
        'has-link': { 'no-link': 'usually', 'typed-by-hand': 'never' },
      },
      because: [
        {
          text: 'Your own test arrived and a second text to this patient did not.',
          when: { 'self-test': ['arrived'], 'patient-retest': ['failed'] },
        },
      ],
      steps: [
        {
          text: 'Contact {support} for further help; say that a test to your own phone arrived and two texts to the patient did not.',
          who: 'front-desk',
        },
        { text: 'Meanwhile call the patient.', who: 'front-desk' },
      ],
      rows: ['OD9'],
    },
    'recipient-opted-out': {
      signs: {
        'opted-out': { yes: 'always', no: 'never' },
        status: { failed: 'usually', sent: 'rarely', pending: 'never' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X5'],
      inferred: true,
    },
    'no-send-attempt-recorded': {
      signs: {
        status: { 'no-record': 'always' },
        'self-test': { arrived: 'usually', 'not-tried': 'sometimes' },
      },
      rows: ['OD18'],
      inferred: true,
    },
    delivered: { signs: { status: { delivered: 'always' } }, rows: ['X4', 'X3'], inferred: true },
  },
  errors: [],
  answers: {
    'commlog-delete': {
      text: 'A commlog is made for every text sent or received. You can delete the one of a text you sent; the one of a received text stays, because it is tied to the message itself.',
      caveat: 'This is how the program works, not a fault.',
      rows: ['OD16', 'X3'],
    },
    'number-format': {
      text: 'In Open Dental it matters: the wireless phone must be complete, with the right area code, and the right country code if it is not a local number. Check it under Edit Patient Information.',
      rows: ['OD12', 'OD14', 'X2'],
    },
    'other-manual-pages': {
      text: 'Other pages of the manual cover those features: General eServices Troubleshooting; eReminder and eConfirmation Troubleshooting; Web Sched Troubleshooting; Appointment Texts. This answer is from version 24.4; the page exists for versions 17.4 to 24.4, so open the one of your version.',
      rows: ['OD18'],
    },
    'sent-meaning': {
      text: 'Open Dental may go on showing Pending after a text was sent. Ask the patient or text your own phone before sending again.',
      rows: ['OD5', 'OD2'],
    },
    'suppress-for-cost': {
      text: 'The manual says nothing of opting numbers out to save cost. Leave opt-outs to the patients themselves.',
      rows: ['NO12', 'X5'],
      inferred: true,
    },
    'opt-in-again': {
      text: 'Only the patient can undo an opt-out, by texting START from their phone. Ask the patient first and wait for their consent.',
      rows: ['X5'],
      inferred: true,
    },
    'line-type-place': {
      text: 'The number stands under wireless phone in Edit Patient Information.',
      rows: ['OD10'],
    },
    'where-to-look': {
      text: 'The status of the text (Pending, Failed, Sent) is where to start; a text that says "Delivery Failure Receipt" means failed.',
      rows: ['OD1', 'OD10'],
    },
    'find-automatic': {
      text: 'Automatic messages belong to other pages of the manual: eReminder and eConfirmation, Web Sched, Appointment Texts (version 24.4).',
      rows: ['OD18'],
    },
  },
  escalation: {
    route: 'Contact {support}.',
    include: [
      'the status shown',
      'what the eConnector says',
      'whether a text to your own phone arrives',
      'how many texts are affected and since when',
    ],
    leaveOut: ['patient names', 'phone numbers', 'dates of birth', 'the text of the message'],
    rows: ['OD3', 'OD7', 'OD9', 'OD15', 'X6'],
  },
  unexplained: {
    steps: [
      {
        text: 'Text your own phone once: it tells whether the fault is on your side or with one patient.',
        who: 'front-desk',
        when: { 'self-test': 'open' },
      },
      { text: 'Contact {support} for further help.', who: 'front-desk' },
    ],
    caveats: [],
    rows: ['OD6', 'OD9'],
  },
} as const satisfies Book;
