/**
 * How fast receipts are taken in, on every engine there is, beside what the engine and Node themselves can do in the same
 * run: `npm run bench:receipts -- [import] [http] [memory] [bot] [--only SQLite] [--rounds 3] [--lines 100000] [--most 1000000]`,
 * every part but the last where none is named. Read the ratios: the machine is shared, so each round is compared with
 * the ones beside it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { httpPart } from './receipts/http-part.ts';
import { importPart } from './receipts/import-part.ts';
import { botPart, memoryPart } from './receipts/memory-part.ts';
import { type EngineOfBench, postgres, sqlite } from './receipts/places.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    lines: { type: 'string', default: '100000' },
    most: { type: 'string', default: '1000000' },
  },
});
const wanted = (part: string) => (positionals.length === 0 ? part !== 'bot' : positionals.includes(part));
const engines = await enginesOf(values.only);
const folder = mkdtempSync(join(tmpdir(), 'smsfail-bench-'));
const [rounds, lines, most] = [Number(values.rounds), Number(values.lines), Number(values.most)];
try {
  if (wanted('import')) await importPart({ engines, rounds, lines, folder });
  if (wanted('http')) await httpPart({ engines, rounds });
  if (wanted('memory')) await memoryPart({ most, folder });
  if (wanted('bot')) await botPart();
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
