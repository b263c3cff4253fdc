/** Loads exported message logs as receipts. */
import { createReadStream, statSync } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import type { Config } from '#config.ts';
import { UsageTrouble } from '#kit/errors.ts';
import { type KeyedHash, keyedHash } from '#kit/keyed-hash.ts';
import { type Log, openLog, wrong } from '#receipts/files/entries.ts';
import { type LoadDesk, load, type Report } from '#receipts/files/load.ts';
import { openRejects } from '#receipts/files/rejects.ts';
import { surveyed } from '#receipts/files/survey.ts';
import { BrokenSource, textOf } from '#receipts/files/text.ts';
import { type ImportOptions, type Wish, wishOf } from '#receipts/files/wish.ts';
import { keyFor, localKey } from '#receipts/local-key.ts';
import { hashes } from '#receipts/row.ts';
import { openStore } from '#store/open.ts';
import type { Store } from '#store/store.ts';
import { type ExitCode, print, type Shell } from '../shell.ts';
import { openProgress } from './progress.ts';
import { said, summary } from './said.ts';

export interface ImportWords extends ImportOptions {
  readonly dryRun?: boolean;
}

const stdin = '-';

/**
 * Loads file after file; `-` is standard input. Options are checked before anything is read, and the first lines of every
 * file before anything is stored. `leave` ends it after the slice under way.
 * @throws UsageTrouble with everything that is wrong. @throws StoreTrouble if the store fails; what was stored until
 * then is whole, and the same command again goes on.
 */
export async function importCommand(
  shell: Shell,
  config: Config,
  files: readonly string[],
  options: ImportWords,
  leave: AbortSignal,
): Promise<ExitCode> {
  const wish = checked(files, options, config);
  const store = options.dryRun ? undefined : await openStore(config);
  try {
    const desk = deskOf(shell, config, wish, store);
    for (const file of files) if (file !== stdin) await look(file, wish, desk);
    for (const file of files) {
      const report = await one(file, shell, wish, desk, leave);
      const { ended, ...counts } = report;
      await print(shell.stdout, `${JSON.stringify({ file, ...counts })}\n`);
      if (ended) return 1;
    }
    return 0;
  } finally {
    await store?.close();
  }
}

type Desk = LoadDesk & { readonly ids: KeyedHash };

function deskOf(shell: Shell, config: Config, { country }: Wish, store: Store | undefined): Desk {
  const { databasePath, databaseUrl, receipts } = config;
  const { hashKey, map } = receipts;
  // what is not stored needs no key that lasts
  const key = store
    ? keyFor({ databasePath, ...(databaseUrl && { databaseUrl }), ...(hashKey && { hashKey }) })
    : localKey(':memory:');
  return {
    ...(store && { store: store.receipts }),
    hashes: hashes(key),
    ids: keyedHash(key, 'log line'),
    map,
    country,
    now: shell.clock.now(),
  };
}

async function one(file: string, shell: Shell, wish: Wish, desk: Desk, leave: AbortSignal): Promise<Report> {
  const name = named(file);
  const source = addAbortSignal(leave, file === stdin ? shell.stdin : createReadStream(file));
  const progress = openProgress(shell, name, file === stdin ? undefined : statSync(file).size);
  const rejects = openRejects(file === stdin ? 'import.rejects' : `${file}.rejects`);
  let report: Report;
  try {
    const log = await begin(progress.counting(source), name, wish, desk);
    for (const sentence of said(name, log)) shell.stderr.write(`${sentence}\n`);
    report = await load(log, wish, desk, { rejects, seen: progress.seen, stop: leave });
  } catch (trouble) {
    if (!leave.aborted) throw trouble;
    report = nothing;
  } finally {
    source.destroy();
    rejects.close();
    progress.end();
  }
  for (const line of summary(name, report, { dryRun: desk.store === undefined, rejects }))
    shell.stderr.write(`${line}\n`);
  return report;
}

/** Stopped before the first line. */
const nothing: Report = {
  lines: 0,
  stored: { fresh: 0, changed: 0, same: 0 },
  rejected: 0,
  other: 0,
  ended: { after: 0 },
};

const named = (file: string): string => (file === stdin ? 'standard input' : file);

/** Everything that is wrong with what was typed. */
function checked(files: readonly string[], options: ImportOptions, { practice, receipts }: Config): Wish {
  const read = wishOf(options, practice, receipts.map);
  const faults = [
    ...('faults' in read ? read.faults : []),
    ...files.filter((file) => file !== stdin).flatMap(unreadable),
    ...files.filter((file, at) => files.indexOf(file) < at).map((file) => `${named(file)} is named twice.`),
  ];
  if ('faults' in read || faults.length > 0)
    throw new UsageTrouble(faults.join('\n'), { hint: '"import --help" lists the options.' });
  return read.wish;
}

function unreadable(file: string): string[] {
  try {
    return statSync(file).isDirectory() ? [`${file} is a folder.`] : [];
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : 'error';
    return [`${file} cannot be read (${String(code)}).`];
  }
}

/** Begins a log, and looks at its first lines. @throws UsageTrouble for one that is no log. */
async function begin(
  source: AsyncIterable<Buffer>,
  name: string,
  wish: Wish,
  { ids }: Pick<Desk, 'ids'>,
): Promise<Log> {
  try {
    return await surveyed(await openLog(textOf(source), name, wish, ids), name);
  } catch (trouble) {
    throw trouble instanceof BrokenSource ? wrong(name, [`It cannot be read (${trouble.code}).`]) : trouble;
  }
}

/** So that a fault in the third file is told before the first is stored. */
async function look(file: string, wish: Wish, desk: Desk): Promise<void> {
  const source = createReadStream(file);
  try {
    await begin(source, file, wish, desk);
  } finally {
    source.destroy();
  }
}
