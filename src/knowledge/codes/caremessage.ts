/** The causes CareMessage's page states; it shows no codes. */
import type { ProviderCodes } from './code.ts';

export const caremessage = {
  id: 'caremessage',
  name: 'CareMessage',
  also: ['care message'],
  product: 'caremessage',
  namespaces: {
    'stated-cause': {
      source: 'documents/caremessage.txt',
      ownWords: true,
      rows: {
        'outside 7 AM-9 PM messaging hours': {
          name: 'global messaging hours',
          meaning: "The message was due outside CareMessage's default hours (they vary by feature).",
          cause: 'outside-messaging-hours',
          permanence: 'transient',
          fixer: 'staff',
        },
        'shared phone number opted out': {
          name: 'shared number',
          meaning: 'Another patient with the same number opted out.',
          cause: 'shared-number-opt-out',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'blocked by carrier': {
          name: 'carrier block',
          meaning: "The patient's carrier blocked the text.",
          cause: 'carrier-blocked-content',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        'landline listed as mobile': {
          name: 'landline',
          meaning: 'A landline is stored as the mobile number.',
          cause: 'landline-number',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'phone service temporarily unavailable': {
          name: 'prepaid',
          meaning: "The patient's (often prepaid) service was down for a while.",
          cause: 'recipient-service-suspended',
          permanence: 'transient',
          fixer: 'patient',
        },
        'fails only in Messenger': {
          name: 'number type',
          meaning: 'Other features work but Messenger fails because the number is filed only as landline.',
          cause: 'number-type-mislabelled',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'only latest failed after number update': {
          name: 'number changed',
          meaning: 'The newest number in the record or EHR is the suspect.',
          cause: 'number-recently-changed',
          permanence: 'permanent',
          fixer: 'staff',
        },
      },
    },
  },
} as const satisfies ProviderCodes;
