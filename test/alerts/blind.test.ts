import { describe, expect, it } from 'vitest';
import { blindOf, endOf } from '#alerts/blind.ts';
import { failures, minute, noon, silence } from './cast.ts';

describe('a silence of one texting system', () => {
  const one = silence({ since: noon, slice: { platform: 'notify' } });

  it.each([
    ['is one of everything where nothing at all is heard', noon, {}],
    ['is so too where late receipts of earlier texts came in', noon + 3 * minute, {}],
    ['is its own where others are heard of', noon + 3 * minute + 1, { platform: 'notify' }],
    ['is its own where nothing was ever heard', undefined, { platform: 'notify' }],
  ])('%s', (_, heard, slice) => {
    expect(blindOf(one, heard)).toEqual({ ...one, slice });
  });

  it('ends as it was told, whatever is heard by then', () => {
    expect(endOf(one, { ...one, slice: {} }).slice).toEqual({});
    expect(endOf(one, undefined)).toBe(one);
  });
});

it('failures are where they are', () => {
  const failing = failures();
  expect(blindOf(failing, failing.since)).toBe(failing);
  expect(endOf(failing, { ...failing, slice: {} })).toBe(failing);
});
