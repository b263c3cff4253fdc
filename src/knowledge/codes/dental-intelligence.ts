/** The error texts Dental Intelligence Engagement shows. */
import type { ProviderCodes } from './code.ts';

export const dentalIntelligence = {
  id: 'dental-intelligence',
  name: 'Dental Intelligence',
  also: ['di', 'dental intel', 'dentalintel', 'dental intelligence engagement', 'engagement'],
  product: 'dental-intelligence',
  namespaces: {
    'error-text': {
      source: 'documents/dental-intelligence.txt',
      rows: {
        'Carrier rejected as invalid destination address': {
          name: '= Bandwidth 4720',
          also: [
            'rejected as invalid destination address',
            'carrier rejected invalid destination address',
            'invalid destination address',
          ],
          meaning:
            'The number is outside the numbering plan, is not text-enabled (landline), or the person blocks all toll-free and short-code texts at T-Mobile.',
          cause: 'landline-number',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'Invalid Application ID': {
          name: '= Bandwidth 4452',
          also: ['invalid app id', 'invalid applicationId'],
          meaning:
            'The sending number is tied to the wrong application: file a port request for an ALT number, call support for a MAIN number.',
          cause: 'messaging-application-misconfigured',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        'TFN Not Verified': {
          name: '= Bandwidth 4795',
          also: ['toll-free not verified', 'toll-free number not verified'],
          meaning: 'The toll-free sender is not verified.',
          cause: 'toll-free-not-verified',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        'Rejected as Spam (Future)': {
          name: '= Bandwidth 4470',
          also: ['rejected as spam'],
          meaning:
            'The message was stopped as spam; the document wrongly says the recipient number was flagged.',
          cause: 'provider-blocked-spam',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        'Unallocated to Number': {
          name: '= Bandwidth 4406',
          also: ['unallocated to'],
          meaning: 'The recipient number does not exist or was mistyped.',
          cause: 'unassigned-number',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'Unallocated from Number': {
          name: '= Bandwidth 4405',
          also: ['unallocated from'],
          meaning: 'The sending number is not active for texting.',
          cause: 'sender-number-misconfigured',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        'Invalid Service Type': {
          name: '= Bandwidth 4700',
          meaning:
            'The line or handset does not take texts (landline or unpaid service according to the document).',
          cause: 'sms-not-supported-by-line',
          permanence: 'permanent',
          fixer: 'patient',
        },
        'bulk direct message over 250/hour': {
          name: 'product limit',
          meaning: 'A bulk list over 250 per hour must be cut down.',
          cause: 'bulk-hourly-limit-exceeded',
          permanence: 'permanent',
          fixer: 'staff',
        },
      },
    },
  },
} as const satisfies ProviderCodes;
