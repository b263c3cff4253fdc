import { expect, it } from 'vitest';
import { causeOf, known, logWeight, type Shape } from '#detection/reasons.ts';
import { causes } from '#knowledge/causes/index.ts';
import { causeOf as bookOf, codeByKey } from '#knowledge/codes/index.ts';

const shapes: readonly Shape[] = [
  'whole',
  'provider',
  'platform',
  'site',
  'feature',
  'sender',
  'carrier',
  'siteFeature',
];

it('speaks of causes that are in the vocabulary, and of no others', () => {
  expect(known.filter((cause) => cause !== '' && !(cause in causes))).toEqual([]);
});

it.each([undefined, ...known])('shares out what is likely beforehand, for %s', (reason) => {
  for (const total of [true, false]) {
    const sum = shapes.reduce((all, shape) => all + Math.exp(logWeight(shape, reason, total)), 0);
    expect(sum).toBeCloseTo(1, 6);
  }
});

it.each([
  [{ carrier: 'a' }, 'handset-unreachable', 'carrier-outage'],
  [{ carrier: 'a' }, 'unknown-carrier-error', 'carrier-outage'],
  [{}, 'unknown-carrier-error', 'provider-outage'],
  [{ platform: 'a' }, 'code E-77', 'provider-outage'],
  [{ site: 'a' }, 'handset-unreachable', 'unknown-carrier-error'],
  [{}, 'account-suspended', 'out-of-credits'],
  [{ site: 'a', feature: 'campaign' }, 'carrier-blocked-spam', 'carrier-blocked-spam'],
  [{ sender: 'a' }, 'toll-free-not-verified', 'toll-free-not-verified'],
  [{ carrier: 'a' }, 'provider-outage', 'provider-outage'],
] as const)('in %j, "%s" is named %s', (slice, reason, cause) => {
  expect(causeOf(slice, [[reason, 9]])).toBe(cause);
  expect(cause in causes).toBe(true);
});

it.each([
  ['twilio', '30034', 'sender-not-registered'],
  ['twilio', '30007', 'carrier-blocked-content'],
  ['twilio', '21610', 'recipient-opted-out'],
  ['twilio', '30002', 'account-suspended'],
])('%s %s means in the books what detection takes it for: %s', (provider, code, cause) => {
  const field = ['message-error', 'error-code', 'code', 'error'].find((name) =>
    codeByKey(`${provider}/${name}/${code}`),
  );
  expect(bookOf({ provider, field, code, state: 'undelivered' })).toBe(cause);
});
