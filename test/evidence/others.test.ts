import { describe, expect, it } from 'vitest';
import { atLeast, othersOf } from '#evidence/others.ts';
import { sum } from './rows.ts';

const nobody = { delivered: 0, failed: 0 };

describe('many patients at once', () => {
  it('is everyone where nearly all fail', () => {
    expect(othersOf([sum(2, 38)], [sum(960, 40)], nobody)).toMatchObject({
      seems: 'many',
      reach: 'everyone',
    });
  });

  it('is some where many get through', () => {
    expect(othersOf([sum(30, 30)], [sum(960, 40)], nobody)).toMatchObject({
      seems: 'many',
      reach: 'some-patients',
    });
  });

  it('is one location where only that one fails', () => {
    const now = [sum(1, 19, 'north'), sum(40, 1, 'south')];

    expect(othersOf(now, [sum(960, 40)], nobody)).toMatchObject({ seems: 'many', reach: 'one-location' });
    expect(othersOf([sum(1, 19, 'north')], [sum(960, 40)], nobody).reach).toBe('everyone');
  });

  it('is not said of a place where that many always fail', () => {
    expect(othersOf([sum(60, 40)], [sum(600, 400)], nobody).seems).toBe('usual');
  });

  it('does not count the texts to the phone itself', () => {
    const now = [sum(0, 9)];

    expect(othersOf(now, [sum(960, 40)], nobody).seems).toBe('many');
    expect(othersOf(now, [sum(960, 40)], { delivered: 0, failed: 9 })).toMatchObject({
      now: nobody,
      seems: 'unclear',
    });
  });
});

describe('one patient', () => {
  it('is said where enough others get through', () => {
    expect(othersOf([sum(58, 2)], [sum(960, 40)], nobody)).toMatchObject({
      seems: 'usual',
      reach: 'one-patient',
    });
  });

  it.each([
    ['few others', [sum(5, 0)]],
    ['no others', []],
    ['a few more failures than usual', [sum(20, 4)]],
  ])('is open with %s', (_name, now) => {
    const seen = othersOf(now, [sum(960, 40)], nobody);

    expect(seen.seems).toBe('unclear');
    expect(seen).not.toHaveProperty('reach');
  });
});

it('knows how rare it is that so many fail', () => {
  expect(atLeast(0, 10, 0.1)).toBe(1);
  expect(atLeast(10, 10, 0.5)).toBeCloseTo(1 / 1024, 10);
  expect(atLeast(1, 2, 0.5)).toBeCloseTo(0.75, 10);
  expect(atLeast(5000, 100_000, 0.04)).toBeLessThan(1e-40);
});
