/** Causes that lie in the number or name the clinic sends from. */
import type { Cause } from '../shape.ts';

export const sender = {
  'sender-not-registered': {
    title: "The clinic's sending number is not registered",
    means:
      'Phone companies accept business texts only from registered numbers, and this number has no approved registration. Every text from it can fail.',
    group: 'sender',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: "For today's visits, call the patients; sending again does not help.", who: 'front-desk' },
      {
        text: "Contact {support} and ask how the registration of the clinic's texting number stands.",
        who: 'vendor-support',
      },
      { text: 'Supply the business details that the registration asks for.', who: 'practice-admin' },
    ],
  },
  'campaign-inactive': {
    title: "The clinic's texting registration is not active",
    means:
      'The registration under which the clinic sends texts is waiting, refused, paused or run out with a phone company.',
    group: 'sender',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: "For today's visits, call the patients; sending again does not help.", who: 'front-desk' },
      {
        text: 'Contact {support} and ask why the registration is not active and when it will be.',
        who: 'vendor-support',
      },
    ],
  },
  'toll-free-not-verified': {
    title: "The clinic's toll-free number is not verified",
    means: 'Texts from a toll-free number are stopped until the number has been checked and approved.',
    group: 'sender',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: "For today's visits, call the patients; every text from this number can fail.",
        who: 'front-desk',
      },
      { text: 'Contact {support} and ask how the toll-free verification stands.', who: 'vendor-support' },
      { text: 'Supply the business details that the verification asks for.', who: 'practice-admin' },
    ],
  },
  'sender-number-misconfigured': {
    title: "The clinic's sending number is not set up rightly",
    means:
      "The number that texts are to come from is unknown, not switched on for texts, or not tied to the clinic's account.",
    group: 'sender',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'See whether texts to other patients fail as well, and note which of your numbers they came from.',
        who: 'front-desk',
      },
      { text: 'Contact {support} and ask to have that sending number checked.', who: 'vendor-support' },
    ],
  },
  'sender-pending-activation': {
    title: "The clinic's sending number is still being set up",
    means: 'The number that texts are to come from has been ordered, moved or changed and is not ready yet.',
    group: 'sender',
    fixer: 'vendor',
    retry: 'yes-later',
    steps: [
      {
        text: "Wait until the number is confirmed; for today's visits, call the patients.",
        who: 'front-desk',
      },
      { text: 'Contact {support} and ask when the number will be ready.', who: 'vendor-support' },
    ],
  },
  'sender-number-blocked': {
    title: "The clinic's sending number is blocked",
    means:
      "A phone company or the sending service no longer accepts texts from the clinic's number, usually after complaints or filtered texts.",
    group: 'sender',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'Stop sending for now and call the patients who have to know today.', who: 'front-desk' },
      {
        text: 'Contact {support} at once and ask why the number is blocked and what they need from you.',
        who: 'vendor-support',
      },
      {
        text: 'Go over what was sent lately, bulk sends first, and keep to what patients agreed to.',
        who: 'practice-admin',
      },
    ],
  },
  'sender-id-not-allowed': {
    title: "The clinic's sender name or number is not allowed there",
    means:
      "The name or number shown as sender is not accepted in the patient's country or by their phone company.",
    group: 'sender',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'To pass the message on now, call the patient or use email.', who: 'front-desk' },
      {
        text: 'Contact {support} and ask which sender is allowed for that country or phone company.',
        who: 'vendor-support',
      },
    ],
  },
  'sender-destination-incompatible': {
    title: "The clinic's number cannot text this kind of number",
    means: "The kind of number the clinic sends from does not reach this patient's country or line.",
    group: 'sender',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'To pass the message on now, call the patient or use email.', who: 'front-desk' },
      {
        text: 'Contact {support} and ask whether the clinic can be given a sender that reaches it.',
        who: 'vendor-support',
      },
    ],
  },
  'messaging-application-misconfigured': {
    title: "A setting behind the clinic's sending number is missing",
    means:
      "The sending service has the clinic's number tied to a missing, wrong or switched-off setting. Nothing in the patient record causes it.",
    group: 'sender',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'Note which of your numbers the text came from and the error shown.', who: 'front-desk' },
      {
        text: 'Contact {support} and ask to have the setup of that number corrected.',
        who: 'vendor-support',
      },
    ],
  },
} as const satisfies Record<string, Cause>;
