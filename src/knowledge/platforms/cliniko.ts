import type { Book } from '../book.ts';

/** Cliniko, from its help page on missing SMS. The page's own order of causes is kept as the order of suspicion (CL19). */
export const cliniko = {
  id: 'cliniko',
  name: 'Cliniko',
  document: 'cliniko',
  support: 'Cliniko support',
  rows: ['CL1', 'CL18', 'CL19'],
  asks: {
    status: {
      question: 'What does the Communications list say about that text?',
      where: 'Open Communications and search for the text: it lists everything sent from Cliniko.',
      values: ['failed', 'no-record', 'sent', 'pending', 'delivered'],
      labels: { failed: 'Failed (in red)' },
      rows: ['CL1', 'CL2'],
    },
    credits: {
      where: 'Settings → SMS settings shows the balance. It can be below zero.',
      rows: ['CL2', 'CL3'],
    },
    'location-reminders': {
      question: 'Is "Send appointment reminders for appointments at this business" set to On?',
      where: 'Settings → Business information → choose the business; the switch is near the bottom.',
      rows: ['CL8'],
    },
    'reminder-template': {
      question: 'What stands under "Appointment reminder SMS" for that appointment type?',
      where:
        'Settings → Appointment types → choose the type and scroll down. If it says "None", click it to see the templates.',
      rows: ['CL9', 'CL10'],
    },
    'listed-as': {
      question: "What stands beside the number in the patient's contact details?",
      where:
        'A number that is set up properly has "Mobile" beside it and a "Send SMS message" link under it.',
      values: ['mobile', 'other-type', 'landline-only', 'none'],
      rows: ['CL11', 'CL12', 'CL13'],
    },
    'reminder-preference': {
      question: 'What does "automated reminder" say under Communication preferences?',
      where: 'Select the patient and look at Communication preferences.',
      rows: ['CL15'],
    },
    channel: {
      question: 'Is it about automatic reminders or a text somebody sent by hand?',
      values: ['reminders-only', 'manual-only', 'every-channel'],
      effort: 'from-memory',
      usual: { 'reminders-only': 'usually', 'manual-only': 'sometimes', 'every-channel': 'sometimes' },
      rows: ['CL18'],
    },
    reach: { rows: ['CL8', 'CL9', 'X10'] },
    'line-type': { rows: ['CL7'], inferred: true },
    'reminder-window': {
      where: 'The window is part of your SMS reminder settings.',
      when: { channel: { not: ['manual-only'] } },
      rows: ['CL5', 'CL6'],
    },
  },
  suspects: {
    'out-of-credits': {
      signs: {
        status: { failed: 'usually', 'no-record': 'sometimes', sent: 'never' },
        credits: { 'zero-or-below': 'always', available: 'never' },
        reach: { everyone: 'usually', 'some-patients': 'sometimes', 'one-patient': 'sometimes' },
      },
      because: [
        {
          text: 'Every kind of SMS needs credit. Without it Cliniko tries, fails, and leaves a failed record.',
          when: { status: ['failed'] },
        },
        {
          text: 'The page lists missing credit among the causes of a missing record too.',
          when: { status: ['no-record'] },
        },
      ],
      steps: [
        { text: 'Settings → SMS settings: read the balance. At 0 or below, top up.', who: 'practice-admin' },
        {
          text: "Today's reminders: Cliniko tries them again by itself, every hour on the hour, for up to five hours after the reminder window. To be safe top up before {deadline}; then there is nothing to send by hand.",
          who: 'nobody',
          when: { 'reminder-window': 'known', channel: { not: ['manual-only'] } },
        },
        {
          text: "Today's reminders: Cliniko tries them again by itself, every hour on the hour, for up to five hours after the reminder window. Its own example: for a window from 10:00 to 11:00, top up before 15:00.",
          who: 'nobody',
          when: { 'reminder-window': 'open', channel: { not: ['manual-only'] } },
        },
        {
          text: 'After that time, or for a text sent by hand, send it again yourself or call the patient.',
          who: 'front-desk',
        },
      ],
      caveats: [
        {
          text: 'The page can be read in two ways: five hours from the start of the window ({deadline}) or from its end ({later-deadline}). Plan with the earlier time; neither is a promise.',
          when: { 'reminder-window': 'known', channel: { not: ['manual-only'] } },
        },
        {
          text: 'The page can be read in two ways: five hours from the start of the window, as in its example, or from its end. Plan with the earlier time; neither is a promise.',
          when: { 'reminder-window': 'open', channel: { not: ['manual-only'] } },
        },
        { text: 'The page speaks of reminders; it does not say that texts sent by hand are tried again.' },
      ],
      clock: 'retry-after-window',
      detail: 'reminder-window',
      rows: ['CL2', 'CL3', 'CL4', 'CL5', 'CL6'],
    },
    'reminders-off-for-business': {
      signs: {
        status: { 'no-record': 'always' },
        'location-reminders': { off: 'always', on: 'never' },
        reach: {
          'one-location': 'usually',
          everyone: 'sometimes',
          'some-patients': 'sometimes',
          'one-patient': 'rarely',
          'one-appointment-type': 'never',
        },
        channel: { 'reminders-only': 'always', 'manual-only': 'never' },
      },
      because: [
        {
          text: 'Each business has its own reminder switch, so one clinic can be silent while the others work.',
        },
      ],
      steps: [
        {
          text: 'Settings → Business information → choose the business that gets no reminders.',
          who: 'practice-admin',
        },
        {
          text: 'Near the bottom, set "Send appointment reminders for appointments at this business" to On. Save the page: without saving nothing changes.',
          who: 'practice-admin',
        },
      ],
      rows: ['CL8', 'CL18', 'CL19'],
    },
    'reminder-template-not-linked': {
      signs: {
        status: { 'no-record': 'always' },
        'reminder-template': { 'not-linked': 'always', linked: 'never', 'none-exists': 'never' },
        reach: {
          'one-appointment-type': 'usually',
          'some-patients': 'sometimes',
          'one-patient': 'rarely',
          'one-location': 'never',
          everyone: 'rarely',
        },
        channel: { 'reminders-only': 'always', 'manual-only': 'never' },
      },
      because: [
        {
          text: 'Two things must hold: an SMS reminder template exists, and it is linked to the appointment type.',
        },
      ],
      steps: [
        {
          text: 'Settings → Appointment types → choose the type → scroll down to "Appointment reminder SMS".',
          who: 'practice-admin',
        },
        { text: 'If it says "None", click it, choose a template. Save it.', who: 'practice-admin' },
        {
          text: 'If there is no template to choose, create an SMS reminder template first and then link it.',
          who: 'practice-admin',
        },
      ],
      rows: ['CL9', 'CL10', 'CL18'],
    },
    'reminder-template-missing': {
      signs: {
        status: { 'no-record': 'always' },
        'reminder-template': { 'none-exists': 'always', linked: 'never', 'not-linked': 'never' },
        reach: {
          'one-appointment-type': 'often',
          everyone: 'often',
          'some-patients': 'sometimes',
          'one-patient': 'rarely',
          'one-location': 'never',
        },
        channel: { 'reminders-only': 'always', 'manual-only': 'never' },
      },
      because: [
        {
          text: 'Two things must hold: an SMS reminder template exists, and it is linked to the appointment type.',
        },
      ],
      steps: [
        { text: 'Create a new SMS reminder template.', who: 'practice-admin' },
        {
          text: 'Then Settings → Appointment types → the type → "Appointment reminder SMS": click "None", choose the new template. Save it.',
          who: 'practice-admin',
        },
      ],
      rows: ['CL10', 'CL9', 'CL18'],
    },
    'no-mobile-number-on-file': {
      signs: {
        status: { 'no-record': 'always' },
        'listed-as': { none: 'always', mobile: 'never' },
        reach: { 'one-patient': 'always' },
      },
      steps: [
        { text: 'Ask the patient for a mobile number.', who: 'front-desk' },
        {
          text: 'Edit the patient → Contact information: enter the number, choose Mobile as its type. Save it.',
          who: 'front-desk',
        },
        {
          text: 'Look at the contact details again: "Mobile" beside the number and a "Send SMS message" link under it mean that it is right.',
          who: 'front-desk',
        },
      ],
      rows: ['CL11', 'CL13'],
    },
    'number-type-mislabelled': {
      signs: {
        status: { 'no-record': 'always' },
        'listed-as': {
          'other-type': 'usually',
          'landline-only': 'sometimes',
          mobile: 'never',
          none: 'never',
        },
        'line-type': { mobile: 'usually', landline: 'rarely' },
        reach: { 'one-patient': 'always' },
      },
      because: [
        {
          text: 'Only a number with the label "Mobile" gets SMS; how it is written makes no difference in Cliniko.',
        },
      ],
      steps: [
        {
          text: 'Edit the patient → Contact information → choose Mobile in the list of phone number types. Save it.',
          who: 'front-desk',
        },
        {
          text: 'Look at the contact details again: "Mobile" beside the number and a "Send SMS message" link under it mean that it is right.',
          who: 'front-desk',
        },
        {
          text: 'This helps future reminders. For the text that is missing, use the "Send SMS message" link or call the patient.',
          who: 'front-desk',
        },
      ],
      rows: ['CL12', 'CL13', 'CL14', 'X1'],
    },
    'patient-preference-excludes-sms': {
      signs: {
        status: { 'no-record': 'always' },
        'reminder-preference': { email: 'often', none: 'often', sms: 'never' },
        reach: { 'one-patient': 'always' },
        channel: { 'reminders-only': 'always', 'manual-only': 'never' },
      },
      because: [{ text: "The patient's own preference beats the default of the practice." }],
      steps: [
        {
          text: 'Select the patient → Communication preferences: see what "automated reminder" says.',
          who: 'front-desk',
        },
        {
          text: 'Before you change anything, ask the patient and confirm that they want SMS: they may have chosen this on purpose.',
          who: 'front-desk',
        },
        { text: 'If the patient agrees, set it to SMS. Save it.', who: 'front-desk' },
      ],
      caveats: [{ text: "Without the patient's consent leave the preference as it is." }],
      rows: ['CL15', 'CL16', 'CL18', 'X5'],
    },
    'sent-but-not-received': {
      signs: {
        status: { sent: 'always', failed: 'never', 'no-record': 'never' },
        reach: { 'one-patient': 'usually', 'some-patients': 'sometimes' },
      },
      because: [
        {
          text: 'Cliniko marks the text as sent, so what happened next lies outside the practice.',
          when: { status: ['sent'] },
        },
      ],
      steps: [
        {
          text: 'Make sure first that the rest is right: credit left, reminders On for the business, a template linked, the number labelled Mobile, the preference not None or Email.',
          who: 'front-desk',
        },
        {
          text: 'In Communications, click the date of the text. The communication ID is in the page address (URL): copy it.',
          who: 'front-desk',
        },
        {
          text: 'Send that ID to {support} through the chat bubble at the lower right. The ID is enough; leave patient data out.',
          who: 'front-desk',
        },
      ],
      rows: ['CL17', 'X3', 'X6'],
    },
    'landline-number': {
      signs: {
        status: { failed: 'always' },
        'line-type': { landline: 'always', mobile: 'never', 'prepaid-mobile': 'never' },
        credits: { available: 'always' },
        reach: { 'one-patient': 'always' },
      },
      because: [
        {
          text: 'There is credit and the line cannot take texts. The page itself names no cause but missing credit for a failed text; this is our conclusion.',
          when: { credits: ['available'], 'line-type': ['landline'] },
        },
      ],
      steps: [
        { text: 'Ask the patient for a mobile number; call the patient if you must.', who: 'front-desk' },
        {
          text: 'Edit the patient → Contact information: enter it with the type Mobile, and save.',
          who: 'front-desk',
        },
      ],
      rows: ['CL7', 'X1'],
      inferred: true,
    },
    'no-send-attempt-recorded': {
      signs: { status: { 'no-record': 'always' } },
      because: [
        {
          text: 'Nothing was tried. If none of the settings that the page names explains it, the fault lies before the sending.',
        },
      ],
      steps: [
        {
          text: 'Check once more that each change in Settings was saved, and that the appointment was booked before the reminder window.',
          who: 'front-desk',
        },
        {
          text: 'Then ask {support} through the chat bubble at the lower right: nothing in Communications although everything is set.',
          who: 'front-desk',
        },
      ],
      rows: ['CL1', 'CL19'],
      inferred: true,
    },
    delivered: { signs: { status: { delivered: 'always' } }, rows: ['X4', 'X3'], inferred: true },
    'still-pending': { signs: { status: { pending: 'always' } }, rows: ['X3'], inferred: true },
  },
  errors: [],
  answers: {
    'number-format': {
      text: 'In Cliniko it makes no difference how the number is written, with or without a country prefix or blanks. What counts is that the phone is a mobile and carries the label "Mobile".',
      steps: [
        {
          text: 'Leave the number as it is and check that "Mobile" stands beside it, with a "Send SMS message" link under it.',
          who: 'front-desk',
        },
      ],
      rows: ['CL14', 'CL13', 'X2'],
    },
    'setup-check': {
      text: 'Look at the patient\'s contact details: "Mobile" beside the number and a "Send SMS message" link under it mean that it is set up rightly.',
      rows: ['CL13'],
    },
    'line-type-place': {
      text: 'The type stands beside the number in the patient\'s contact details. It should say "Mobile".',
      rows: ['CL12', 'CL13'],
    },
    'where-to-look': {
      text: 'Open Communications and search for the text. Failed, Sent, or no record at all: these three lead different ways.',
      rows: ['CL1'],
    },
    'all-messages': {
      text: 'Open Communications: it lists every message sent from Cliniko, and you can search it.',
      rows: ['CL1'],
    },
    'support-id': {
      text: 'In Communications, click the date of the text. The communication ID is the number in the page address (URL). Copy it and send it through the chat bubble at the lower right; the ID is enough, leave patient data out.',
      rows: ['CL17'],
    },
    'opt-in-again': {
      text: 'You can set the preference to SMS under Communication preferences, but ask the patient first: they may have chosen None or Email on purpose. Change it only with their consent, and save.',
      rows: ['CL16', 'CL15', 'X5'],
    },
    'retry-clock': {
      text: 'Cliniko tries reminders again every hour on the hour, for up to five hours after the reminder window. Its own example: for a window from 10:00 to 11:00, top up before 15:00.',
      caveat:
        'The wording could also mean five hours from the end of the window (16:00 in that example). Plan with the earlier time; after it, send by hand or call the patient.',
      rows: ['CL5', 'CL6'],
    },
    'sent-meaning': {
      text: '"Sent" means that the text has left Cliniko, not that the patient has it. If everything is set up and it did not arrive, give support the communication ID.',
      rows: ['CL17', 'X3'],
    },
    'reminder-or-manual': {
      text: 'The business switch, the template and the patient\'s preference govern automatic reminders only. A text sent by hand needs SMS credit and a number labelled "Mobile".',
      rows: ['CL18'],
      inferred: true,
    },
    'find-automatic': {
      text: 'Automatic reminders stand in Communications with everything else that Cliniko sent.',
      rows: ['CL1'],
    },
    'find-manual': {
      text: 'Texts sent by hand stand in Communications with everything else that Cliniko sent.',
      rows: ['CL1'],
    },
  },
  escalation: {
    route: 'Ask {support} through the chat bubble at the lower right of Cliniko.',
    include: ['the communication ID from the page address (URL)', 'what you have checked already'],
    leaveOut: ['patient names', 'phone numbers', 'dates of birth', 'the text of the message'],
    rows: ['CL17', 'X6'],
  },
  unexplained: {
    steps: [
      {
        text: 'Check that the number is really a mobile and is labelled "Mobile" in the contact details.',
        who: 'front-desk',
      },
      {
        text: 'Then ask {support} through the chat bubble at the lower right, with the communication ID.',
        who: 'front-desk',
      },
    ],
    caveats: [
      {
        text: 'For a text marked Failed the Cliniko page names only one cause, missing credit, and you have credit. Any other cause would be a guess.',
        when: { status: ['failed'], credits: ['available'] },
      },
    ],
    rows: ['CL7'],
  },
} as const satisfies Book;
