/** The causes Open Dental's page states; it shows no codes. */
import type { ProviderCodes } from './code.ts';

export const openDental = {
  id: 'open-dental',
  name: 'Open Dental',
  also: ['opendental', 'od'],
  product: 'open-dental',
  namespaces: {
    'stated-cause': {
      source: 'documents/open-dental.txt',
      ownWords: true,
      rows: {
        Pending: {
          name: 'eConnector',
          meaning:
            'The eConnector was probably down when the text was first sent; the status can also stay Pending after success.',
          cause: 'platform-connector-down',
          permanence: 'transient',
          fixer: 'practice-admin',
        },
        'Pending after switching to a landline number': {
          name: 'sender confirmation',
          meaning: 'Texts wait until HQ has confirmed the new office number.',
          cause: 'sender-pending-activation',
          permanence: 'transient',
          fixer: 'vendor',
        },
        'failed / Delivery Failure Receipt: landline': {
          name: 'landline',
          meaning: "The patient's wireless phone is a landline.",
          cause: 'landline-number',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'failed: country or area code incorrect': {
          name: 'format',
          meaning: 'Country or area code is wrong.',
          cause: 'invalid-number-format',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'failed: country not eligible': {
          name: 'country',
          meaning: 'The country cannot be texted from this practice.',
          cause: 'country-not-enabled',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        'failed: number formatted incorrectly': {
          name: 'format',
          meaning: 'The number is badly formatted.',
          cause: 'invalid-number-format',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'manual text with URL': {
          name: 'link',
          meaning: 'Carriers can block links in manual texts; only system-made links should be sent.',
          cause: 'url-in-manual-text',
          permanence: 'permanent',
          fixer: 'staff',
        },
      },
    },
  },
} as const satisfies ProviderCodes;
