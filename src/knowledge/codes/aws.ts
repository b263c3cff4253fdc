/** AWS End User Messaging SMS: the event types of its text messages. */
import type { ProviderCodes } from './code.ts';

export const aws = {
  id: 'aws',
  name: 'AWS End User Messaging SMS',
  also: [
    'amazon',
    'amazon web services',
    'aws end user messaging',
    'end user messaging',
    'end user messaging sms',
    'aws sms',
    'aws pinpoint',
    'amazon pinpoint',
    'pinpoint',
  ],
  namespaces: {
    eventType: {
      source:
        'AWS End User Messaging SMS "Event types" page; enum confirmed in @aws-sdk/client-pinpoint-sms-voice-v2 3.1138.0',
      rows: {
        TEXT_QUEUED: {
          name: 'Queued',
          meaning: 'Waiting for delivery.',
          cause: 'still-pending',
          permanence: 'not-a-failure',
          fixer: 'staff',
        },
        TEXT_PENDING: {
          name: 'Pending',
          meaning: 'Being delivered, no result yet.',
          cause: 'still-pending',
          permanence: 'not-a-failure',
          fixer: 'staff',
        },
        TEXT_SENT: {
          name: 'Sent',
          meaning: 'Sent (in the SDK enum, not described on the page seen).',
          cause: 'still-pending',
          permanence: 'not-a-failure',
          fixer: 'staff',
        },
        TEXT_SUCCESSFUL: {
          name: 'Successful',
          meaning: "The recipient's carrier accepted it; in some countries this is the only success event.",
          cause: 'delivered',
          permanence: 'not-a-failure',
          fixer: 'staff',
        },
        TEXT_DELIVERED: {
          name: 'Delivered',
          meaning: 'Delivered; may be used interchangeably with TEXT_SUCCESSFUL.',
          cause: 'delivered',
          permanence: 'not-a-failure',
          fixer: 'staff',
        },
        TEXT_INVALID: {
          name: 'SMS invalid',
          meaning: 'The recipient number is not valid.',
          cause: 'invalid-number-format',
          permanence: 'permanent',
          fixer: 'staff',
        },
        TEXT_INVALID_MESSAGE: {
          name: 'Invalid message',
          meaning: 'The text is invalid and cannot be delivered.',
          cause: 'invalid-message-content',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        TEXT_UNREACHABLE: {
          name: 'Unreachable',
          meaning: 'The device is off or not on a network.',
          cause: 'handset-unreachable',
          permanence: 'transient',
          fixer: 'patient',
        },
        TEXT_CARRIER_UNREACHABLE: {
          name: 'Carrier unreachable',
          meaning: "The recipient's carrier had a temporary fault.",
          cause: 'carrier-outage',
          permanence: 'transient',
          fixer: 'vendor',
        },
        TEXT_BLOCKED: {
          name: 'Blocked',
          meaning: "The recipient's device or carrier is blocking messages to that recipient.",
          cause: 'recipient-blocked-sender',
          permanence: 'permanent',
          fixer: 'patient',
        },
        TEXT_CARRIER_BLOCKED: {
          name: 'Carrier blocked',
          meaning: 'The carrier blocked the text, typically as malicious or abusive.',
          cause: 'carrier-blocked-content',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        TEXT_SPAM: {
          name: 'Spam',
          meaning: 'The carrier called it unsolicited commercial content.',
          cause: 'carrier-blocked-spam',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        TEXT_TTL_EXPIRED: {
          name: 'TTL expired',
          meaning: 'It could not be delivered within its set lifetime.',
          cause: 'message-expired',
          permanence: 'transient',
          fixer: 'vendor',
        },
        TEXT_PROTECT_BLOCKED: {
          name: 'Protect blocked',
          meaning: 'A protect configuration on the account blocked it.',
          cause: 'fraud-protection-block',
          permanence: 'permanent',
          fixer: 'vendor',
        },
        TEXT_UNKNOWN: {
          name: 'Unknown',
          meaning:
            'It failed for another reason, temporary or permanent; also the status AWS sets after 72 hours without a carrier answer.',
          cause: 'unknown-carrier-error',
          permanence: 'unknown',
          fixer: 'vendor',
        },
      },
    },
  },
} as const satisfies ProviderCodes;
