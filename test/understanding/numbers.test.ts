import { describe, expect, it } from 'vitest';
import { readNumber } from '#understanding/numbers.ts';

describe('what the form of a number tells', () => {
  it.each([
    ['512-555-0142', 'US', 'well-formed'],
    ['+12125550123', 'US', 'well-formed'],
    ['+14165550123', 'CA', 'well-formed'],
    ['+14165550123', 'US', 'foreign'],
    ['+18005550199', 'US', 'special'],
    ['+18005550199', 'CA', 'special'],
    ['+15555550123', 'US', 'malformed'],
    ['503-555-01', 'US', 'malformed'],
    ['+61491570156', 'AU', 'mobile-range'],
    ['0491 570 156', 'AU', 'mobile-range'],
    ['+61255501234', 'AU', 'fixed-line'],
    ['+611800975707', 'AU', 'special'],
    ['+61491570156', 'US', 'foreign'],
    ['+442079460123', 'GB', 'fixed-line'],
    ['+447700900123', 'GB', 'malformed'],
    ['+448081570123', 'GB', 'special'],
    ['+64211234567', 'NZ', 'mobile-range'],
    ['+6493001234', 'NZ', 'fixed-line'],
    ['+64800123456', 'NZ', 'special'],
    ['512-555-0142 ext 12', 'US', 'well-formed'],
  ] as const)('%s in %s is %s', (text, country, reading) => {
    expect(readNumber(text, country)).toMatchObject({ reading });
  });

  it('shows no more than the last two digits', () => {
    expect(readNumber('512-555-0142', 'US')).toEqual({ reading: 'well-formed', tail: '42', country: 'US' });
  });

  it.each(['', 'none', 'no idea', '12'])('reads nothing in "%s"', (text) => {
    expect(readNumber(text, 'US')).toBeUndefined();
  });
});
