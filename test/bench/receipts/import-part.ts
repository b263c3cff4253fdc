/**
 * raw: the engine's own batch insert of the rows that `import` makes of the log, and of their counters, both ready made,
 * 500 rows to a commit. import: the command as a user runs it, without the start of its process.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changes } from '#store/receipts/count.ts';
import { fromTable, inOrder, keyOf } from '#store/receipts/row.ts';
import { median } from '../rounds.ts';
import { importing } from './importing.ts';
import { forms, writeLog } from './log.ts';
import { type Batch, type EngineOfBench, onNew, receiptsIn, sqlite } from './places.ts';
import { speedLine } from './table.ts';

export async function importPart(plan: {
  readonly engines: readonly EngineOfBench[];
  readonly rounds: number;
  readonly lines: number;
  readonly folder: string;
}): Promise<void> {
  const { engines, rounds, lines, folder } = plan;
  const [jsonl, csv, one] = ['log.jsonl', 'log.csv', 'one.jsonl'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const end = Date.now();
  await writeLog(jsonl, 'jsonl', lines, end);
  await writeLog(csv, 'csv', lines, end);
  await writeLog(one, 'jsonl', 1, end);
  const batches = await batchesOf(jsonl, lines);

  console.log(`${rounds} rounds of ${lines} receipts each, in turn`);
  for (const engine of engines) {
    const run = async (file: string, count: number, options: readonly string[] = []) =>
      (await onNew(engine, count, ({ env }) => importing(file, options, env))).ms;
    const raw = () => onNew(engine, lines, (place) => place.raw(batches));
    const times = { raw: [] as number[], start: [] as number[], jsonl: [] as number[], csv: [] as number[] };
    await raw();
    for (let n = 0; n < rounds; n++) {
      const start = await run(one, 1);
      times.start.push(start);
      times.jsonl.push((await run(jsonl, lines, forms.jsonl.options)) - start);
      times.raw.push(await raw());
      times.csv.push((await run(csv, lines, forms.csv.options)) - start);
    }
    console.log(`\n${engine.name} (start of the process ${median(times.start).toFixed(0)} ms)`);
    console.log(speedLine('raw', lines, times.raw, times.raw));
    console.log(speedLine('import, JSON Lines', lines, times.jsonl, times.raw, 'aim 0.5'));
    console.log(speedLine('import, CSV', lines, times.csv, times.raw, 'aim 0.5'));
  }
}

/** In the order of the log, cut as they are in the product, each batch in the order of the keys. */
async function batchesOf(log: string, lines: number): Promise<readonly Batch[]> {
  const rows = await onNew(sqlite, lines, async ({ env }) => {
    await importing(log, [], env);
    return new Map(receiptsIn(env).map((row) => [row.message, row]));
  });
  const ids = readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => (line ? [(JSON.parse(line) as { id: string }).id] : []));
  return Array.from({ length: Math.ceil(ids.length / 500) }, (_, n) => {
    const some = ids.slice(n * 500, (n + 1) * 500).flatMap((id) => rows.get(id) ?? []);
    const receipts = some.toSorted((a, b) => inOrder(keyOf(a), keyOf(b)));
    return { receipts, counters: changes(receipts.map((row) => ({ after: fromTable(row) }))) };
  });
}
