/** Looks at the first lines of a log for what would make all of it wrong. */
import type { Entry, Log } from './entries.ts';
import { wrong } from './entries.ts';
import { reasons } from './reasons.ts';

/**
 * The same log, once its first lines have been looked at.
 * @throws UsageTrouble where its times have no offset and no time zone is known, or its dates are those of a country that
 * writes the other way round: half of them could be read, and wrongly.
 */
export async function surveyed(log: Log, name: string): Promise<Log> {
  const iterator = log.entries[Symbol.asyncIterator]();
  const first = await iterator.next();
  const entries: readonly Entry[] = first.done ? [] : first.value;
  const count = (reason: string) =>
    entries.filter(({ taken }) => typeof taken === 'object' && 'reason' in taken && taken.reason === reason)
      .length;
  if (count(reasons.zone) > 0)
    throw wrong(name, [
      'Its times have no offset to UTC. Name the time zone that they were written in: --timezone America/New_York',
    ]);
  for (const [reason, sentence] of [
    [reasons.dayFirst, 'Its dates begin with the day, and --country is one that begins with the month.'],
    [reasons.monthFirst, 'Its dates begin with the month, and --country is one that begins with the day.'],
  ] as const)
    if (count(reason) > 1 && count(reason) > entries.length / 10)
      throw wrong(name, [`${sentence} Name the country whose dates they are: --country GB, or --country US`]);
  async function* all(): AsyncGenerator<readonly Entry[]> {
    try {
      yield entries;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { ...log, entries: all() };
}
