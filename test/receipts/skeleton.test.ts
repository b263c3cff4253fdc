import { expect, it } from 'vitest';
import { formSkeleton, skeletonOf } from '#receipts/skeleton.ts';

const shape = (value: unknown) => skeletonOf(Buffer.from(JSON.stringify(value)), true);

it('tells names and types, and never a value', () => {
  const planted = {
    to: '+12125550123',
    patient: { name: 'Maria Lopez', age: 61, ill: true, none: null },
    parts: [{ text: 'Your appointment' }, { text: 'tomorrow' }, 3],
  };
  expect(shape(planted)).toBe(
    '{to: string, patient: {name: string, age: number, ill: boolean, none: null}, parts: [{text: string} | number]}',
  );
});

it('shows no name that may be data itself', () => {
  const made = shape({
    '+12125550123': 1,
    'Maria Lopez': 2,
    n2125550123: 3,
    ['x'.repeat(41)]: 4,
    err_30007a: 5,
  });
  expect(made).toBe('{?: number, ?: number, ?: number, ?: number, ?: number}');
  expect(shape({ v2_id: 1 })).toBe('{v2_id: number}');
});

it('goes four deep, and keeps within its length', () => {
  expect(shape({ a: { b: { c: { d: { e: 1 } } } } })).toBe('{a: {b: {c: {d: object}}}}');
  const wide = Object.fromEntries(
    Array.from({ length: 500 }, (_, n) => [
      `field${'x'.repeat(30)}${n % 7}_${String.fromCharCode(97 + (n % 26))}`,
      n,
    ]),
  );
  expect(shape(wide)?.length).toBeLessThanOrEqual(1500);
  expect(shape(Array.from({ length: 50 }, (_, n) => n))).toBe('[number]');
});

it('reads a form as a form, and what is neither not at all', () => {
  expect(skeletonOf(Buffer.from('To=%2B12125550123&Status=failed'), false)).toBe(
    'form {To: string, Status: string}',
  );
  expect(skeletonOf(Buffer.from('To=1'), true)).toBeUndefined();
  expect(skeletonOf(Buffer.from('hello'), false)).toBeUndefined();
  expect(skeletonOf(Buffer.from([0xff, 0xfe]), false)).toBeUndefined();
  expect(skeletonOf(Buffer.alloc(0), false)).toBeUndefined();
  expect(formSkeleton(new URLSearchParams('a=1&b=2'))).toBe('form {a: string, b: string}');
});

it('takes no depth of nesting for its own', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(skeletonOf(Buffer.from(deep), true)).toBe('[[[[array]]]]');
});
