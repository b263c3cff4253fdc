import { describe, expect, it } from 'vitest';
import { countsOf, meaningOf } from '#alerts/feed.ts';
import type { CounterRow } from '#store/store.ts';

const row = (different: Partial<CounterRow> = {}): CounterRow => ({
  workspace: 'main',
  minute: 29_500_000,
  provider: 'twilio',
  platform: 'notify',
  site: 'north',
  feature: 'recall',
  sender: '',
  carrier: '',
  code: '',
  sent: 0,
  delivered: 0,
  failed: 0,
  unknown: 0,
  ...different,
});
const told = (one: CounterRow) =>
  countsOf(one).map(({ outcome, times, code, cause }) => [outcome, times, code, cause]);

describe('what the counters tell', () => {
  it('is how many were delivered, failed, or only heard of', () => {
    const one = row({ sent: 10, delivered: 6, unknown: 1 });
    expect(told(one)).toEqual([
      ['delivered', 6, undefined, undefined],
      ['other', 4, undefined, undefined],
    ]);
    expect(countsOf(one)[0]).toMatchObject({
      minute: 29_500_000,
      slice: { provider: 'twilio', platform: 'notify', site: 'north', feature: 'recall' },
    });
    expect(countsOf(row())).toEqual([]);
  });

  it('is the code of the failed ones and what the books say of it', () => {
    expect(told(row({ code: '30032', sent: 2, failed: 2 }))).toEqual([
      ['failed', 2, '30032', 'toll-free-not-verified'],
    ]);
    expect(told(row({ code: 'of our own', sent: 1, failed: 1 }))).toEqual([
      ['failed', 1, 'of our own', undefined],
    ]);
    expect(told(row({ sent: 1, failed: 1 }))).toEqual([['failed', 1, undefined, undefined]]);
  });

  it("is what every book says of a code where its provider's has none", () => {
    expect(told(row({ provider: 'bandwidth', code: '30034', sent: 1, failed: 1 }))).toEqual([
      ['failed', 1, '30034', 'sender-not-registered'],
    ]);
  });

  it('is taken back where a text went on', () => {
    expect(told(row({ sent: -1 }))).toEqual([['other', -1, undefined, undefined]]);
    expect(told(row({ sent: -1, delivered: -1 }))).toEqual([['delivered', -1, undefined, undefined]]);
    expect(told(row({ delivered: 1 }))).toEqual([
      ['delivered', 1, undefined, undefined],
      ['other', -1, undefined, undefined],
    ]);
  });
});

describe('the meaning of a code', () => {
  it('is that of its provider', () => {
    expect(meaningOf('twilio', '30032')).toMatchObject({ title: expect.stringMatching(/toll/i) });
    expect(meaningOf('twilio', '')).toBeUndefined();
    expect(meaningOf('twilio', '99999999')).toBeUndefined();
  });

  it('is not known where a code of an unnamed provider means several things', () => {
    // 4 is one thing to Vonage in one field, another in another, and others elsewhere
    expect(meaningOf('generic', '4')).toBeUndefined();
    expect(meaningOf('generic', '30032')?.cause).toBe('toll-free-not-verified');
  });
});
