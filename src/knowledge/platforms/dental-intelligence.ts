import type { Book } from '../book.ts';

/** Dental Intelligence Engagement, from its help page on direct messages: seven error texts, three tabs, one hourly limit. */
export const dentalIntelligence = {
  id: 'dental-intelligence',
  name: 'Dental Intelligence',
  document: 'dental-intelligence',
  support: 'Dental Intelligence Customer Support',
  rows: ['DI9'],
  asks: {
    error: {
      question: 'Which error stands beside the message? Copy it exactly.',
      where: 'Communication → Manual, on the line of the message.',
      rows: ['DI9'],
    },
    status: {
      question: 'What became of the message on the Communication dashboard?',
      where: 'Communication → Manual for texts sent by hand, Communication → Automatic for reminders.',
      values: ['failed', 'no-record', 'sent', 'pending', 'delivered'],
      labels: { 'no-record': 'It never left / not there', pending: 'Waiting or scheduled' },
      rows: ['DI2', 'DI6', 'DI7'],
    },
    channel: {
      question: 'Was it one message, a bulk send or an automatic reminder?',
      values: ['manual-only', 'bulk', 'reminders-only', 'every-channel'],
      labels: {
        'manual-only': 'One message by hand',
        bulk: 'A bulk send',
        'reminders-only': 'An automatic reminder',
        'every-channel': 'All kinds',
      },
      effort: 'from-memory',
      usual: {
        'manual-only': 'usually',
        bulk: 'sometimes',
        'reminders-only': 'sometimes',
        'every-channel': 'rarely',
      },
      rows: ['DI2', 'DI3', 'DI7'],
    },
    'bulk-volume': { rows: ['DI4'], when: { channel: ['bulk', 'campaign', 'every-channel'] } },
    'sender-line': {
      question: 'From which of your numbers was it sent?',
      values: ['main', 'alt', 'toll-free'],
      usual: { main: 'usually', alt: 'sometimes', 'toll-free': 'sometimes' },
      rows: ['DI12', 'DI13', 'DI14'],
    },
    'line-type': {
      question: "What kind of line is the patient's?",
      values: ['mobile', 'landline', 'prepaid-mobile', 'voip'],
      rows: ['DI10', 'DI11', 'DI19'],
    },
    'recipient-carrier': { rows: ['DI12'], when: { 'sender-line': ['toll-free'] } },
    'recipient-number': { rows: ['DI10', 'DI17'] },
    reach: { values: ['one-patient', 'some-patients', 'everyone'], rows: ['DI15'] },
    'opted-out': { rows: ['X5'], inferred: true },
  },
  suspects: {
    'invalid-number-format': {
      signs: {
        status: { failed: 'always' },
        'recipient-number': { malformed: 'always', 'well-formed': 'never', 'mobile-range': 'never' },
        'line-type': { mobile: 'usually', landline: 'never' },
        'sender-line': { main: 'usually' },
        reach: { 'one-patient': 'always' },
      },
      because: [
        {
          text: 'One meaning of this error is a number outside the numbering plan: an area code that does not exist, or a wrong digit.',
          when: { error: 'known' },
        },
      ],
      steps: [
        {
          text: 'Check the number with the patient, digit by digit, with its area code; correct it and send again.',
          who: 'front-desk',
        },
        { text: 'If it is right and still fails, ask for another mobile number.', who: 'front-desk' },
      ],
      caveats: [
        {
          text: 'The page explains this error and gives no action for it; checking with the patient is our advice.',
        },
      ],
      rows: ['DI9', 'DI10'],
    },
    'unassigned-number': {
      signs: {
        status: { failed: 'always' },
        'recipient-number': { 'well-formed': 'usually', malformed: 'rarely' },
        'line-type': { mobile: 'usually', landline: 'never' },
        'sender-line': { main: 'usually' },
        reach: { 'one-patient': 'always' },
      },
      because: [{ text: 'The number does not exist or was typed wrongly.', when: { error: 'known' } }],
      steps: [
        { text: 'Check with the patient that the number you were given is right.', who: 'front-desk' },
        { text: 'Correct it and try to send again.', who: 'front-desk' },
      ],
      rows: ['DI9', 'DI10', 'DI17'],
    },
    'landline-number': {
      signs: {
        status: { failed: 'always' },
        'line-type': { landline: 'always', mobile: 'never', 'prepaid-mobile': 'never' },
        reach: { 'one-patient': 'always' },
      },
      because: [
        {
          text: 'One meaning of this error is a line that is not enabled for texts, such as a landline.',
          when: { error: 'known' },
        },
      ],
      steps: [
        {
          text: 'Ask the patient for a mobile number and send to that number; call the patient if you must.',
          who: 'front-desk',
        },
      ],
      caveats: [{ text: 'The page gives no action for it; asking for a mobile number is our advice.' }],
      rows: ['DI11', 'X1'],
    },
    'recipient-blocked-sender': {
      signs: {
        status: { failed: 'always' },
        'sender-line': { 'toll-free': 'always', main: 'never', alt: 'never' },
        'recipient-carrier': { 't-mobile': 'always', other: 'never' },
        'line-type': { mobile: 'usually', landline: 'never' },
        reach: { 'one-patient': 'usually' },
      },
      because: [
        {
          text: 'T-Mobile lets people block all texts from toll-free numbers and short codes, and your text came from a toll-free number.',
          when: { 'sender-line': ['toll-free'] },
        },
      ],
      steps: [
        {
          text: 'Only the patient can lift it: the patient asks T-Mobile to allow texts from toll-free numbers.',
          who: 'patient',
        },
        { text: 'Until then use another channel: call or e-mail the patient.', who: 'front-desk' },
      ],
      caveats: [{ text: 'The page names the block; what to do about it is our advice.' }],
      rows: ['DI12'],
    },
    'messaging-application-misconfigured': {
      signs: {
        status: { failed: 'always' },
        'sender-line': { alt: 'often', main: 'often', 'toll-free': 'rarely' },
        reach: { everyone: 'usually', 'some-patients': 'sometimes', 'one-patient': 'sometimes' },
      },
      because: [
        {
          text: 'The number you send from is not tied to the right messaging application. The remedy depends on which number it is.',
        },
      ],
      steps: [
        {
          text: 'You sent from the ALT SMS number: submit a new port request for it.',
          who: 'practice-admin',
          when: { 'sender-line': ['alt'] },
        },
        {
          text: 'You sent from the MAIN SMS number: contact {support}.',
          who: 'practice-admin',
          when: { 'sender-line': ['main'] },
        },
        {
          text: 'Find out which number sent it. From the ALT SMS number: submit a new port request. From the MAIN SMS number: contact {support}.',
          who: 'practice-admin',
          when: { 'sender-line': 'open' },
        },
        {
          text: 'The page speaks only of the ALT and the MAIN number. For another one, contact {support}.',
          who: 'practice-admin',
          when: { 'sender-line': ['toll-free'] },
        },
        {
          text: 'Do not send again before it is mended; call the patients whose texts matter today.',
          who: 'front-desk',
        },
      ],
      rows: ['DI13', 'DI14', 'X6'],
    },
    'toll-free-not-verified': {
      signs: {
        status: { failed: 'always' },
        'sender-line': { 'toll-free': 'always', main: 'rarely', alt: 'rarely' },
        reach: { everyone: 'usually', 'some-patients': 'sometimes', 'one-patient': 'sometimes' },
      },
      because: [{ text: 'The toll-free number you send from has not been verified.' }],
      steps: [
        { text: 'Contact {support}: the toll-free number (TFN) must be verified.', who: 'practice-admin' },
        {
          text: 'Every text from that number will fail until then: do not resend, call the patients whose texts matter.',
          who: 'front-desk',
        },
      ],
      rows: ['DI15'],
    },
    'provider-blocked-spam': {
      signs: {
        status: { failed: 'always' },
        reach: { 'one-patient': 'often', 'some-patients': 'often', everyone: 'sometimes' },
      },
      because: [
        {
          text: 'Dental Intelligence says that the number you sent to has been flagged as spam.',
          when: { error: 'known' },
        },
      ],
      steps: [
        { text: 'Contact {support} with the error word for word.', who: 'front-desk' },
        { text: 'Do not send the same text again meanwhile.', who: 'front-desk' },
      ],
      caveats: [
        {
          text: 'The page does not say what "(Future)" means, and the code behind this error usually blames the message or the sender, not the recipient. Take the explanation as the vendor\'s own.',
        },
      ],
      rows: ['DI16'],
    },
    'sender-number-misconfigured': {
      signs: {
        status: { failed: 'always' },
        reach: { everyone: 'usually', 'some-patients': 'sometimes', 'one-patient': 'sometimes' },
      },
      because: [
        {
          text: 'The error is about the number you send FROM, not the patient\'s. "Unallocated to Number" would be the patient\'s: look at that one word again.',
          when: { error: 'known' },
        },
      ],
      steps: [
        { text: 'Make sure that the error says "from" and not "to".', who: 'front-desk' },
        {
          text: 'Contact {support}: your sending number must be set right on their side.',
          who: 'practice-admin',
        },
      ],
      rows: ['DI18'],
    },
    'sms-not-supported-by-line': {
      signs: {
        status: { failed: 'always' },
        'line-type': { landline: 'often', mobile: 'often', 'prepaid-mobile': 'sometimes', voip: 'sometimes' },
        reach: { 'one-patient': 'always' },
      },
      because: [
        { text: "The patient's line does not take texts: a landline, or a phone whose bill is unpaid." },
      ],
      steps: [
        {
          text: 'Check with the patient that this phone can take texts, then try to send again.',
          who: 'front-desk',
        },
        {
          text: 'If it cannot, ask the patient for another mobile number.',
          who: 'front-desk',
        },
        {
          text: 'If the bill is unpaid, only the patient can settle it with the phone company.',
          who: 'patient',
        },
      ],
      caveats: [
        {
          text: 'The page says "delivering" number, but its examples are about the receiving one; we read it as the patient\'s line.',
        },
      ],
      rows: ['DI19', 'X1'],
    },
    'bulk-hourly-limit-exceeded': {
      signs: {
        'bulk-volume': { 'over-250': 'always' },
        channel: { bulk: 'always' },
        status: { 'no-record': 'often', pending: 'sometimes', failed: 'sometimes', sent: 'rarely' },
        reach: { 'some-patients': 'often', everyone: 'sometimes', 'one-patient': 'sometimes' },
      },
      title: 'The bulk send is over the limit of 250 texts an hour',
      because: [
        {
          text: 'Bulk direct messages are limited to 250 an hour. It is a limit of the product, not a failed delivery.',
        },
      ],
      steps: [
        {
          text: 'Make the list smaller with the age filter until it holds no more than 250 patients, or spread it over several hours.',
          who: 'front-desk',
        },
        {
          text: 'Tick the acknowledgement box before you send: an unticked bulk send does not go out.',
          who: 'front-desk',
        },
        {
          text: 'Use bulk only for patients who expect a message about their treatment, or for important office updates; nothing like marketing.',
          who: 'practice-admin',
        },
      ],
      caveats: [
        {
          text: 'Carriers may flag your number as spam after marketing-like bulk texts, and then the practice can no longer text at all.',
        },
        { text: 'Spreading it over hours is our advice; the page names the age filter.' },
      ],
      rows: ['DI3', 'DI4', 'DI5', 'X3'],
    },
    'no-send-attempt-recorded': {
      signs: {
        status: { 'no-record': 'always' },
        'bulk-volume': { 'up-to-250': 'always', 'over-250': 'never' },
        channel: { 'manual-only': 'often', bulk: 'sometimes', 'reminders-only': 'sometimes' },
      },
      title: 'The message never left',
      because: [
        {
          text: 'Nothing was sent: the delivery channel may be a wrong one, the message may be scheduled for later, or a bulk box was left unticked.',
        },
      ],
      steps: [
        {
          text: 'Open the message again (3-dot menu → Communication → Send a direct message), choose the Delivery Channel for texts, and press Send.',
          who: 'front-desk',
        },
        {
          text: 'See whether it was put on "Schedule for Future"; for a bulk send see whether the acknowledgement box is ticked.',
          who: 'front-desk',
        },
        {
          text: 'Look under Communication → Manual, or → Automatic for reminders, whether it stands there now.',
          who: 'front-desk',
        },
      ],
      caveats: [
        {
          text: 'The page reads as if every message had to be scheduled before Send; we take it as optional. If it only works that way for you, tell {support}.',
        },
      ],
      rows: ['DI2', 'DI3', 'DI6', 'DI7'],
      inferred: true,
    },
    'recipient-opted-out': {
      signs: {
        'opted-out': { yes: 'always', no: 'never' },
        status: { failed: 'always' },
        reach: { 'one-patient': 'always' },
      },
      rows: ['X5'],
      inferred: true,
    },
    'still-pending': {
      signs: { status: { pending: 'always' } },
      because: [{ text: 'It is waiting or scheduled for later.' }],
      steps: [
        {
          text: 'Look at its date under Communication → Manual; if it is scheduled, it goes out then. Do not resend it now.',
          who: 'front-desk',
        },
      ],
      rows: ['DI2', 'X3'],
      inferred: true,
    },
    delivered: { signs: { status: { delivered: 'always' } }, rows: ['X4', 'X3'], inferred: true },
    'sent-but-not-received': { signs: { status: { sent: 'always' } }, rows: ['X4'], inferred: true },
  },
  errors: [
    {
      text: 'Carrier rejected as invalid destination address',
      aliases: ['Bandwidth 4720'],
      says: {
        'invalid-number-format': 'always',
        'unassigned-number': 'rarely',
        'landline-number': 'always',
        'recipient-blocked-sender': 'always',
      },
      caveat:
        'This one error has three meanings: a wrong number, a line that takes no texts, or a T-Mobile customer who blocks toll-free senders.',
      rows: ['DI10', 'DI11', 'DI12'],
    },
    {
      text: 'Invalid Application ID',
      aliases: ['Bandwidth 4452'],
      says: { 'messaging-application-misconfigured': 'always' },
      rows: ['DI13', 'DI14'],
    },
    {
      text: 'TFN Not Verified',
      aliases: ['Bandwidth 4795'],
      says: { 'toll-free-not-verified': 'always' },
      rows: ['DI15'],
    },
    {
      text: 'Rejected as Spam (Future)',
      aliases: ['Bandwidth 4470'],
      says: { 'provider-blocked-spam': 'always' },
      rows: ['DI16'],
    },
    {
      text: 'Unallocated to Number',
      aliases: ['Bandwidth 4406'],
      says: { 'unassigned-number': 'always' },
      rows: ['DI17'],
    },
    {
      text: 'Unallocated from Number',
      aliases: ['Bandwidth 4405'],
      says: { 'sender-number-misconfigured': 'always' },
      rows: ['DI18'],
    },
    {
      text: 'Invalid Service Type',
      aliases: ['Bandwidth 4700'],
      says: { 'sms-not-supported-by-line': 'always' },
      rows: ['DI19'],
    },
  ],
  answers: {
    'send-message': {
      text: 'Open the Inbox, Patients or Patient Chat tab, press the 3-dot menu beside the patient, then Communication → Send a direct message.',
      steps: [
        { text: 'Type the text or press Load a Quick Message.', who: 'front-desk' },
        { text: 'Choose the Delivery Channel.', who: 'front-desk' },
        { text: 'If it should go later, choose Schedule for Future; then press Send.', who: 'front-desk' },
      ],
      caveat: 'The page reads as if every message had to be scheduled; we take it as optional.',
      rows: ['DI1', 'DI2'],
    },
    'find-manual': {
      text: 'Communication → Manual. It holds what people sent: direct and bulk messages, reminders sent by hand, Modento App invites, requests for a review and invitations to schedule.',
      rows: ['DI6'],
    },
    'find-automatic': {
      text: 'Communication → Automatic. Reminders and other messages that went out by themselves stand there, not under Manual.',
      rows: ['DI7'],
    },
    'where-to-look': {
      text: 'On the Communication dashboard: the Manual tab for what people sent, the Automatic tab for reminders.',
      rows: ['DI6', 'DI7'],
    },
    'all-messages': {
      text: 'On the Communication dashboard: the Manual tab for what people sent, the Automatic tab for reminders.',
      rows: ['DI6', 'DI7'],
    },
    'narrow-list': {
      text: 'Under Communication → Manual: click Sent for the dates, Type → Direct Message for texts only, read Content for the wording, and click the number under Target for the list of patients.',
      caveat: 'Content and Target show patient data: never copy them into this chat.',
      rows: ['DI8'],
    },
    'bulk-limit': {
      text: 'Bulk direct messages are limited to 250 an hour. Make the list smaller with the age filter, or send the rest in the next hour, and tick the acknowledgement box.',
      caveat: 'It is a limit, not a failure. Spreading it over hours is our advice.',
      rows: ['DI3', 'DI4'],
    },
    'bulk-purpose': {
      text: 'Bulk is for patients who expect a message about their treatment and for important office updates. Marketing-like texts can get your number flagged as spam, and then the practice can no longer text.',
      rows: ['DI5'],
    },
    'number-format': {
      text: 'The page asks only for a correct number that can take texts, with an area code that exists; it sets no way of writing it.',
      rows: ['DI9', 'DI10', 'X2'],
    },
    'opt-in-again': {
      text: 'Only the patient can undo an opt-out, by texting START from their phone. Ask the patient first and wait for their consent.',
      rows: ['X5'],
      inferred: true,
    },
  },
  escalation: {
    route:
      'Contact {support}. For "Invalid Application ID" on an ALT SMS number, submit a new port request instead.',
    include: [
      'the error, word for word',
      'which of your numbers sent it (main, ALT, toll-free)',
      'since when, and whether one patient or many',
    ],
    leaveOut: ['patient names', 'phone numbers', 'the Content and Target columns'],
    rows: ['DI13', 'DI14', 'DI15', 'X6'],
  },
  unexplained: {
    steps: [
      {
        text: 'Copy the exact error from Communication → Manual.',
        who: 'front-desk',
        when: { error: 'open' },
      },
      { text: 'Contact {support}.', who: 'front-desk' },
    ],
    caveats: [],
    rows: ['DI9', 'X7'],
  },
} as const satisfies Book;
