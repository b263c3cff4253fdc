/** Causes that lie with the patient's number, line or phone. */
import type { Cause } from '../shape.ts';

export const recipientNumber = {
  'invalid-number-format': {
    title: 'The number is not a possible phone number',
    means:
      'The number as it stands in the record cannot exist: a digit is missing or too many, or the area or country code is wrong.',
    group: 'recipient-number',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Compare the number in the record with the one the patient gave: missing or extra digits, area code, country.',
        who: 'front-desk',
      },
      {
        text: 'If no slip shows, call the patient on another number you have and ask for the right one.',
        who: 'front-desk',
      },
      { text: 'Correct the number, save the record, then send the text again.', who: 'front-desk' },
    ],
  },
  'unassigned-number': {
    title: 'The number is not in service',
    means:
      'The number looks right, but the phone network knows nobody who has it. It may have been given up or mistyped by one digit.',
    group: 'recipient-number',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Compare the number in the record with the one the patient gave; one wrong digit is enough.',
        who: 'front-desk',
      },
      {
        text: 'If it matches, call it: a recording that it is not in service confirms this. Then reach the patient another way and ask for a current number.',
        who: 'front-desk',
      },
      { text: 'Put the confirmed number in the record, then send the text again.', who: 'front-desk' },
    ],
  },
  'landline-number': {
    title: 'The number is a landline',
    means: 'The number belongs to a line that can take phone calls but no texts.',
    group: 'recipient-number',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Until it is mended, call the patient with what the text was to say; ask whether this is a landline and for a mobile number.',
        who: 'front-desk',
      },
      {
        text: 'Add the mobile number and file the old one as a landline, so that texts no longer go there.',
        who: 'front-desk',
      },
      { text: 'Send the text again to the mobile number.', who: 'front-desk' },
    ],
  },
  'sms-not-supported-by-line': {
    title: "The patient's line does not take this kind of text",
    means:
      'The line exists, but its phone plan, device or type does not accept this kind of message. It can also be a plan that no longer covers texts.',
    group: 'recipient-number',
    fixer: 'patient',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'To pass the message on now, call the patient; ask whether this phone gets texts at all, and for another mobile number if it does not.',
        who: 'front-desk',
      },
      {
        text: 'The patient asks their phone company whether the line takes texts from businesses.',
        who: 'patient',
      },
      { text: 'Send the text again once the line or the number has changed.', who: 'front-desk' },
    ],
  },
  'handset-unreachable': {
    title: 'The phone could not be reached just then',
    means:
      'The number is good, but the phone was switched off, out of coverage, abroad, busy or full when the text was to be handed over.',
    group: 'recipient-number',
    fixer: 'patient',
    retry: 'yes-later',
    steps: [
      { text: 'Wait some hours, then send the text once more.', who: 'front-desk' },
      {
        text: 'If it is urgent or fails again, call the patient, and check that the number is still theirs.',
        who: 'front-desk',
      },
      {
        text: 'The patient sees to it that the phone is on, has coverage and is not full.',
        who: 'patient',
      },
    ],
  },
  'recipient-service-suspended': {
    title: "The patient's phone service is paused or out of credit",
    means:
      "The patient's own phone company is not serving the line for now, for example because a prepaid balance or a bill is due.",
    group: 'recipient-number',
    fixer: 'patient',
    retry: 'yes-later',
    steps: [
      {
        text: 'Reach the patient another way if it matters today: call a second number on file or use email.',
        who: 'front-desk',
      },
      { text: 'Only the patient can have the service restored, by their own phone company.', who: 'patient' },
      { text: 'Send the text once more in a day or two.', who: 'front-desk' },
    ],
  },
  'recipient-blocked-sender': {
    title: "The patient's phone or line blocks the clinic's texts",
    means:
      'The patient, or a setting on their line, refuses texts from this number or from all numbers of its kind. That is their choice to change.',
    group: 'recipient-number',
    fixer: 'patient',
    retry: 'no-until-changed',
    steps: [
      {
        text: "To pass the message on now, call the patient; ask whether they block the clinic's number or all business texts, and whether they want texts from you.",
        who: 'front-desk',
      },
      {
        text: "If the patient wants the clinic's texts, only they can let them in: in the phone's settings, or through their phone company.",
        who: 'patient',
      },
      {
        text: 'If the patient does not want texts, note in the record how they prefer to be reached.',
        who: 'front-desk',
      },
    ],
  },
  'destination-number-blocked': {
    title: "The patient's number is on a block list",
    means:
      "The company that carries the text keeps this patient's number on a list it does not deliver to, and does not say why.",
    group: 'recipient-number',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'To pass the message on now, call the patient; ask whether they ever asked not to be texted.',
        who: 'front-desk',
      },
      { text: 'Contact {support} and ask why texts to this number are refused.', who: 'vendor-support' },
    ],
  },
  'number-ported-routing-error': {
    title: 'The number moved to another phone company and texts go astray',
    means:
      'The patient took the number along to another phone company, and the texts still go to the old one.',
    group: 'recipient-number',
    fixer: 'vendor',
    retry: 'yes-later',
    steps: [
      {
        text: 'If it is urgent, call the patient; ask whether they changed phone company lately.',
        who: 'front-desk',
      },
      { text: 'Wait a day or two, then send the text once more.', who: 'front-desk' },
      {
        text: 'If it fails again, contact {support} and say that the number may have moved between phone companies.',
        who: 'vendor-support',
      },
    ],
  },
  'number-reassigned': {
    title: 'The number now belongs to somebody else',
    means:
      'The phone company has given the number to another person since the patient gave it to you. Texts about the patient must not go there.',
    group: 'recipient-number',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      { text: 'Stop texting this number; a stranger would read about your patient.', who: 'front-desk' },
      {
        text: 'Reach the patient another way and ask for the current number, and whether you may text it.',
        who: 'front-desk',
      },
      { text: 'Replace the number in every record that has it.', who: 'front-desk' },
    ],
  },
  'subscriber-age-restricted': {
    title: 'The line is restricted by age',
    means: "The patient's phone company does not deliver this kind of text to a line set up for a minor.",
    group: 'recipient-number',
    fixer: 'patient',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'To pass the message on now, call the patient or the parent; ask for a number that may take your texts.',
        who: 'front-desk',
      },
      {
        text: 'The account holder can ask their phone company to change the restriction.',
        who: 'patient',
      },
    ],
  },
  'special-number-not-permitted': {
    title: 'The number is a service number that may not be texted',
    means:
      "The number in the record is an emergency, premium or service number rather than a person's phone.",
    group: 'recipient-number',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: "Look at the number in the record; it is probably a typing slip or a company's hotline.",
        who: 'front-desk',
      },
      {
        text: 'Ask the patient for their mobile number, correct the record, then send again.',
        who: 'front-desk',
      },
    ],
  },
  'no-mobile-number-on-file': {
    title: 'There is no mobile number on file',
    means: 'The record holds no number that the system counts as a mobile, so it did not try to send.',
    group: 'recipient-number',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Open the patient record and look for a mobile number, also among the home and work numbers.',
        who: 'front-desk',
      },
      {
        text: 'If there is none, call the patient or ask at the next visit for a mobile number, and whether you may text it.',
        who: 'front-desk',
      },
      { text: 'Save it as a mobile number.', who: 'front-desk' },
    ],
  },
  'number-type-mislabelled': {
    title: 'The number is filed under the wrong type',
    means:
      'The record calls a mobile a landline or home number, or the reverse. So the system skips it, or tries in vain.',
    group: 'recipient-number',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Look at the type beside the number in the patient record, and ask the patient what kind of phone it is.',
        who: 'front-desk',
      },
      { text: 'Correct the type so that it says what the line really is, and save.', who: 'front-desk' },
      { text: 'If the line can take texts, send the text again.', who: 'front-desk' },
    ],
  },
  'number-recently-changed': {
    title: 'The trouble began when the number was changed',
    means:
      'Texts went through before the number in the record was edited. So the new number, or the way it was entered, is the suspect.',
    group: 'recipient-number',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Check where the number was changed: in the messaging system, in the EHR, or in one and not the other.',
        who: 'front-desk',
      },
      {
        text: 'To be sure of the new number, call the patient; ask also whether it is a mobile or a landline.',
        who: 'front-desk',
      },
      {
        text: 'Correct the number and its type where it is kept, see that the change arrives in both systems, then send again.',
        who: 'front-desk',
      },
    ],
  },
} as const satisfies Record<string, Cause>;
