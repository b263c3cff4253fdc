/** Kills the import of a file three times, then lets it end: the store must be as if nothing had happened. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { openStore } from '#store/open.ts';
import { type Dice, dice } from '../store/rows.ts';
import { type Contents, contentsOf, end, Lost, miscounted } from './audit.ts';
import type { Place } from './engines.ts';
import { settings } from './rounds.ts';
import type { Site } from './site.ts';
import { openTraffic } from './traffic.ts';

const kills = 3;
/** How often an import may end before it is killed, where the machine is busy. */
const tries = 5;

/** Gives a sentence about it. @throws Lost where the two stores differ. */
export async function imports(
  site: Site,
  place: () => Promise<Place>,
  { lines, seed }: { readonly lines: number; readonly seed: number },
): Promise<string> {
  const file = join(site.folder, 'log.jsonl');
  const said = openTraffic(dice(seed), Date.now()).next(lines);
  writeFileSync(file, said.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const undisturbed = await place();
  await finished(begin(site, file, undisturbed));
  const wanted = await contents(undisturbed);
  const all = wanted.rows.length;
  if (all === 0) throw new Error('The import stored nothing.');

  for (let left = tries; left > 0; left--) {
    const killed = await place();
    const parts = await killThrice(killed, () => begin(site, file, killed), all, dice(seed + left));
    if (parts.length < kills) continue;
    await finished(begin(site, file, killed));
    compare(await contents(killed), wanted);
    return `${kills} kills with ${parts.map(number).join('; ')} of ${number(all)} texts stored, then to its end: as undisturbed`;
  }
  throw new Error('Imports were over before they could be killed.');
}

/** Gives how many of `all` texts were there after each kill; fewer than three numbers if an import came to its end. */
async function killThrice(
  place: Place,
  start: () => ChildProcess,
  all: number,
  thrown: Dice,
): Promise<number[]> {
  const parts: number[] = [];
  while (parts.length < kills) {
    // each dies later than the one before, so that it gets to lines which are new
    const share = (parts.length + thrown.below(1000) / 1000) / kills;
    const child = start();
    await reached(place, 1 + all * share * 0.8, child);
    await pause(thrown.below(20));
    if (!(await killed(child))) break;
    const { rows, counters } = await contents(place);
    const faults = [...place.damage(), ...miscounted(rows, counters)];
    if (faults.length > 0) throw new Lost(`after kill ${parts.length + 1} of an import`, faults);
    parts.push(rows.length);
  }
  return parts;
}

/** Resolves when so many texts are stored, or the process is over. Lets go of the store, so that it dies with the process. */
async function reached(place: Place, texts: number, child: ChildProcess): Promise<void> {
  const store = await openStore(place);
  try {
    for (;;) {
      const sums = await store.receipts.slices('main', 0, end);
      if (sums.reduce((sum, { sent }) => sum + sent, 0) >= texts || isOver(child)) return;
      await pause(5);
    }
  } finally {
    await store.close();
  }
}

const begin = (site: Site, file: string, place: Place): ChildProcess =>
  site.start(['import', file], { ...settings, ...place.env });

const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** `false` if it came to its end before. */
async function killed(child: ChildProcess): Promise<boolean> {
  child.kill('SIGKILL');
  if (!isOver(child)) await once(child, 'exit');
  return child.signalCode === 'SIGKILL';
}

async function finished(child: ChildProcess): Promise<void> {
  child.stdout?.resume();
  const [words] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error(`The import ended with ${child.exitCode}: ${words}`);
}

async function contents(place: Place): Promise<Contents> {
  const store = await openStore(place);
  try {
    return await contentsOf(store.receipts);
  } finally {
    await store.close();
  }
}

function compare(given: Contents, wanted: Contents): void {
  const told = ({ rows, counters }: Contents) =>
    `${number(rows.length)} texts, ${number(counters.length)} counters`;
  if (isDeepStrictEqual(given, wanted)) return;
  const other = given.rows.filter((row, at) => !isDeepStrictEqual(row, wanted.rows[at])).length;
  throw new Lost('after the import came to its end', [
    `${told(given)}, of an undisturbed import ${told(wanted)}; ${number(other)} texts differ`,
  ]);
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
