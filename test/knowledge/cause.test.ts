import { describe, expect, it } from 'vitest';
import { causeAnywhere, causeOf } from '#knowledge/codes/index.ts';

const twilio = { provider: 'twilio', field: 'error-code' };

describe('what a receipt comes to', () => {
  it('is what its code means, where it failed or nobody knows', () => {
    expect(causeOf({ ...twilio, code: '30006', state: 'undelivered' })).toBe('landline-number');
    const nine = { provider: 'bandwidth', field: 'messaging-errorCode', code: '9902' };
    expect(causeOf({ ...nine, state: 'unknown' })).toBe('delivery-receipt-missing');
  });

  it('is what its state says, where it did not fail, whatever stands beside it', () => {
    expect(causeOf({ ...twilio, code: '30006', state: 'delivered' })).toBe('delivered');
    expect(causeOf({ ...twilio, state: 'delivered' })).toBe('delivered');
    for (const state of ['accepted', 'scheduled', 'queued', 'sending', 'sent'] as const)
      expect(causeOf({ provider: 'vonage', field: 'dlr-err-code', code: '0', state })).toBe('still-pending');
  });

  it('is what its state says, where nothing else does', () => {
    expect(causeOf({ provider: 'telnyx', state: 'unknown' })).toBe('delivery-receipt-missing');
    expect(causeOf({ provider: 'telnyx', state: 'canceled' })).toBe('message-canceled');
    expect(causeOf({ ...twilio, code: '99999', state: 'expired' })).toBe('message-expired');
  });

  it('is nothing for a failure that nobody explains', () => {
    for (const state of ['failed', 'undelivered', 'rejected'] as const) {
      expect(causeOf({ ...twilio, state })).toBeUndefined();
      expect(causeOf({ ...twilio, code: '99999', state })).toBeUndefined();
      expect(causeOf({ provider: 'twilio', code: '30006', state })).toBeUndefined();
      expect(causeOf({ provider: 'generic', field: 'error-code', code: '30006', state })).toBeUndefined();
    }
  });
});

describe('a code whose provider is not known', () => {
  it('is what all books say that have it', () => {
    expect(causeAnywhere('30034')).toBe('sender-not-registered');
  });

  it('is nothing where they differ, or none has it', () => {
    // 4 is one thing to Vonage and others elsewhere
    expect(causeAnywhere('4')).toBeUndefined();
    expect(causeAnywhere('of our own')).toBeUndefined();
    expect(causeAnywhere(undefined)).toBeUndefined();
  });
});
