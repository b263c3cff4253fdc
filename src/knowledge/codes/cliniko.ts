/** The causes Cliniko's page states; it shows no codes. */
import type { ProviderCodes } from './code.ts';

export const cliniko = {
  id: 'cliniko',
  name: 'Cliniko',
  also: [],
  product: 'cliniko',
  namespaces: {
    'stated-cause': {
      source: 'documents/cliniko.txt',
      ownWords: true,
      rows: {
        'Failed + 0 credits': {
          name: 'out of credit',
          meaning:
            'Messages are tried and fail without SMS credit; reminders are retried hourly up to five hours after the window once credit is bought.',
          cause: 'out-of-credits',
          permanence: 'transient',
          fixer: 'practice-admin',
        },
        'no record: business reminders off': {
          name: 'business setting',
          meaning: 'Reminders are off for that business.',
          cause: 'reminders-off-for-business',
          permanence: 'permanent',
          fixer: 'practice-admin',
        },
        'no record: appointment type None': {
          name: 'template link',
          meaning: 'The appointment type has no reminder template.',
          cause: 'reminder-template-not-linked',
          permanence: 'permanent',
          fixer: 'practice-admin',
        },
        'no record: no template exists': {
          name: 'template',
          meaning: 'No reminder template has been created.',
          cause: 'reminder-template-missing',
          permanence: 'permanent',
          fixer: 'practice-admin',
        },
        'no record: no mobile on file': {
          name: 'mobile number',
          meaning: 'No number is filed as "Mobile".',
          cause: 'no-mobile-number-on-file',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'no record: preference None or Email': {
          name: 'preference',
          meaning: "The patient's reminder preference overrides the default.",
          cause: 'patient-preference-excludes-sms',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'Sent but not received': {
          name: 'sent',
          meaning: 'Give support the communication ID from the page URL.',
          cause: 'sent-but-not-received',
          permanence: 'unknown',
          fixer: 'vendor',
        },
        'no record': {
          name: 'log',
          meaning: 'Nothing was attempted, so look at settings and the patient record.',
          cause: 'no-send-attempt-recorded',
          permanence: 'unknown',
          fixer: 'staff',
        },
      },
    },
  },
} as const satisfies ProviderCodes;
