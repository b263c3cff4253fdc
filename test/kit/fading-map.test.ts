import { expect, it } from 'vitest';
import { FadingMap } from '#kit/fading-map.ts';

it('forgets each entry after its time, at the moment and not before', () => {
  const map = new FadingMap<string>({ life: 1000, room: 10 });
  map.set('a', 'one', 0);

  expect(map.get('a', 999)).toBe('one');
  expect(map.has('a', 999)).toBe(true);
  expect(map.get('a', 1000)).toBeUndefined();
  expect(map.has('a', 1000)).toBe(false);

  map.set('b', 'two', 1000);
  expect(map.size).toBe(1);
});

it('forgets what was set longest ago where there are too many', () => {
  const map = new FadingMap<number>({ room: 2 });
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  map.set('c', 4);

  expect(map.size).toBe(2);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, undefined, 4]);
});

it('keeps what has no time for ever, and forgets when told', () => {
  const map = new FadingMap<number>({ room: 2 });
  map.set('a', 1);
  expect(map.get('a', Number.MAX_SAFE_INTEGER)).toBe(1);

  map.delete('a');
  expect(map.has('a')).toBe(false);
});
