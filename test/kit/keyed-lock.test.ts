import { expect, it } from 'vitest';
import { KeyedLock } from '#kit/keyed-lock.ts';

it('lets one turn of a key run at a time, in the order they came', async () => {
  const lock = new KeyedLock();
  const seen: string[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const turns = gates.map((gate, turn) =>
    lock.run('talk', async () => {
      seen.push(`in ${turn}`);
      await gate.promise;
      seen.push(`out ${turn}`);
      return turn;
    }),
  );

  gates[1]?.resolve();
  gates[0]?.resolve();

  expect(await Promise.all(turns)).toEqual([0, 1]);
  expect(seen).toEqual(['in 0', 'out 0', 'in 1', 'out 1']);
  expect(lock.size).toBe(0);
});

it('keeps nobody of another key waiting', async () => {
  const lock = new KeyedLock();
  const gate = Promise.withResolvers<void>();
  const held = lock.run('a', () => gate.promise);

  expect(await lock.run('b', async () => 'done')).toBe('done');

  gate.resolve();
  await held;
});

it('goes on after a turn that threw', async () => {
  const lock = new KeyedLock();
  const failing = lock.run('talk', async () => {
    throw new Error('broken turn');
  });
  const next = lock.run('talk', async () => 'next');

  await expect(failing).rejects.toThrow('broken turn');
  expect(await next).toBe('next');
  expect(lock.size).toBe(0);
});

it('forgets its keys', async () => {
  const lock = new KeyedLock();

  await Promise.all(Array.from({ length: 500 }, (_, n) => lock.run(`talk ${n % 50}`, async () => n)));

  expect(lock.size).toBe(0);
});
