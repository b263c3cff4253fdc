/** Causes that lie in how the practice has set up its reminders. */
import type { Cause } from '../shape.ts';

export const practiceConfig = {
  'reminders-off-for-business': {
    title: 'Reminders are switched off for this location',
    means: 'The location of the visit has its reminders switched off, so none are tried.',
    group: 'practice-config',
    fixer: 'practice-admin',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Check whether all patients of this location are missing reminders; call those whose visit is near.',
        who: 'front-desk',
      },
      { text: 'Switch reminders on for this location and save.', who: 'practice-admin' },
    ],
  },
  'reminder-template-not-linked': {
    title: 'This type of appointment has no reminder text chosen',
    means: 'Reminder texts exist, but none is chosen for this type of appointment, so none is sent.',
    group: 'practice-config',
    fixer: 'practice-admin',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Check whether only this type of appointment is affected; call the patients whose visit is near.',
        who: 'front-desk',
      },
      { text: 'Choose a reminder text for this type of appointment and save.', who: 'practice-admin' },
    ],
  },
  'reminder-template-missing': {
    title: 'No reminder text has been written yet',
    means: 'The system has no text to send as a reminder, so there is nothing to choose.',
    group: 'practice-config',
    fixer: 'practice-admin',
    retry: 'no-until-changed',
    steps: [
      { text: 'Until it is set up, call the patients whose visit is near.', who: 'front-desk' },
      {
        text: 'Write a reminder text, choose it for the types of appointment, and save.',
        who: 'practice-admin',
      },
    ],
  },
  'no-send-attempt-recorded': {
    title: 'The system never tried to send it',
    means:
      'The log shows no trace of the text, so the reason lies in a setting or the patient record rather than with a phone company.',
    group: 'practice-config',
    fixer: 'staff',
    retry: 'not-applicable',
    steps: [
      {
        text: 'Check the patient record: is there a mobile number, filed as one, and does the preference allow texts?',
        who: 'front-desk',
      },
      {
        text: 'Check the settings: texting credit, reminders for this location, the reminder text for this type of appointment.',
        who: 'practice-admin',
      },
      { text: 'If all of that is right, contact {support}.', who: 'vendor-support' },
    ],
  },
} as const satisfies Record<string, Cause>;
