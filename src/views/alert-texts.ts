/** The fixed words of alerts. */
import type { CauseId } from '#knowledge/causes/index.ts';

export const alertWords = {
  take: "I'm on it",
  leave: 'Give it back',
  snoozeHour: 'Snooze 1 hour',
  snoozeTomorrow: 'Snooze until tomorrow',
  wake: 'Wake it',
  troubleshoot: 'Troubleshoot',
  noProblem: 'Not a problem',
  showDetails: 'Show details',
  hideDetails: 'Hide details',
  cause: 'Likely cause: ',
  why: 'Why: ',
  causeOver: 'It was most likely this: ',
  notAgain: 'What failed is not sent again by itself: tell those who still have to know.',
  steps: 'What to do',
  byCode: 'By code',
  bySite: 'By location',
  byCarrier: 'By phone company',
  noDetails: 'No code, location or phone company has 5 texts or more, so I show none apart.',
  allOfIt: 'Exactly: ',
  source: 'Source: ',
  footer: 'Counted from delivery receipts; nothing here is about one patient.',
  blindCause: 'I hear nothing, so I cannot tell whether texts arrive. ',
  blindWhy:
    'Either no texts go out, or the provider does not reach me with its receipts: an address, a secret or a feed may have changed.',
  goneTitle: 'This alert is over and put away',
  gone: 'I keep what is over for a while only, and no longer hold this one. Nothing was changed.',
} as const;

/** Who can put it right, in a sentence. */
export const whoCan = {
  staff: 'The front desk can fix it.',
  'practice-admin': 'The practice administrator can fix it.',
  patient: 'Only the patients themselves can change it.',
  vendor: 'Vendor support can fix it.',
} as const;

/** Titles that speak of one patient elsewhere, said of many. */
export const ofMany: { readonly [C in CauseId]?: string } = {
  'carrier-outage': 'A phone company has a fault',
  'provider-outage': 'The sending service has a fault',
  'unknown-carrier-error': 'The phone companies give no usable reason',
  'handset-unreachable': 'The phones cannot be reached just now',
  'platform-connector-down': 'The program that hands over the texts is not running',
  'landline-number': 'The numbers are landlines',
  'unassigned-number': 'The numbers are not in service',
  'invalid-number-format': 'The numbers are not possible phone numbers',
  'recipient-opted-out': 'The patients opted out of texts',
  'sms-not-supported-by-line': 'The lines do not take this kind of text',
  'carrier-blocked-content': 'The texts are filtered out for what they say',
  'carrier-blocked-spam': 'The phone companies take the texts for spam',
  'provider-blocked-spam': 'The sending service takes the texts for spam',
  'url-blocked': 'A link in the texts gets them blocked',
  'rate-limit-exceeded': 'Too many texts are sent at once',
  'no-route-to-carrier': 'The sending service cannot reach a phone company',
  'message-expired': 'The texts wait too long and are given up',
  'spend-limit-reached': 'A spending limit stops the texts',
  'fraud-protection-block': 'A guard against fraud stops the texts',
};

/** What to look at when no receipts come. */
export const blindSteps = [
  {
    text: 'Send one text to your own phone. If it arrives, texts go out and only the receipts are missing; if not, call the patients who have to know today.',
    who: 'front-desk',
  },
  {
    text: "Ask whoever runs this bot to compare the receipt address in the provider's console with the bot's own, and the signing secret with it.",
    who: 'practice-admin',
  },
  {
    text: 'If both are right, ask the provider whether it still sends delivery receipts, and since when not.',
    who: 'vendor-support',
  },
] as const;
