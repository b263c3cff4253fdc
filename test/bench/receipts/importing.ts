/** Runs `import` as a user does: a process of its own, from its start to its end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface Imported {
  readonly ms: number;
  /** The most memory that was resident, MB. */
  readonly peak: number;
}

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const peak = new URL('./peak.ts', import.meta.url).href;
export const hashKey = '07'.repeat(32);
const { PATH = '' } = env;

/** @throws Error with what it said, where it did not take every line. */
export async function importing(
  file: string,
  options: readonly string[],
  place: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Imported> {
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, '--import', peak, main, 'import', file, ...options], {
    env: { PATH, HASH_KEY: hashKey, ...place },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const { stdout, stderr, stdio } = child;
  if (!stdout || !stderr) throw new Error('no pipes');
  const said = Promise.all([text(stdout), text(stderr), text(stdio[3] as typeof stdout)]);
  const [code] = await once(child, 'exit');
  const ms = performance.now() - began;
  const [out, err, most] = await said;
  const report = code === 0 ? (JSON.parse(out) as { lines: number; stored: { fresh: number } }) : undefined;
  if (!report || report.stored.fresh !== report.lines) throw new Error(`import of ${file}: ${out}${err}`);
  return { ms, peak: Number(most) / 1e6 };
}
