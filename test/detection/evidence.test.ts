import { describe, expect, it } from 'vitest';
import { Evidence } from '#detection/evidence.ts';
import { settings } from '#detection/settings.ts';
import { dice } from './traffic.ts';

const mask = settings.late - 1;

/** The cumulative sum as textbooks have it, over texts in the order of their minutes. */
const cusum = (xs: readonly number[]) => xs.reduce((s, x) => Math.max(0, s + x), 0);

describe('evidence', () => {
  it.each([
    1, 2, 3, 4, 5,
  ])('is the cumulative sum of its texts, long after minutes are let go (%i)', (seed) => {
    const roll = dice(seed);
    const evidence = new Evidence();
    const xs: number[] = [];
    let newest = 1000;
    for (let i = 0; i < 2000; i++) {
      const next = newest + (roll() < 0.3 ? Math.floor(roll() * 30) : 0);
      if (next > newest) {
        evidence.step(newest);
        for (let old = newest - mask; old <= next - settings.late; old++) evidence.leave(old, 1, 0);
        newest = next;
      }
      const x = roll() < 0.1 ? 3 : -0.3;
      xs.push(x);
      evidence.add(newest & mask, x, false, false);
      expect(evidence.value(newest)).toBeCloseTo(cusum(xs), 9);
    }
  });

  it('puts a late text where it belongs: many that passed then outweigh the few that failed', () => {
    const evidence = new Evidence();
    for (let i = 0; i < 100; i++) evidence.add(10, -0.2, false, false);
    evidence.step(10);
    for (let i = 0; i < 5; i++) evidence.add(10, 3, true, true);

    expect(evidence.value(30)).toBe(0);
  });

  it('takes back what was added', () => {
    const evidence = new Evidence();
    evidence.add(10, 3, false, false);
    evidence.add(10, 3, false, false);
    evidence.undo(10, 3, false);
    expect(evidence.value(10)).toBeCloseTo(3);
    evidence.undo(10, 3, false);
    expect(evidence.value(10)).toBe(0);
  });

  it('takes back what was added to a minute that is over', () => {
    const evidence = new Evidence();
    evidence.add(10, 3, false, false);
    evidence.step(10);
    evidence.add(11, 2, false, false);
    evidence.undo(10, 3, true);
    expect(evidence.value(11)).toBe(2);
  });

  it('is as new once it is cleared', () => {
    const evidence = new Evidence();
    for (let minute = 10; minute < 90; minute++) {
      evidence.add(minute & mask, 1, false, false);
      evidence.step(minute);
      if (minute >= 10 + settings.late) evidence.leave(minute - settings.late, 1, 0.1);
    }
    evidence.clear();
    expect(evidence.save()).toEqual(new Evidence().save());
  });

  it('knows since when', () => {
    const evidence = new Evidence();
    evidence.add(10, 3, false, false);
    evidence.step(10);
    for (let i = 0; i < 20; i++) evidence.add(12, -0.3, false, false);
    evidence.step(12);
    evidence.add(15, 3, false, false);
    evidence.step(15);
    evidence.add(16, 3, false, false);

    expect(evidence.beginning(16)).toBe(15);
  });
});
