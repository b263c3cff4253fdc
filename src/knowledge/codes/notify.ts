/** What Notify itself shows: its failed-message reasons and its statuses. */
import type { ProviderCodes } from './code.ts';

export const notify = {
  id: 'notify',
  name: 'Notify',
  also: [],
  product: 'notify',
  namespaces: {
    'failed-message-reason': {
      source: 'documents/notify.txt',
      rows: {
        'Unreachable destination handset': {
          name: 'same text as Twilio 30003',
          also: ['unreachable handset', 'handset unreachable'],
          meaning: 'The document says the phone may be shut off.',
          cause: 'handset-unreachable',
          permanence: 'transient',
          fixer: 'patient',
        },
        'Unknown destination handset': {
          name: 'same text as Twilio 30005',
          also: ['unknown handset'],
          meaning: 'The number may no longer exist or cannot take texts.',
          cause: 'unassigned-number',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'Landline or unreachable carrier': {
          name: 'same text as Twilio 30006',
          also: ['landline/unreachable carrier'],
          meaning: 'The number is a landline or its carrier is unreachable.',
          cause: 'landline-number',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'Invalid number': {
          name: 'likely Twilio 21211',
          also: ['invalid phone number', 'invalid numbers'],
          meaning: 'The number is not properly formatted.',
          cause: 'invalid-number-format',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'Carrier violation': {
          name: 'old title of Twilio 30007',
          also: ['carrier violations'],
          meaning: 'A carrier blocked the text as against its rules.',
          cause: 'carrier-blocked-content',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        'HTTP 400 error - Unable to create record': {
          name: 'Twilio Python helper exception text',
          also: [
            'unable to create record',
            'http 400',
            'http 400 error',
            'http error 400',
            'http 400 unable to create record',
            'http error 400 unable to create record',
          ],
          meaning:
            'The send call was refused; usually bad number or country, but the same wrapper also hides opt-outs (21610) and account faults, so ask for the code.',
          cause: 'invalid-number-format',
          permanence: 'permanent',
          fixer: 'staff',
        },
        'HTTP 404 error - Unable to fetch record': {
          name: 'Twilio Python helper exception text',
          also: [
            'unable to fetch record',
            'http 404',
            'http 404 error',
            'http error 404',
            'http 404 unable to fetch record',
            'http error 404 unable to fetch record',
          ],
          meaning: 'Reading the status failed; it says nothing about delivery.',
          cause: 'status-lookup-failed',
          permanence: 'unknown',
          fixer: 'vendor',
        },
      },
    },
    status: {
      source: 'documents/notify.txt',
      ownWords: true,
      rows: {
        Delivered: {
          name: 'Delivered',
          meaning: 'Delivered to the customer.',
          cause: 'delivered',
          permanence: 'not-a-failure',
          fixer: 'staff',
        },
        Failed: {
          name: 'Failed',
          meaning: 'Not delivered; read the reason.',
          cause: 'unknown-carrier-error',
          permanence: 'unknown',
          fixer: 'vendor',
        },
        Unknown: {
          name: 'Unknown',
          meaning: 'Still processing; check later.',
          cause: 'still-pending',
          permanence: 'not-a-failure',
          fixer: 'staff',
        },
      },
    },
  },
} as const satisfies ProviderCodes;
