import type { Book } from '../book.ts';

/** CareMessage, from its help page on failed messages. The page names five common causes and calls them common, not complete (CM13). */
export const caremessage = {
  id: 'caremessage',
  name: 'CareMessage',
  document: 'caremessage',
  support: 'CareMessage Support',
  secureUpload: 'https://www.dropbox.com/request/7UKn5H68LyHguawJOFVV',
  hours: { from: '07:00', to: '21:00', rows: ['CM2'] },
  rows: ['CM1', 'CM13'],
  asks: {
    status: {
      question: "What does the patient's Recent Messaging Activity say about that text?",
      where:
        "Open the patient's profile and read Recent Messaging Activity: it lists every text, from every feature.",
      values: ['failed', 'pending', 'sent', 'delivered', 'no-record'],
      rows: ['CM1'],
    },
    'sent-at': {
      where: 'The time stands beside the text in Recent Messaging Activity.',
      effort: 'on-screen',
      rows: ['CM2'],
    },
    'shared-number': {
      question: 'Does another patient profile have the same phone number, and did anyone on it opt out?',
      rows: ['CM3'],
    },
    'opted-out': { where: "Look for an opt-out on the patient's own profile.", rows: ['X5'], inferred: true },
    'failure-scope': {
      where: 'Compare the lines in Recent Messaging Activity.',
      rows: ['CM7', 'CM8', 'X10'],
    },
    'line-type': {
      question: 'What kind of phone line is it really? A phone call to the patient tells.',
      values: ['mobile', 'prepaid-mobile', 'landline', 'voip'],
      rows: ['CM5', 'CM6'],
    },
    'number-changed': {
      question: 'Was the phone number changed lately, in your EHR or in CareMessage?',
      rows: ['CM8'],
    },
    channel: {
      question: 'Through which feature does it fail?',
      where: 'Recent Messaging Activity shows every feature: compare Messenger with Appointment Reminders.',
      values: ['messenger-only', 'reminders-only', 'campaign', 'every-channel'],
      usual: {
        'every-channel': 'usually',
        'reminders-only': 'sometimes',
        campaign: 'rarely',
        'messenger-only': 'rarely',
      },
      rows: ['CM9', 'CM10'],
    },
    'listed-as': {
      question: 'Does Patient Info list the number as Mobile or as Landline?',
      where: "Open the patient's profile and look at Patient Info.",
      values: ['mobile', 'landline-only', 'none'],
      rows: ['CM9', 'CM10', 'CM12'],
    },
    'has-link': { rows: ['CM4'], inferred: true },
    reach: { values: ['one-patient', 'some-patients', 'everyone'], rows: ['X10'] },
    error: { rows: ['X9'], inferred: true },
  },
  suspects: {
    'outside-messaging-hours': {
      signs: {
        status: { failed: 'always' },
        'sent-at': { outside: 'always', edge: 'rarely' },
        'failure-scope': { latest: 'usually', some: 'sometimes', all: 'rarely' },
      },
      because: [
        {
          text: "It was due at {sent-at}; CareMessage's default messaging hours run from 7 AM to 9 PM (07:00 to 21:00).",
          when: { 'sent-at': ['outside'] },
        },
        {
          text: 'It was due at {sent-at}, exactly at the limit of the default messaging hours, 7 AM to 9 PM (07:00 to 21:00).',
          when: { 'sent-at': ['edge'] },
        },
      ],
      steps: [
        {
          text: 'Compare the time of the attempt with the default messaging hours, 7 AM to 9 PM (07:00 to 21:00), and check whether the feature you used has hours of its own.',
          who: 'front-desk',
        },
        { text: 'Send the text again inside those hours.', who: 'front-desk' },
      ],
      caveats: [
        {
          text: 'The page does not say which time zone counts, nor whether 7 AM and 9 PM themselves are inside; hours can differ from feature to feature.',
        },
      ],
      clock: 'messaging-hours',
      rows: ['CM2'],
    },
    'shared-number-opt-out': {
      signs: {
        status: { failed: 'always' },
        'shared-number': { 'shared-someone-opted-out': 'always', 'not-shared': 'never' },
        'opted-out': { no: 'always' },
        'failure-scope': { all: 'usually', latest: 'sometimes', some: 'rarely' },
        reach: { 'one-patient': 'usually' },
      },
      because: [
        {
          text: 'CareMessage blocks the number, not the person, so one opt-out silences every profile that shares it.',
        },
      ],
      steps: [
        { text: 'Open each profile that shares the number and see which one opted out.', who: 'front-desk' },
        { text: 'Reach this patient another way for now, for example with a phone call.', who: 'front-desk' },
        {
          text: 'If the person who opted out wants texts again, that person must ask for it and give consent, by texting START from that phone; nobody else can do it for them.',
          who: 'patient',
        },
        { text: 'Or ask this patient for a number of their own.', who: 'front-desk' },
      ],
      caveats: [
        {
          text: 'This patient may never have opted out. The opt-out belongs to somebody else: leave it as it is until that person asks.',
        },
        {
          text: 'The help page names two ways to check for a shared number, but not in the text we hold; see the page itself or ask {support}.',
        },
      ],
      rows: ['CM3', 'X5'],
    },
    'landline-number': {
      signs: {
        status: { failed: 'always' },
        'line-type': { landline: 'always', mobile: 'never', 'prepaid-mobile': 'never' },
        'listed-as': { mobile: 'always' },
        'failure-scope': { all: 'usually', latest: 'rarely', some: 'rarely' },
        channel: { 'every-channel': 'usually', 'messenger-only': 'rarely' },
        reach: { 'one-patient': 'usually' },
        'recipient-number': { 'fixed-line': 'sometimes' },
      },
      because: [
        {
          text: 'When every text to one patient fails, the number itself is the first suspect.',
          when: { 'failure-scope': ['all'] },
        },
      ],
      steps: [
        {
          text: 'Confirm it by voice: call the patient and ask whether this line is a landline.',
          who: 'front-desk',
        },
        {
          text: 'If it is, list the number as a landline in Patient Info and ask for a mobile number.',
          who: 'front-desk',
        },
      ],
      caveats: [
        {
          text: 'This is the opposite of a mobile that is only listed as landline: here the label says mobile and the line is not.',
        },
      ],
      rows: ['CM5', 'CM7', 'X1'],
    },
    'number-recently-changed': {
      signs: {
        status: { failed: 'always' },
        'number-changed': { yes: 'always', no: 'never' },
        'failure-scope': { latest: 'usually', all: 'rarely', some: 'rarely' },
        reach: { 'one-patient': 'usually' },
      },
      because: [
        {
          text: 'Earlier texts arrived and the first one to the new number did not.',
          when: { 'failure-scope': ['latest'] },
        },
      ],
      steps: [
        {
          text: 'Find out where it changed: in the EHR, in CareMessage, or in both. They are two records and can differ.',
          who: 'front-desk',
        },
        {
          text: 'Speak with them: call the patient and ask whether the new number is right, and whether it is a landline.',
          who: 'front-desk',
        },
        {
          text: 'If it is a landline, list it as a landline, and make sure the change lands in both the EHR and CareMessage.',
          who: 'front-desk',
        },
      ],
      rows: ['CM8'],
    },
    'number-type-mislabelled': {
      signs: {
        status: { failed: 'always' },
        'listed-as': { 'landline-only': 'always', mobile: 'never' },
        channel: { 'messenger-only': 'usually', 'every-channel': 'rarely' },
        'line-type': {
          mobile: 'usually',
          landline: 'rarely',
          voip: 'sometimes',
          'prepaid-mobile': 'sometimes',
        },
        'failure-scope': { some: 'usually', all: 'sometimes', latest: 'rarely' },
        reach: { 'one-patient': 'usually' },
      },
      because: [
        {
          text: 'Other features get through, so the line can take texts; Messenger goes by the label.',
          when: { channel: ['messenger-only'] },
        },
      ],
      steps: [
        {
          text: "Open the patient's profile and read Patient Info: see whether the number is listed as Mobile, as Landline or as both.",
          who: 'front-desk',
        },
        {
          text: 'If the line can take texts, also list it as a mobile number (keep the landline entry), then send the text again.',
          who: 'front-desk',
        },
      ],
      caveats: [
        { text: 'Do this only if the line really takes texts; when in doubt, call the patient first.' },
      ],
      rows: ['CM9', 'CM10', 'X1'],
    },
    'recipient-opted-out': {
      signs: {
        status: { failed: 'always' },
        'opted-out': { yes: 'always', no: 'never' },
        'failure-scope': { all: 'usually', latest: 'sometimes', some: 'rarely' },
        reach: { 'one-patient': 'usually' },
      },
      rows: ['X5'],
      inferred: true,
    },
    'recipient-service-suspended': {
      signs: {
        status: { failed: 'always' },
        'line-type': { 'prepaid-mobile': 'always', mobile: 'rarely', landline: 'never' },
        'failure-scope': { some: 'usually', latest: 'sometimes', all: 'rarely' },
        reach: { 'one-patient': 'usually' },
      },
      because: [
        { text: 'Prepaid phones are now and then without service, and texts fail until it is back.' },
      ],
      steps: [
        { text: 'Wait a while and send the text again once.', who: 'front-desk' },
        { text: 'If it matters today, call the patient instead.', who: 'front-desk' },
        {
          text: "Only the patient can restore the phone's service with their phone company.",
          who: 'patient',
        },
      ],
      caveats: [
        { text: 'The page names the cause but no step: waiting, one retry or a phone call is our advice.' },
      ],
      rows: ['CM6'],
    },
    'carrier-blocked-content': {
      signs: {
        status: { failed: 'always' },
        'has-link': { 'typed-by-hand': 'sometimes', 'added-by-system': 'sometimes' },
        'failure-scope': { all: 'often', some: 'sometimes', latest: 'sometimes' },
        'line-type': { mobile: 'usually', landline: 'never' },
        reach: { 'one-patient': 'often', 'some-patients': 'often', everyone: 'rarely' },
      },
      because: [
        {
          text: "What is left of the page's common causes is a block by the patient's phone company. It cannot be seen in the profile.",
        },
      ],
      steps: [
        { text: 'Note the time, the feature and what you have checked.', who: 'front-desk' },
        { text: 'E-mail {support} and ask whether the carrier blocked it.', who: 'front-desk' },
        { text: 'CareMessage Support looks at what the carrier answered.', who: 'vendor-support' },
      ],
      caveats: [
        {
          text: 'The profile cannot prove this cause: it is what remains when the others do not fit. Put no patient data (PHI) in the e-mail.',
        },
      ],
      remains: true,
      rows: ['CM4', 'CM14', 'CM15'],
    },
    'handset-unreachable': {
      signs: {
        status: { failed: 'always' },
        'line-type': { mobile: 'always', 'prepaid-mobile': 'rarely', landline: 'never' },
        'failure-scope': { some: 'usually', latest: 'sometimes', all: 'never' },
        reach: { 'one-patient': 'usually' },
      },
      because: [
        {
          text: 'Some texts get through and some do not: the phone was probably off or without service when it failed.',
          when: { 'failure-scope': ['some'] },
        },
      ],
      steps: [
        { text: 'Wait a while and send the text again once.', who: 'front-desk' },
        { text: 'If it matters today, call the patient instead.', who: 'front-desk' },
      ],
      caveats: [
        { text: 'The page names the cause but no step: waiting, one retry or a phone call is our advice.' },
      ],
      remains: true,
      rows: ['CM6'],
    },
    delivered: {
      signs: { status: { delivered: 'always' } },
      rows: ['X4', 'X3'],
      inferred: true,
    },
    'still-pending': {
      signs: { status: { pending: 'always' } },
      rows: ['X3'],
      inferred: true,
    },
    'sent-but-not-received': {
      signs: { status: { sent: 'always' } },
      rows: ['X4'],
      inferred: true,
    },
    'no-send-attempt-recorded': {
      signs: { status: { 'no-record': 'always' }, 'listed-as': { none: 'sometimes' } },
      steps: [
        {
          text: "Look again in the patient's Recent Messaging Activity: it shows every feature.",
          who: 'front-desk',
        },
        {
          text: 'If the text is not there, nothing was sent: check that it was meant to go out and that the record holds a number.',
          who: 'front-desk',
        },
        { text: 'If it should have gone, e-mail {support}.', who: 'front-desk' },
      ],
      rows: ['CM1'],
      inferred: true,
    },
  },
  errors: [],
  answers: {
    'all-messages': {
      text: "Open the patient's profile and look at Recent Messaging Activity. It shows every text to that patient across all features.",
      rows: ['CM11', 'CM1'],
    },
    'where-to-look': {
      text: "Open the patient's profile and read Recent Messaging Activity first: it lists the texts of every feature and what became of them.",
      rows: ['CM1', 'CM11'],
    },
    'line-type-place': {
      text: "Open the patient's profile and look at Patient Info: it says whether the number is listed as Mobile or Landline.",
      rows: ['CM12'],
    },
    'setup-check': {
      text: "Open the patient's profile and look at Patient Info. For Messenger the number must be listed as Mobile.",
      rows: ['CM9', 'CM12'],
    },
    'shared-check': {
      text: 'The help page says there are two ways to see whether profiles share a number, but the text we hold does not contain them. Please open the help page itself or ask {support}. Once you know the profiles, look at each one for an opt-out.',
      rows: ['CM3'],
    },
    'opt-in-again': {
      text: 'Only the person who opted out can undo it, by texting START from that phone. Ask the patient first and wait for their consent.',
      rows: ['CM3', 'X5'],
    },
    'messaging-hours': {
      text: 'By default texts go out between 7 AM and 9 PM. Features can have hours of their own. The page does not say which time zone counts, nor whether exactly 7 AM or 9 PM is inside: to be safe, send well inside the hours.',
      rows: ['CM2'],
    },
    'number-format': {
      text: 'The CareMessage page says nothing about how the number is written. What counts there is whether it is listed as Mobile or Landline.',
      rows: ['CM9', 'X2'],
      inferred: true,
    },
    'secure-upload': {
      text: 'Never put patient data in an e-mail. If support needs it, upload it through their secure link: {secure-upload}',
      caveat: 'This bot never carries the file, and the link may change.',
      rows: ['CM15', 'CM16'],
    },
    'support-id': {
      text: 'The page names no id. E-mail {support} with the time, the feature and what you checked, and leave all patient data out.',
      rows: ['CM14', 'CM15'],
    },
  },
  escalation: {
    route:
      'E-mail {support}. If they need patient data, use their secure upload link, never the e-mail: {secure-upload}',
    include: [
      'the time of the attempt',
      'the feature it was sent from',
      'whether all texts fail or only the latest',
      'what you have checked already',
    ],
    leaveOut: ['patient names', 'phone numbers', 'dates of birth', 'the text of the message'],
    rows: ['CM14', 'CM15', 'CM16', 'X6'],
  },
  unexplained: {
    steps: [
      { text: 'E-mail {support} so that they can investigate.', who: 'front-desk' },
      { text: 'Until you hear back, reach the patient with a phone call.', who: 'front-desk' },
    ],
    caveats: [
      {
        text: "CareMessage's page lists common causes, not all of them: none of those fits well enough here.",
      },
    ],
    rows: ['CM13', 'CM14'],
  },
} as const satisfies Book;
