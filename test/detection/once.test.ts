import { expect, it } from 'vitest';
import { openOnce } from '#detection/once.ts';
import { dice, hourMs } from './traffic.ts';

it('counts the first word and the end of a text, each once', () => {
  const once = openOnce();

  expect(once.hear('a', false, 0)).toBe('first');
  expect(once.hear('a', false, 1)).toBe('known');
  expect(once.hear('a', true, 2)).toBe('end');
  expect(once.hear('a', true, 3)).toBe('known');
  expect(once.hear('a', false, 4)).toBe('known');
  expect(once.hear('b', true, 5)).toBe('first');
  expect(once.hear('b', true, 6)).toBe('known');
});

it('tells a hundred thousand ids apart', () => {
  const once = openOnce();
  const roll = dice(1);
  const ids = Array.from({ length: 100_000 }, (_, i) => `SM${i.toString(16)}${Math.floor(roll() * 1e9)}`);

  expect(ids.filter((id) => once.hear(id, true, 0) !== 'first')).toEqual([]);
  expect(ids.filter((id) => once.hear(id, true, 1) !== 'known')).toEqual([]);
});

it('remembers for a day and longer, and lets go in the end', () => {
  const once = openOnce();
  once.hear('a', true, 0);
  for (let hour = 1; hour <= 25; hour++) once.hear(`other ${hour}`, true, hour * hourMs);

  expect(once.hear('a', true, 26 * hourMs)).toBe('known');
  expect(once.hear('a', true, 90 * hourMs)).toBe('first');
});

it('remembers no more than there is room for, and the newest always', () => {
  const once = openOnce({ room: 100 });
  for (let i = 0; i < 1000; i++) once.hear(`${i}`, true, i);

  expect(once.hear('950', true, 1000)).toBe('known');
  expect(once.hear('10', true, 1000)).toBe('first');
});
