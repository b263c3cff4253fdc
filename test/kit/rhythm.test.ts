import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemRhythm } from '#kit/rhythm.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('does the work at once and then again and again, until it is ended', async () => {
  const work = vi.fn(async () => {});
  const end = systemRhythm.every(1000, work);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3500);
  expect(work).toHaveBeenCalledTimes(4);
  await end();
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(4);
});

it('never does it twice at the same time, and ends once the work under way is done', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = vi.fn(() => promise);
  const end = systemRhythm.every(1000, work);
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(1);
  let ended = false;
  const ending = end().then(() => {
    ended = true;
  });
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toBe(false);
  resolve();
  await ending;
});
