/** Causes that lie in the clinic's or the product's account with the sending service. */
import type { Cause } from '../shape.ts';

export const account = {
  'out-of-credits': {
    title: 'The texting credit is used up',
    means: 'No credit or balance is left to send texts with, so every text fails until it is topped up.',
    group: 'account',
    fixer: 'practice-admin',
    retry: 'yes-after-top-up',
    steps: [
      { text: 'Look at how much texting credit is left, and tell your practice admin.', who: 'front-desk' },
      { text: 'Top up the credit.', who: 'practice-admin' },
      {
        text: 'Then send again what failed, unless the system does so by itself; for visits before that, call the patients.',
        who: 'front-desk',
      },
    ],
  },
  'spend-limit-reached': {
    title: 'A spending limit stopped the text',
    means: 'Somebody set a limit on what texts may cost, and it has been reached.',
    group: 'account',
    fixer: 'vendor',
    retry: 'yes-after-change',
    steps: [
      { text: "For today's visits, call the patients.", who: 'front-desk' },
      {
        text: 'Contact {support} and ask which limit was reached and how it is raised.',
        who: 'vendor-support',
      },
      { text: 'Decide whether the limit should be raised.', who: 'practice-admin' },
    ],
  },
  'account-suspended': {
    title: 'The texting account is suspended',
    means: 'The sending service has paused or closed the account, so no text goes out at all.',
    group: 'account',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'Stop sending for now and call the patients who have to know today.', who: 'front-desk' },
      { text: 'Contact {support} at once and ask why the account is suspended.', who: 'vendor-support' },
      { text: 'Check whether a bill or a notice about the texting account is open.', who: 'practice-admin' },
    ],
  },
  'account-not-enabled': {
    title: 'The texting account may not send this kind of text',
    means: 'A feature or permission that this text needs is not switched on for the account.',
    group: 'account',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Note what is special about the text, such as a picture, a link or another country.',
        who: 'front-desk',
      },
      {
        text: 'Contact {support} and ask to have it switched on, or what to do instead.',
        who: 'vendor-support',
      },
    ],
  },
  'trial-account-restriction': {
    title: 'The texting account is still a trial',
    means: 'A trial account may text only a few people or numbers that were confirmed first.',
    group: 'account',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: "For today's visits, call the patients.", who: 'front-desk' },
      {
        text: 'Contact {support} and ask to have the account moved out of its trial.',
        who: 'vendor-support',
      },
    ],
  },
  'provider-credentials-invalid': {
    title: 'The system could not sign in to the sending service',
    means:
      'A password or key that the messaging system uses to send texts is wrong or has run out. Nothing at the front desk causes it.',
    group: 'account',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      { text: 'See whether every text fails, and since when.', who: 'front-desk' },
      { text: 'Contact {support} with that and the error shown.', who: 'vendor-support' },
      {
        text: 'If the practice keeps those keys itself, see whether one was changed or has run out.',
        who: 'practice-admin',
      },
    ],
  },
  'country-not-enabled': {
    title: "Texts to the patient's country are not switched on",
    means: 'The practice may not text the country this number belongs to. Editing the number does not help.',
    group: 'account',
    fixer: 'vendor',
    retry: 'no-until-changed',
    steps: [
      {
        text: 'Check that the number really belongs to that country; a wrong country code looks the same.',
        who: 'front-desk',
      },
      { text: 'To pass the message on now, call the patient or use email.', who: 'front-desk' },
      { text: 'Contact {support} and ask whether that country can be switched on.', who: 'vendor-support' },
    ],
  },
} as const satisfies Record<string, Cause>;
