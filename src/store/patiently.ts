import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from './sqlite-trouble.ts';

/** Between two tries, and how long in all, ms: longer than any migration of ours takes. */
const between = 25;
const patience = 15_000;

/**
 * Does `work` again while another process holds the file. Between two tries this process is free, unlike in the waiting
 * of SQLite itself, which stops everything.
 */
export async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  for (;;)
    try {
      return await work();
    } catch (cause) {
      if (!isBusy(cause) || performance.now() > end) throw cause;
      await pause(between);
    }
}
