/**
 * Causes that are somebody's wish or a rule about consent. Only the patient undoes an opt-out, by texting START;
 * CANCEL counts as one in the US (47 CFR 64.1200(a)(10) and the carriers' keyword lists).
 */
import type { Cause } from '../shape.ts';

export const consent = {
  'recipient-opted-out': {
    title: 'The patient opted out of texts',
    means:
      'Somebody replied STOP, or a word that counts like it, from this phone, and texts have to stop. Answering CANCEL to a reminder counts too, even if the patient only meant the visit.',
    group: 'consent',
    fixer: 'patient',
    retry: 'never-until-opt-in',
    steps: [
      {
        text: 'Until this is cleared up, call the patient with what the text was to say. Ask whether they want texts from you; they may have answered CANCEL just to cancel a visit.',
        who: 'front-desk',
      },
      {
        text: "If the patient wants texts again, they text START to the clinic's number from their phone. Their consent comes first, and nobody else can give it for them.",
        who: 'patient',
      },
      {
        text: 'If the patient does not want texts, respect it and note how they prefer to be reached.',
        who: 'front-desk',
      },
    ],
  },
  'shared-number-opt-out': {
    title: 'Somebody who shares this number opted out',
    means:
      'The same phone number stands on another record, and somebody there opted out. An opt-out holds for the number, so this patient gets nothing either.',
    group: 'consent',
    fixer: 'staff',
    retry: 'never-until-opt-in',
    steps: [
      {
        text: 'Find every patient record with this number and see which one is opted out.',
        who: 'front-desk',
      },
      {
        text: 'Ask the person who opted out whether they meant it; answering CANCEL to a reminder counts as an opt-out. Their consent is theirs alone, so leave the setting as it is until they say otherwise.',
        who: 'front-desk',
      },
      {
        text: "If that person wants texts again, they text START to the clinic's number from this phone.",
        who: 'patient',
      },
      {
        text: 'If the opt-out stays, ask this patient whether they have a number of their own that you may text, or call them.',
        who: 'front-desk',
      },
    ],
  },
  'patient-preference-excludes-sms': {
    title: "The patient's own setting says no texts",
    means: `The patient's preference is "None" or "Email", and it counts more than what the practice has set for everybody.`,
    group: 'consent',
    fixer: 'staff',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Ask the patient how they want to be reached; the setting may be their own wish.',
        who: 'front-desk',
      },
      {
        text: 'Only if the patient agrees to texts, change the preference in their record and save.',
        who: 'front-desk',
      },
      { text: 'If they do not, keep the setting and use the way they chose.', who: 'front-desk' },
    ],
  },
  'consent-not-on-file': {
    title: 'No consent is registered for this text',
    means:
      'The country or network of the patient wants a registered consent or a registered wording, and found none for this text.',
    group: 'consent',
    fixer: 'practice-admin',
    retry: 'no-until-changed',
    steps: [
      {
        text: "Check that the record shows the patient's agreement to texts; if it does not, ask the patient.",
        who: 'front-desk',
      },
      {
        text: 'Find out which consent or wording has to be registered for this country, and register it.',
        who: 'practice-admin',
      },
      { text: 'Contact {support} if you do not know where to register it.', who: 'vendor-support' },
    ],
  },
  'do-not-disturb-registry': {
    title: 'The patient is on a do-not-disturb list',
    means:
      'The number is on a do-not-disturb or do-not-call register, which keeps business texts away from it.',
    group: 'consent',
    fixer: 'patient',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Ask the patient at the next visit how they want to be reached, and note it in the record.',
        who: 'front-desk',
      },
      {
        text: "If the patient wants the clinic's texts, they change the setting with their phone company or the register.",
        who: 'patient',
      },
    ],
  },
  'compliance-block': {
    title: 'A legal safeguard stopped the text on purpose',
    means:
      'The company that sends the texts held this one back to keep a rule, for example because of a list of numbers that must not be texted.',
    group: 'consent',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'Do not send it again; reach the patient in a way they have agreed to.', who: 'front-desk' },
      { text: 'Contact {support} and ask which rule stopped the text.', who: 'vendor-support' },
    ],
  },
} as const satisfies Record<string, Cause>;
