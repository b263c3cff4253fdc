/**
 * Every question the bot may ask, with its answers. Ids and values are public (`vocabulary.json`) and do not change.
 * A free answer (`input` set) is turned into one of `values` before diagnosis sees it; the words typed are not kept.
 */
import type { Fact } from './shape.ts';

export const facts = {
  platform: {
    question: 'Which system sent the text?',
    why: 'Each product fails for its own reasons and is mended in its own menus.',
    short: 'System',
    effort: 'from-memory',
    origin: 'recollection',
    values: {
      caremessage: { label: 'CareMessage', said: 'The text went through CareMessage.' },
      cliniko: { label: 'Cliniko', said: 'The text went through Cliniko.' },
      'open-dental': { label: 'Open Dental', said: 'The text went through Open Dental.' },
      notify: { label: 'Notify', said: 'The text went through Notify.' },
      'dental-intelligence': {
        label: 'Dental Intelligence',
        said: 'The text went through Dental Intelligence.',
      },
      other: { label: 'Another system', said: 'The text went through another system.' },
    },
    usual: {},
  },
  status: {
    question: 'What does the message log say about that text?',
    why: 'Failed, waiting, sent and not there at all point to different causes.',
    short: 'Log says',
    effort: 'on-screen',
    origin: 'log',
    values: {
      failed: { label: 'Failed', said: 'The log marks the text as failed.' },
      pending: { label: 'Pending', said: 'The log still shows the text as pending.' },
      unknown: { label: 'Unknown', said: 'The log shows the status "Unknown".' },
      sent: { label: 'Sent', said: 'The log marks the text as sent.' },
      delivered: { label: 'Delivered', said: 'The log marks the text as delivered.' },
      'no-record': { label: 'Not in the log at all', said: 'The log has no record of the text.' },
    },
    usual: {
      failed: 'usually',
      sent: 'rarely',
      'no-record': 'rarely',
      pending: 'rarely',
      unknown: 'rarely',
      delivered: 'rarely',
    },
  },
  error: {
    question: 'Is there an error text or code beside it? Copy it exactly.',
    why: 'The exact words often name the cause outright.',
    short: 'Error shown',
    effort: 'on-screen',
    origin: 'error-text',
    values: {},
    input: {
      kind: 'error',
      placeholder: 'for example: 30007, or the words shown',
      hint: 'Only the error itself: no patient name, number or message text.',
    },
    usual: {},
  },
  'sent-at': {
    question: 'At what time did it try to send?',
    why: 'Texts due outside the messaging hours are not sent.',
    short: 'Sent at',
    effort: 'on-screen',
    origin: 'recollection',
    values: {
      inside: { label: 'Within the messaging hours', said: 'It was due within the messaging hours.' },
      edge: {
        label: 'Exactly at the limit',
        said: 'It was due exactly at the limit of the messaging hours.',
      },
      outside: { label: 'Outside the messaging hours', said: 'It was due outside the messaging hours.' },
    },
    input: { kind: 'time', placeholder: 'for example: 9:40 pm', hint: "The clinic's local time is fine." },
    usual: { inside: 'always', edge: 'never', outside: 'rarely' },
  },
  'failure-scope': {
    question: 'Which texts to this one patient fail?',
    why: 'If every one fails, suspect the number; if only the newest, suspect something that changed.',
    short: 'Which texts',
    effort: 'on-screen',
    origin: 'recollection',
    personal: true,
    values: {
      all: { label: 'All of them', said: 'Every text to this patient fails.' },
      some: { label: 'Some of them', said: 'Some texts to this patient fail and others get through.' },
      latest: { label: 'Only the latest', said: 'Only the latest text to this patient failed.' },
    },
    usual: { all: 'sometimes', some: 'sometimes', latest: 'sometimes' },
  },
  reach: {
    question: 'Who is missing texts?',
    why: 'One patient points to the number; many at once point to a setting or the sender.',
    short: 'Who',
    effort: 'from-memory',
    origin: 'recollection',
    values: {
      'one-patient': { label: 'One patient', said: 'Only one patient is affected.' },
      'some-patients': { label: 'Some patients', said: 'Some patients are affected, others are not.' },
      'one-location': { label: 'One location', said: 'Everyone at one location is affected.' },
      'one-appointment-type': {
        label: 'One appointment type',
        said: 'Only one type of appointment is affected.',
      },
      everyone: { label: 'Everyone', said: 'Everyone is affected.' },
    },
    usual: {
      'one-patient': 'usually',
      'some-patients': 'sometimes',
      'one-location': 'rarely',
      'one-appointment-type': 'rarely',
      everyone: 'rarely',
    },
  },
  channel: {
    question: 'Through which feature does it fail?',
    why: 'If it works through one feature and not another, the number itself can take texts.',
    short: 'Feature',
    effort: 'on-screen',
    origin: 'recollection',
    values: {
      'messenger-only': {
        label: 'Only Messenger',
        said: 'It fails only in Messenger; other features get through.',
      },
      'reminders-only': { label: 'Only reminders', said: 'It fails only for reminders.' },
      'manual-only': { label: 'Only texts sent by hand', said: 'It fails only for texts sent by hand.' },
      campaign: { label: 'A campaign', said: 'It is a campaign that fails.' },
      bulk: { label: 'A bulk send', said: 'It is a bulk send that fails.' },
      'every-channel': { label: 'Every feature', said: 'It fails through every feature.' },
    },
    usual: {
      'every-channel': 'often',
      'reminders-only': 'often',
      'manual-only': 'often',
      'messenger-only': 'rarely',
      campaign: 'sometimes',
      bulk: 'rarely',
    },
  },
  'shared-number': {
    question: 'Does another patient record have the same phone number?',
    why: 'An opt-out counts for the number, so one person can silence a whole family.',
    short: 'Shared number',
    effort: 'another-screen',
    origin: 'recollection',
    personal: true,
    values: {
      'not-shared': { label: 'No, only this one', said: 'No other record has this number.' },
      'shared-none-opted-out': {
        label: 'Yes, nobody opted out',
        said: 'The number is on several records, and nobody on it opted out.',
      },
      'shared-someone-opted-out': {
        label: 'Yes, and one opted out',
        said: 'The number is on several records, and somebody on it opted out.',
      },
    },
    usual: {
      'not-shared': 'usually',
      'shared-none-opted-out': 'sometimes',
      'shared-someone-opted-out': 'never',
    },
  },
  'line-type': {
    question: 'What kind of phone line is it really?',
    why: 'A landline cannot take texts, and a prepaid phone can be without service for a while.',
    short: 'Line',
    effort: 'call-patient',
    origin: 'recollection',
    personal: true,
    values: {
      mobile: { label: 'Mobile', said: 'The line is a mobile phone.' },
      'prepaid-mobile': { label: 'Prepaid mobile', said: 'The line is a prepaid mobile phone.' },
      landline: { label: 'Landline', said: 'The line is a landline.' },
      voip: { label: 'Internet phone', said: 'The line is an internet phone line.' },
    },
    usual: { mobile: 'usually', 'prepaid-mobile': 'rarely', landline: 'rarely', voip: 'rarely' },
  },
  'listed-as': {
    question: 'How is the number filed in the patient record?',
    why: 'Features pick the number by its label, not by what the phone can do.',
    short: 'Filed as',
    effort: 'another-screen',
    origin: 'recollection',
    personal: true,
    values: {
      mobile: { label: 'Mobile', said: 'The record files the number as mobile.' },
      'landline-only': { label: 'Only as landline', said: 'The record files the number only as a landline.' },
      'other-type': { label: 'Home, work or other', said: 'The record files the number under another type.' },
      none: { label: 'No number there', said: 'The record holds no number.' },
    },
    usual: { mobile: 'always', 'landline-only': 'never', 'other-type': 'never', none: 'never' },
  },
  'number-changed': {
    question: 'Was the phone number changed lately, here or in the EHR?',
    why: 'If failures began with a new number, the new number is the suspect.',
    short: 'Number changed',
    effort: 'another-screen',
    origin: 'recollection',
    personal: true,
    values: {
      yes: { label: 'Yes', said: 'The number was changed lately.' },
      no: { label: 'No', said: 'The number was not changed lately.' },
    },
    usual: { yes: 'rarely', no: 'always' },
  },
  'opted-out': {
    question: 'Did this patient answer STOP (or CANCEL), or are they marked as opted out?',
    why: 'After an opt-out nothing may be sent until the patient opts in again.',
    short: 'Opted out',
    effort: 'another-screen',
    origin: 'recollection',
    personal: true,
    values: {
      yes: { label: 'Yes', said: 'The patient opted out.' },
      no: { label: 'No', said: 'The patient did not opt out.' },
    },
    usual: { yes: 'never', no: 'always' },
  },
  'recipient-number': {
    question: 'If you like, type the number and the bot checks its form.',
    why: 'A missing digit or a wrong country code makes a number that nobody has.',
    short: 'Number',
    effort: 'give-number',
    origin: 'recollection',
    personal: true,
    values: {
      malformed: {
        label: 'Not a possible number',
        said: 'The number you typed is not a possible phone number.',
      },
      'fixed-line': {
        label: 'A landline range',
        said: "The number you typed lies in its country's landline range.",
      },
      'mobile-range': {
        label: 'A mobile range',
        said: "The number you typed lies in its country's mobile range.",
      },
      'well-formed': {
        label: 'Well formed',
        said: 'The number you typed is well formed; its form does not tell the kind of line.',
      },
      special: {
        label: 'A service number',
        said: 'The number you typed is a toll-free, premium or service number.',
      },
      foreign: { label: 'Another country', said: 'The number you typed belongs to another country.' },
    },
    input: {
      kind: 'phone',
      placeholder: 'the number as it stands in the record',
      hint: 'Checked now, shown as its last two digits only, and forgotten.',
    },
    usual: {
      'well-formed': 'usually',
      'mobile-range': 'sometimes',
      'fixed-line': 'rarely',
      malformed: 'never',
      special: 'never',
      foreign: 'rarely',
    },
  },
  'recipient-country': {
    question: "May your practice text the country of the patient's number?",
    why: 'Some countries are not switched on for a practice; no edit to the number helps then.',
    short: 'Country',
    effort: 'another-screen',
    origin: 'recollection',
    personal: true,
    values: {
      eligible: { label: 'Yes', said: 'The practice may text that country.' },
      'not-eligible': { label: 'No', said: 'The practice may not text that country.' },
    },
    usual: { eligible: 'always', 'not-eligible': 'never' },
  },
  'recipient-carrier': {
    question: "Who is the patient's phone company?",
    why: 'T-Mobile lets people block all toll-free senders.',
    short: 'Phone company',
    effort: 'call-patient',
    origin: 'recollection',
    personal: true,
    values: {
      't-mobile': { label: 'T-Mobile', said: 'The patient is with T-Mobile.' },
      other: { label: 'Another one', said: 'The patient is not with T-Mobile.' },
    },
    usual: { 't-mobile': 'sometimes', other: 'usually' },
  },
  'sender-line': {
    question: 'Which line of the practice sent it?',
    why: 'The same error has a different remedy for each sending line.',
    short: 'Sending line',
    effort: 'another-screen',
    origin: 'recollection',
    values: {
      main: { label: 'Main SMS number', said: 'It went out from the main SMS number.' },
      alt: { label: 'ALT SMS number', said: 'It went out from the ALT SMS number.' },
      'toll-free': { label: 'A toll-free number', said: 'It went out from a toll-free number.' },
      'recently-switched-to-landline': {
        label: 'Just moved to a landline',
        said: 'The practice has just moved its texting to a landline number.',
      },
    },
    usual: {
      main: 'usually',
      alt: 'sometimes',
      'toll-free': 'sometimes',
      'recently-switched-to-landline': 'never',
    },
  },
  'has-link': {
    question: 'Does the text contain a web link?',
    why: 'Carriers often drop links that somebody typed or pasted.',
    short: 'Link',
    effort: 'on-screen',
    origin: 'recollection',
    values: {
      'typed-by-hand': {
        label: 'Yes, typed or pasted',
        said: 'The text carries a link that somebody typed or pasted.',
      },
      'added-by-system': {
        label: 'Yes, put in by the system',
        said: 'The text carries a link that the system put in.',
      },
      'no-link': { label: 'No link', said: 'The text carries no link.' },
    },
    usual: { 'no-link': 'usually', 'added-by-system': 'sometimes', 'typed-by-hand': 'rarely' },
  },
  credits: {
    question: 'How many SMS credits are left?',
    why: 'Without credit every kind of text is tried and fails.',
    short: 'Credits',
    effort: 'another-screen',
    origin: 'recollection',
    values: {
      available: { label: 'Some left', said: 'There is SMS credit left.' },
      'zero-or-below': { label: 'Zero or below', said: 'The SMS credit is at zero or below.' },
    },
    usual: { available: 'always', 'zero-or-below': 'never' },
  },
  'reminder-window': {
    question: 'Between which times do your reminders go out?',
    why: 'Retries run on a clock that starts from that window.',
    short: 'Reminder window',
    effort: 'another-screen',
    origin: 'recollection',
    values: {},
    input: { kind: 'window', placeholder: 'for example: 10:00-11:00', hint: 'Local time, from and to.' },
    usual: {},
  },
  'location-reminders': {
    question: 'Are appointment reminders switched on for that location?',
    why: 'With several clinics, the switch of one is easily off.',
    short: 'Location switch',
    effort: 'another-screen',
    origin: 'recollection',
    values: {
      on: { label: 'On', said: 'Reminders are switched on for that location.' },
      off: { label: 'Off', said: 'Reminders are switched off for that location.' },
    },
    usual: { on: 'always', off: 'never' },
  },
  'reminder-template': {
    question: 'Which SMS reminder template does that appointment type use?',
    why: 'No template linked, no reminder.',
    short: 'Template',
    effort: 'another-screen',
    origin: 'recollection',
    values: {
      linked: { label: 'One is linked', said: 'The appointment type has a reminder template.' },
      'not-linked': {
        label: 'It says "None"',
        said: 'The appointment type has no reminder template linked.',
      },
      'none-exists': {
        label: 'There is none to choose',
        said: 'There is no SMS reminder template to choose from.',
      },
    },
    usual: { linked: 'always', 'not-linked': 'never', 'none-exists': 'never' },
  },
  'reminder-preference': {
    question: "What does the patient's reminder preference say?",
    why: "The patient's own preference beats the practice default.",
    short: 'Preference',
    effort: 'another-screen',
    origin: 'recollection',
    personal: true,
    values: {
      sms: { label: 'SMS or the default', said: "The patient's preference allows SMS." },
      email: { label: 'Email', said: "The patient's preference is email." },
      none: { label: 'None', said: 'The patient\'s preference is "None".' },
    },
    usual: { sms: 'always', email: 'never', none: 'never' },
  },
  connector: {
    question: 'After acknowledging its errors and refreshing: how is the connector?',
    why: 'Texts wait while the connector is down, and have gone once it works without errors.',
    short: 'Connector',
    effort: 'another-screen',
    origin: 'recollection',
    values: {
      working: { label: 'Working, no errors', said: 'The connector works and shows no errors.' },
      error: { label: 'Still an error', said: 'The connector still shows an error.' },
    },
    usual: { working: 'always', error: 'never' },
  },
  'self-test': {
    question: 'Text your own phone: does it arrive?',
    why: "If your own text fails too, the fault is on the practice's side.",
    short: 'Own test',
    effort: 'try-it',
    origin: 'recollection',
    values: {
      arrived: { label: 'It arrived', said: 'A text to your own phone arrived.' },
      failed: { label: 'It did not arrive', said: 'A text to your own phone failed too.' },
      'not-tried': { label: 'I have not tried', said: 'Nobody has tried a text to their own phone yet.' },
    },
    usual: { arrived: 'usually', failed: 'never', 'not-tried': 'sometimes' },
  },
  'patient-retest': {
    question: 'Text the patient once more: does it arrive?',
    why: 'One more try shows whether it was a passing problem.',
    short: 'Second try',
    effort: 'try-it',
    origin: 'recollection',
    personal: true,
    values: {
      arrived: { label: 'It arrived', said: 'A second text to the patient arrived.' },
      failed: { label: 'It did not arrive', said: 'A second text to the patient did not arrive either.' },
      'not-tried': { label: 'I have not tried', said: 'Nobody has tried a second text yet.' },
    },
    usual: { arrived: 'rarely', failed: 'often', 'not-tried': 'often' },
  },
  'bulk-volume': {
    question: 'How many texts went out in that hour?',
    why: 'A bulk send stops at 250 texts an hour.',
    short: 'Texts per hour',
    effort: 'on-screen',
    origin: 'recollection',
    values: {
      'up-to-250': { label: 'Up to 250', said: 'No more than 250 texts went out in the hour.' },
      'over-250': { label: 'More than 250', said: 'More than 250 texts were due in the hour.' },
    },
    usual: { 'up-to-250': 'always', 'over-250': 'never' },
  },
} as const satisfies Record<string, Fact>;

/** Public id of a fact. */
export type FactId = keyof typeof facts;
/** What diagnosis may see of a fact: an answer's id, or the reading of a free answer. */
export type Reading<F extends FactId> = keyof (typeof facts)[F]['values'] & string;
/** How often each reading of a fact is seen. */
export type Signs = { readonly [F in FactId]?: { readonly [V in Reading<F>]?: import('./shape.ts').Often } };
/** A condition on facts: each one named must hold one of the readings given, be known at all, or be still open. */
export type When = {
  readonly [F in FactId]?: readonly Reading<F>[] | { readonly not: readonly Reading<F>[] } | 'known' | 'open';
};
/** The ids of the five products and `other`. */
export type PlatformId = Reading<'platform'>;
