/**
 * How fast receipts are watched, what a tick costs, and how much is kept, after a short and a ten times longer history:
 * `npm run bench:detection [texts per day]`. The traffic is made here, of five clinics; it has no incidents. Read the
 * ratios: the machine may be shared, so each round is compared with one beside it, of `JSON.parse` on the same lines.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Detector, openDetector } from '#detection/index.ts';
import { countOf, group, lineOf, minuteMs, type Text, textsOf } from '../detection/traffic.ts';
import { median } from './rounds.ts';

const perDay = Number(process.argv[2] ?? 5000);
const [short, long] = [14, 140];
const rounds = 3;
const aim = 50_000;

const texts = textsOf({ seed: 1, places: group, perDay, days: long });
const end = texts.findIndex(({ at }) => at > (texts[0]?.at ?? 0) + short * 1440 * minuteMs);
const lines = texts.slice(0, end).map((text, n) => lineOf(text, n));
const number = (value: number) => Math.round(value).toLocaleString('en-US');

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function hear(some: readonly Text[], detector: Detector): Detector {
  for (const text of some) detector.take(countOf(text), text.at);
  return detector;
}

/** ms for a `watch` of its own over a file, and the memory it had at most, in MB. */
async function watch(file: string): Promise<{ ms: number; peak: number }> {
  const input = openSync(file, 'r');
  const began = performance.now();
  const peak = new URL('./receipts/peak.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', peak, 'src/main.ts', 'watch'], {
    stdio: [input, 'ignore', 'inherit', 'pipe'],
  });
  let told = '';
  child.stdio[3]?.on('data', (chunk) => {
    told += chunk;
  });
  await once(child, 'close');
  closeSync(input);
  return { ms: performance.now() - began, peak: Number(told) / 1e6 };
}

const folder = mkdtempSync(join(tmpdir(), 'bench-detection-'));
try {
  const files = { none: join(folder, 'none'), short: join(folder, 'short'), long: join(folder, 'long') };
  writeFileSync(files.none, `${lines[0]}\n`);
  writeFileSync(files.short, `${lines.join('\n')}\n`);
  writeFileSync(files.long, '');
  for (let from = 0; from < texts.length; from += 50_000)
    writeFileSync(
      files.long,
      `${texts
        .slice(from, from + 50_000)
        .map((text, n) => lineOf(text, from + n))
        .join('\n')}\n`,
      { flag: 'a' },
    );

  const taken = { parse: [] as number[], bare: [] as number[], watch: [] as number[] };
  for (let n = 0; n < rounds; n++) {
    taken.parse.push(timed(() => lines.forEach((line) => void JSON.parse(line))));
    taken.bare.push(timed(() => hear(texts.slice(0, end), openDetector())));
    const startUp = (await watch(files.none)).ms;
    taken.watch.push((await watch(files.long)).ms - startUp);
  }
  const speed = (name: string, count: number, ms: readonly number[]) => {
    const ratios = ms.map((one, n) => one / count / ((taken.parse[n] ?? 1) / end));
    console.log(
      `${name.padEnd(34)}${number((count * 1000) / median(ms)).padStart(9)} receipts/s   ${median(ratios).toFixed(1)} × the time of JSON.parse`,
    );
  };
  console.log(
    `five clinics, ${number(perDay)} texts a day; medians of ${rounds} rounds (aim of watch: ${number(aim)} receipts/s on one core)\n`,
  );
  speed('JSON.parse alone', end, taken.parse);
  speed('the detector alone', end, taken.bare);
  speed('watch, parsing included', texts.length, taken.watch);

  const after = { short: hear(texts.slice(0, end), openDetector()), long: hear(texts, openDetector()) };
  const tick = (detector: Detector, last: number) => {
    const copy = openDetector(detector.save());
    const minutes = 20_000;
    return (
      (timed(() => {
        for (let n = 1; n <= minutes; n++) copy.tick(last + n * minuteMs);
      }) *
        1e6) /
      minutes
    );
  };
  const ticks = { short: [] as number[], long: [] as number[] };
  for (let n = 0; n < rounds; n++) {
    ticks.short.push(tick(after.short, texts[end - 1]?.at ?? 0));
    ticks.long.push(tick(after.long, texts.at(-1)?.at ?? 0));
  }
  const beside = (name: string, unit: string, one: number, ten: number) =>
    console.log(
      `${name.padEnd(34)}${number(one).padStart(9)} ${unit} → ${number(ten)} ${unit}   ratio ${(ten / one).toFixed(2)}`,
    );
  console.log(`\nafter ${short} days → after ${long} days of the same traffic`);
  beside('a tick', 'ns', median(ticks.short), median(ticks.long));
  const size = (detector: Detector) => JSON.stringify(detector.save()).length / 1000;
  beside('state of a workspace, as JSON', 'kB', size(after.short), size(after.long));
  beside('watch, memory at most', 'MB', (await watch(files.short)).peak, (await watch(files.long)).peak);
} finally {
  rmSync(folder, { recursive: true });
}
