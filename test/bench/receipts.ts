/**
 * How fast receipts are taken in, on every engine there is, beside what the engine and Node themselves can do in the same
 * run: `npm run bench:receipts -- [import] [http] [memory] [--only SQLite] [--rounds 3] [--lines 60000] [--most 1000000]`,
 * every part where none is named. Read the ratios: the machine is shared, so each round is compared with the ones beside it.
 *
 * raw: the engine's own batch insert of the same rows and counters, ready made, 500 rows to a commit. import: the command
 * as a user runs it, without the start of its process. HTTP: signed callbacks into the whole house beside a bare server
 * that checks the same signature and keeps nothing.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { changes } from '#store/receipts/count.ts';
import { fromTable, inOrder, keyOf } from '#store/receipts/row.ts';
import { callbacks, send } from './receipts/callbacks.ts';
import { hashKey, importing } from './receipts/importing.ts';
import { forms, writeLog } from './receipts/log.ts';
import { type Batch, type EngineOfBench, type Place, postgres, sqlite } from './receipts/places.ts';
import { median, memory, start } from './rounds.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    lines: { type: 'string', default: '60000' },
    most: { type: 'string', default: '1000000' },
  },
});
const [rounds, lines, most] = [Number(values.rounds), Number(values.lines), Number(values.most)];
const wanted = (part: string) => positionals.length === 0 || positionals.includes(part);
const secret = 'bench-signing-secret';
const connections = 64;
const folder = mkdtempSync(join(tmpdir(), 'smsfail-bench-'));
const engines = await enginesOf(values.only);
try {
  if (wanted('import')) await importPart();
  if (wanted('http')) await httpPart();
  if (wanted('memory')) await memoryPart();
} finally {
  for (const engine of engines) await engine.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function enginesOf(only = ''): Promise<readonly EngineOfBench[]> {
  const found = only === 'PostgreSQL' ? [] : [sqlite];
  try {
    if (only !== sqlite.name) found.push(await postgres());
  } catch (cause) {
    console.log(`PostgreSQL is left out: ${cause instanceof Error ? cause.message : cause}\n`);
  }
  return found;
}

async function importPart(): Promise<void> {
  const end = Date.now();
  const files = {
    jsonl: join(folder, 'log.jsonl'),
    csv: join(folder, 'log.csv'),
    one: join(folder, 'one.jsonl'),
  };
  await writeLog(files.jsonl, 'jsonl', lines, end);
  await writeLog(files.csv, 'csv', lines, end);
  await writeLog(files.one, 'jsonl', 1, end);
  console.log(`${rounds} rounds of ${lines} receipts each, in turn`);
  for (const engine of engines) {
    const batches = await batchesOf(files.jsonl, engine);
    const times = { raw: [] as number[], start: [] as number[], jsonl: [] as number[], csv: [] as number[] };
    await onNew(engine, lines, ({ raw }) => raw(batches));
    for (let n = 0; n < rounds; n++) {
      const raw = await onNew(engine, lines, ({ raw }) => raw(batches));
      const begin = (await onNew(engine, 1, ({ env }) => importing(files.one, [], env))).ms;
      const { jsonl, csv } = {
        jsonl: await onNew(engine, lines, ({ env }) => importing(files.jsonl, forms.jsonl.options, env)),
        csv: await onNew(engine, lines, ({ env }) => importing(files.csv, forms.csv.options, env)),
      };
      times.raw.push(raw);
      times.start.push(begin);
      times.jsonl.push(jsonl.ms - begin);
      times.csv.push(csv.ms - begin);
    }
    const named = { raw: times.raw, 'import, JSON Lines': times.jsonl, 'import, CSV': times.csv };
    console.log(`\n${engine.name} (start of the process ${median(times.start).toFixed(0)} ms)`);
    for (const [name, taken] of Object.entries(named)) row(name, lines, taken, times.raw, 'aim 0.5');
  }
}

/** The rows that `import` makes of the log, in the order of the log and cut as they are in the product. */
async function batchesOf(log: string, engine: EngineOfBench): Promise<readonly Batch[]> {
  const rows = await onNew(engine, lines, async ({ env, receipts }) => {
    await importing(log, [], env);
    return new Map((await receipts()).map((row) => [row.message, row]));
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

/** Works on a new database, and sees that every receipt lies there and is counted. */
async function onNew<T>(
  engine: EngineOfBench,
  count: number,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const place = await engine.begin();
  try {
    const result = await work(place);
    const { receipts, sent } = await place.totals();
    if (receipts !== count || sent !== count)
      throw new Error(`${engine.name}: ${receipts} of ${count} receipts are there, ${sent} are counted`);
    return result;
  } finally {
    await place.end();
  }
}

async function httpPart(): Promise<void> {
  const server = new URL('./receipts/server.ts', import.meta.url);
  const bare = { name: 'bare', ...(await start(server, ['bare', secret])) };
  const houses = [];
  for (const engine of engines) {
    const place = await engine.begin();
    const env = JSON.stringify({ HASH_KEY: hashKey, ...place.env });
    houses.push({ name: engine.name, place, ...(await start(server, ['ours', secret, env])) });
  }
  const sides = [bare, ...houses];
  let expected = 0;
  for (const { count, each } of [
    { count: 6000, each: 1 },
    { count: 1000, each: 20 },
  ]) {
    const times = sides.map(() => [] as number[]);
    for (let n = 0; n <= rounds; n++) {
      const requests = callbacks({ count, each, series: `${each} ${n}` }, secret);
      for (const [side, { url }] of sides.entries()) {
        const took = await send(url, requests, connections);
        if (n > 0) times[side]?.push(took);
      }
      expected += count * each;
    }
    const what = each === 1 ? '1 receipt' : `${each} receipts`;
    console.log(`\nHTTP, ${connections} connections, ${what} to a callback`);
    for (const [side, { name }] of sides.entries())
      row(name, count * each, times[side] ?? [], times[0] ?? []);
  }
  for (const { name, place, child } of houses) {
    const { receipts, sent } = await place.totals();
    if (receipts !== expected || sent !== expected)
      throw new Error(
        `${name}: ${receipts} of ${expected} acknowledged receipts are there, ${sent} are counted`,
      );
    child.kill();
    await place.end();
  }
  bare.child.kill();
}

async function memoryPart(): Promise<void> {
  console.log('\nMemory, most of it resident (SQLite)');
  for (const count of [Math.round(most / 10), most]) {
    const file = join(folder, 'long.jsonl');
    await writeLog(file, 'jsonl', count, Date.now());
    const { peak } = await onNew(sqlite, count, ({ env }) => importing(file, [], env));
    console.log(`import of ${number(count)} lines`.padEnd(28), `${peak.toFixed(0)} MB`);
  }
  const place = await sqlite.begin();
  const server = new URL('./receipts/server.ts', import.meta.url);
  const env = JSON.stringify({ HASH_KEY: hashKey, ...place.env });
  const { url, child } = await start(server, ['ours', secret, env]);
  const each = 20;
  const step = Math.round(most / 10 / each);
  console.log('the bot at its start'.padEnd(28), `${(await memory(child)).toFixed(0)} MB`);
  for (let n = 1; n <= 3; n++) {
    const part = 1000;
    for (let sent = 0; sent < step; sent += part) {
      const count = Math.min(part, step - sent);
      await send(url, callbacks({ count, each, series: `memory ${n} ${sent}` }, secret), connections);
    }
    if (n !== 2)
      console.log(
        `after ${number(n * step * each)} receipts`.padEnd(28),
        `${(await memory(child)).toFixed(0)} MB`,
      );
  }
  child.kill();
  await place.end();
}

/** @param beside the ms of the rounds that it is compared with. */
function row(
  name: string,
  count: number,
  taken: readonly number[],
  beside: readonly number[],
  aim = '',
): void {
  const ratios = taken.map((ms, n) => (beside[n] ?? 0) / ms);
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  const ratio =
    taken === beside ? '' : `   ratio ${median(ratios).toFixed(2)} (${spread})${aim && `, ${aim}`}`;
  console.log(`${name.padEnd(20)}${number((count * 1000) / median(taken)).padStart(8)} receipts/s${ratio}`);
}

function number(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}
