/** Causes that lie in the networks and systems between the clinic and the patient. */
import type { Cause } from '../shape.ts';

export const networkPlatform = {
  'carrier-outage': {
    title: "The patient's phone company had a fault",
    means: 'The phone company could not take the text for a while. It usually mends itself.',
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'yes-later',
    steps: [
      { text: 'Wait an hour or two, then send the text once more.', who: 'front-desk' },
      { text: 'If it is urgent, call the patient.', who: 'front-desk' },
      { text: 'If it still fails the next day, contact {support}.', who: 'vendor-support' },
    ],
  },
  'no-route-to-carrier': {
    title: "The sending service cannot reach the patient's phone company",
    means:
      'There is no way from the sending service to the company behind this number. It can also mean that the number is not a mobile.',
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'To pass the message on now, call the patient; check the number, and whether it is a mobile.',
        who: 'front-desk',
      },
      {
        text: "If the number is a mobile in use, contact {support} and name the patient's phone company.",
        who: 'vendor-support',
      },
    ],
  },
  'provider-outage': {
    title: 'The sending service had a fault',
    means: 'The service that sends the texts had trouble of its own. It usually mends itself.',
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'yes-later',
    steps: [
      { text: 'Wait an hour, then send the text once more.', who: 'front-desk' },
      { text: 'For visits before that, call the patients.', who: 'front-desk' },
      { text: 'If texts still fail after that, contact {support}.', who: 'vendor-support' },
    ],
  },
  'platform-connector-down': {
    title: 'The program that hands over the texts was not running',
    means:
      "The practice's own system sends its texts through a small program, and that was down or showed errors when the text was due.",
    group: 'network-platform',
    fixer: 'practice-admin',
    retry: 'yes-after-restart',
    steps: [
      {
        text: 'Tell your practice admin, and do not send the text twice: it may leave by itself.',
        who: 'front-desk',
      },
      { text: 'Start the program again and see that it shows no errors.', who: 'practice-admin' },
      { text: 'If it keeps showing errors, contact {support}.', who: 'vendor-support' },
    ],
  },
  'fraud-protection-block': {
    title: 'A guard against fraud stopped the text',
    means: 'The sending service saw something unusual about texts to this number or area and held them back.',
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'yes-later',
    steps: [
      {
        text: "Check that the number is the patient's and in the right country; if it is urgent, call the patient.",
        who: 'front-desk',
      },
      {
        text: 'If the number is right, contact {support} and ask to have it allowed.',
        who: 'vendor-support',
      },
    ],
  },
  'invalid-api-request': {
    title: 'The messaging system sent a faulty request',
    means:
      'The messaging system handed the text over in a form the sending service did not accept. Nothing at the front desk causes it.',
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'To pass the message on now, call the patient.', who: 'front-desk' },
      { text: 'Contact {support} with the error shown and the time of the text.', who: 'vendor-support' },
    ],
  },
  'too-many-recipients': {
    title: 'The group text has too many people in it',
    means: 'One message was addressed to more people than a group text may have.',
    group: 'network-platform',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: "Send it as single texts or in smaller groups; single texts also keep patients from seeing each other's numbers.",
        who: 'front-desk',
      },
    ],
  },
  'message-canceled': {
    title: 'The text was cancelled before it went out',
    means: 'Somebody, or a change to the visit, cancelled the text while it was waiting.',
    group: 'network-platform',
    fixer: 'staff',
    retry: 'yes-if-wanted',
    steps: [
      { text: 'Check whether a colleague cancelled it or the visit was moved.', who: 'front-desk' },
      { text: 'Send it again only if the patient should still get it.', who: 'front-desk' },
    ],
  },
  'inbound-message-problem': {
    title: 'The code is about a text coming in, not going out',
    means:
      'Something went wrong with a message that a patient sent to the clinic. It says nothing about your own text.',
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'not-applicable',
    steps: [
      { text: 'Ask the patient what they wrote if you expected a reply.', who: 'front-desk' },
      { text: 'Contact {support} if replies from patients keep going missing.', who: 'vendor-support' },
    ],
  },
  'status-lookup-failed': {
    title: 'The system could not look up what became of the text',
    means: 'Only the look-up failed. The text may well have arrived, so do not send it again unchecked.',
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'not-applicable',
    steps: [
      { text: 'Ask the patient whether it arrived before you send anything again.', who: 'front-desk' },
      { text: 'Contact {support} with the error shown and the time of the text.', who: 'vendor-support' },
    ],
  },
  'unknown-carrier-error': {
    title: 'The phone company gave no usable reason',
    means: 'The text was refused or lost on the way, and nothing came back that says why.',
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'once',
    steps: [
      { text: 'Check the number in the record, then send the text once more.', who: 'front-desk' },
      { text: 'If it fails again, call the patient.', who: 'front-desk' },
      {
        text: 'Contact {support} if it fails again or more patients are affected; give the time and the error shown.',
        who: 'vendor-support',
      },
    ],
  },
  'practice-side-outage': {
    title: "The fault is on the practice's side, not the patient's",
    means: "A text to your own phone fails too, so the patient's number is not to blame.",
    group: 'network-platform',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'For visits that are near, call the patients.', who: 'front-desk' },
      {
        text: 'Contact {support} and say that a text to your own phone fails as well, with the time you tried.',
        who: 'vendor-support',
      },
    ],
  },
} as const satisfies Record<string, Cause>;
