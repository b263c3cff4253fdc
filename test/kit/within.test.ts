import { expect, it } from 'vitest';
import { within } from '#kit/within.ts';

it('gives what the work gives, in time', async () => {
  expect(await within(Promise.resolve('done'), 60_000)).toBe('done');
  await expect(within(Promise.reject(new Error('no')), 60_000)).rejects.toThrow('no');
});

it('waits no longer than it was told', async () => {
  expect(await within(new Promise(() => {}), 1)).toBeUndefined();
});
