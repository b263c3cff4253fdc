/** Reads logs as the import does, without a process. */
import { onTestFinished } from 'vitest';
import { keyedHash } from '#kit/keyed-hash.ts';
import { openLog } from '#receipts/files/entries.ts';
import { type LoadDesk, load } from '#receipts/files/load.ts';
import { surveyed } from '#receipts/files/survey.ts';
import { textOf } from '#receipts/files/text.ts';
import { type ImportOptions, type Wish, wishOf } from '#receipts/files/wish.ts';
import { noMap, type ReceiptMap } from '#receipts/map.ts';
import { hashes } from '#receipts/row.ts';
import { openSqlite } from '#store/sqlite.ts';
import type { ReceiptRow, ReceiptStore } from '#store/store.ts';

export const key = Buffer.alloc(32, 7);

export function wish(options: ImportOptions = {}, map = noMap): Wish {
  const read = wishOf(options, { country: 'US' }, map);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.wish;
}

export async function* bytes(...parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

/** Every line of a log by itself. */
export async function taken(text: string | Buffer, options: ImportOptions = {}) {
  const log = await openLog(textOf(bytes(text)), 'log', wish(options), keyedHash(key, 'log line'));
  const entries = [];
  for await (const some of log.entries) entries.push(...some);
  return { entries, provider: log.provider, ignored: log.ignored };
}

export async function openStore(): Promise<ReceiptStore> {
  const store = await openSqlite(':memory:');
  onTestFinished(() => store.close());
  return store.receipts;
}

export async function rows(store: ReceiptStore): Promise<ReceiptRow[]> {
  const all = [];
  for await (const page of store.all()) all.push(...page);
  return all;
}

/** Imports a log on 3 March 2026, 15:00 UTC. */
export async function imported(
  text: string | Buffer | AsyncIterable<Buffer>,
  options: ImportOptions &
    Partial<Pick<LoadDesk, 'store'>> & {
      readonly stop?: AbortSignal;
      readonly workspaces?: ReceiptMap;
    } = {},
) {
  const { store, workspaces: map = noMap, stop = new AbortController().signal, ...words } = options;
  const wanted = wish(words, map);
  const source = typeof text === 'string' || Buffer.isBuffer(text) ? bytes(text) : text;
  const log = await surveyed(await openLog(textOf(source), 'log', wanted, keyedHash(key, 'log line')), 'log');
  const rejected: { line: number; reason: string }[] = [];
  const rejects = {
    path: '',
    add: (lines: readonly { line: number; reason: string }[]) =>
      void rejected.push(...lines.map(({ line, reason }) => ({ line, reason }))),
    close: () => {},
    unwritten: undefined,
  };
  const now = new Date('2026-03-03T15:00:00Z');
  const desk = { hashes: hashes(key), map, country: wanted.country, now, ...(store && { store }) };
  return { report: await load(log, wanted, desk, { rejects, stop }), rejected };
}
