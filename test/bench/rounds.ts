/** What benches have in common: rounds of even load, children to load, and ratios of neighbouring rounds. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** One open-loop round: the nth `work` is due n/perSecond s after the beginning, whether or not earlier ones are done. Gives ms each. */
export async function evenLoad(
  perSecond: number,
  seconds: number,
  work: (n: number) => Promise<number>,
): Promise<number[]> {
  const began = performance.now();
  const under: Promise<number>[] = [];
  for (let n = 0; n < seconds * perSecond; n++) {
    const due = began + (n * 1000) / perSecond;
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    under.push(work(n));
  }
  return Promise.all(under);
}

/** A bot in a process of its own, and the ms from fork until it listens. */
export async function start(
  file: URL,
  args: readonly string[],
): Promise<{ url: string; child: ChildProcess; startUp: number }> {
  const began = performance.now();
  const child = fork(file, args, { execArgv: ['--expose-gc'] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, child, startUp: performance.now() - began };
}

/** MB resident, after collecting. */
export async function memory(child: ChildProcess): Promise<number> {
  child.send('memory');
  const [{ rss }] = (await once(child, 'message')) as [{ rss: number }];
  return rss / 1e6;
}

/** In the child: tells its address, and its memory when asked. */
export function report(url: string): void {
  process.send?.({ url });
  process.on('message', () => {
    globalThis.gc?.();
    process.send?.({ rss: process.memoryUsage().rss });
  });
}

/** The value that `part` (0…1) of them stay below. */
export function at(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;
}

export const median = (numbers: readonly number[]): number => at(numbers, 0.5);

/** Median over the rounds of ours divided by theirs, at that part. */
export function ratio(
  ours: readonly (readonly number[])[],
  theirs: readonly (readonly number[])[],
  part: number,
): number {
  return median(ours.map((one, n) => at(one, part) / at(theirs[n] ?? [], part)));
}
