/**
 * Why texts fail, as far as a code tells, and what that says about where to look: a registration belongs to a sending
 * number, a balance to the account, a block for content to one campaign.
 */
import type { Slice } from './traffic.ts';

/** What a slice is made of, for the purpose of weighing it. */
export type Shape =
  | 'whole'
  | 'provider'
  | 'platform'
  | 'site'
  | 'feature'
  | 'sender'
  | 'carrier'
  | 'siteFeature';

type Family = 'vague' | 'outage' | 'account' | 'sender' | 'content' | 'consent' | 'recipient' | 'other';

/** Causes that say little: the carrier gave up, or the phone could not be reached. `v` is their share in an outage. */
const vague: Readonly<Record<string, number>> = {
  'unknown-carrier-error': 0.42,
  'handset-unreachable': 0.28,
  'carrier-outage': 0.06,
  'provider-outage': 0.06,
  'temporary-problem': 0.06,
  'message-expired': 0.04,
  'no-route-to-carrier': 0.04,
  '': 0.04,
};

const families: Readonly<Record<string, Family>> = {
  'out-of-credits': 'account',
  'account-suspended': 'account',
  'spend-limit-reached': 'account',
  'account-not-enabled': 'account',
  'trial-account-restriction': 'account',
  'provider-credentials-invalid': 'account',
  'sender-not-registered': 'sender',
  'campaign-inactive': 'sender',
  'toll-free-not-verified': 'sender',
  'sender-number-misconfigured': 'sender',
  'sender-pending-activation': 'sender',
  'sender-number-blocked': 'sender',
  'sender-id-not-allowed': 'sender',
  'carrier-blocked-content': 'content',
  'carrier-blocked-spam': 'content',
  'provider-blocked-spam': 'content',
  'url-blocked': 'content',
  'url-in-manual-text': 'content',
  'message-too-long': 'content',
  'invalid-message-content': 'content',
  'recipient-opted-out': 'consent',
  'shared-number-opt-out': 'consent',
  'unassigned-number': 'recipient',
  'landline-number': 'recipient',
  'sms-not-supported-by-line': 'recipient',
  'invalid-number-format': 'recipient',
};

/** Every cause that is spoken of here; '' where none is known. */
export const known: readonly string[] = [...Object.keys(vague), ...Object.keys(families)];

/** How likely each shape of slice is, before anything is seen, for what failed so. Each row adds up to 1. */
const shapes: Readonly<Record<Family, Readonly<Record<Shape, number>>>> = {
  // when nothing passes at all, one carrier is likelier than all of them
  outage: {
    whole: 0.22,
    provider: 0.12,
    platform: 0.08,
    site: 0.06,
    feature: 0.04,
    sender: 0.06,
    carrier: 0.4,
    siteFeature: 0.02,
  },
  vague: {
    whole: 0.36,
    provider: 0.12,
    platform: 0.08,
    site: 0.07,
    feature: 0.05,
    sender: 0.04,
    carrier: 0.25,
    siteFeature: 0.03,
  },
  account: {
    whole: 0.7,
    provider: 0.12,
    platform: 0.1,
    site: 0.03,
    feature: 0.01,
    sender: 0.02,
    carrier: 0.01,
    siteFeature: 0.01,
  },
  sender: {
    whole: 0.08,
    provider: 0.05,
    platform: 0.05,
    site: 0.06,
    feature: 0.03,
    sender: 0.66,
    carrier: 0.05,
    siteFeature: 0.02,
  },
  content: {
    whole: 0.012,
    provider: 0.012,
    platform: 0.012,
    site: 0.05,
    feature: 0.18,
    sender: 0.1,
    carrier: 0.024,
    siteFeature: 0.61,
  },
  consent: {
    whole: 0.34,
    provider: 0.02,
    platform: 0.03,
    site: 0.4,
    feature: 0.05,
    sender: 0.06,
    carrier: 0.02,
    siteFeature: 0.08,
  },
  recipient: {
    whole: 0.2,
    provider: 0.1,
    platform: 0.05,
    site: 0.15,
    feature: 0.1,
    sender: 0.05,
    carrier: 0.1,
    siteFeature: 0.25,
  },
  other: {
    whole: 0.25,
    provider: 0.1,
    platform: 0.1,
    site: 0.15,
    feature: 0.1,
    sender: 0.1,
    carrier: 0.1,
    siteFeature: 0.1,
  },
};

/** What is reported as failed and is none: it goes out later, was taken back, or nobody knows. */
const noFailures: ReadonlySet<string> = new Set([
  'bulk-hourly-limit-exceeded',
  'still-pending',
  'delivered',
  'delivery-receipt-missing',
  'message-canceled',
]);

export function isFailure(cause: string | undefined): boolean {
  return cause === undefined || !noFailures.has(cause);
}

/** A reason is the cause where the books know one, else the code; '' where neither is known. */
export function reasonOf(cause: string | undefined, code: string | undefined): string {
  return cause ?? (code ? `code ${code}` : '');
}

export function vagueShare(reason: string): number {
  return vague[reason] ?? 0;
}

/** Reasons that may be of one story. */
export function familyOf(reason: string): Family {
  return reason in vague ? 'vague' : (families[reason] ?? 'other');
}

/** Logarithm of how likely a slice of this shape is for this reason. */
export function logWeight(shape: Shape, reason: string | undefined, total: boolean): number {
  const family = reason === undefined ? 'vague' : familyOf(reason);
  return Math.log(shapes[family === 'vague' && total ? 'outage' : family][shape]);
}

export function shapeOf(slice: Slice): Shape {
  const names = Object.keys(slice);
  if (names.length === 0) return 'whole';
  return names.length === 2 ? 'siteFeature' : (names[0] as Shape);
}

/**
 * Names the cause of an incident.
 * @param excess the causes of its failures with how many there are beyond the normal, most first.
 */
export function causeOf(slice: Slice, excess: readonly (readonly [string, number])[]): string {
  const [reason = ''] = excess[0] ?? [];
  // "suspended" is how a provider puts it when the balance is used up and everything stops at once
  if (reason === 'account-suspended') return 'out-of-credits';
  if (reason === 'provider-outage' || reason === 'carrier-outage') return reason;
  if (familyOf(reason) !== 'vague' && !reason.startsWith('code ')) return reason;
  if (slice.carrier !== undefined) return 'carrier-outage';
  return slice.site !== undefined || slice.feature !== undefined || slice.sender !== undefined
    ? 'unknown-carrier-error'
    : 'provider-outage';
}
