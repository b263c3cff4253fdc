/** Whether memory stays the same however much comes in. */
import { join } from 'node:path';
import { memory } from '../rounds.ts';
import { report, startHouse } from './http-part.ts';
import { importing } from './importing.ts';
import { writeLog } from './log.ts';
import { onNew, sqlite } from './places.ts';
import { memoryLine, number } from './table.ts';

export async function memoryPart({
  most,
  folder,
}: {
  readonly most: number;
  readonly folder: string;
}): Promise<void> {
  console.log('\nThe most memory of import that was resident (SQLite)');
  for (const count of [Math.round(most / 10), most]) {
    const file = join(folder, 'long.jsonl');
    await writeLog(file, 'jsonl', count, Date.now());
    const { peak } = await onNew(sqlite, count, ({ env }) => importing(file, [], env));
    console.log(memoryLine(`${number(count)} lines`, peak));
  }
}

export async function botPart(): Promise<void> {
  console.log('\nMemory of the bot that is resident, after collecting (SQLite)');
  const place = await sqlite.begin();
  const { url, child } = await startHouse(place);
  console.log(memoryLine('at its start', await memory(child)));
  for (let n = 1; n <= 300; n++) {
    await report(url, { count: 50, each: 20, series: `memory ${n}` });
    if (n === 100 || n === 300)
      console.log(memoryLine(`after ${number(n * 1000)} receipts`, await memory(child)));
  }
  child.kill();
  await place.end();
}
