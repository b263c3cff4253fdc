/** The lines of a log, table or JSON, as what they say or why they are not taken. */
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { UsageTrouble } from '#kit/errors.ts';
import type { KeyedHash } from '#kit/keyed-hash.ts';
import { type Line, lines } from '#kit/lines.ts';
import type { ProviderId } from '#knowledge/codes/index.ts';
import { cellsOf, readHeader } from './columns.ts';
import { openJson } from './json.ts';
import { openReading, type Taken } from './reading.ts';
import { reasons } from './reasons.ts';
import { headOf, rowsOf } from './table.ts';
import { longestLine } from './text.ts';
import type { Wish } from './wish.ts';

/** A line of a log, by its number from 1. */
export interface Entry {
  readonly line: number;
  readonly taken: Taken;
}

export interface Log {
  /** Some hundreds at a time. */
  readonly entries: AsyncIterable<readonly Entry[]>;
  /** Whose export the columns show it to be, where nobody said so. */
  readonly provider?: ProviderId;
  /** Names of columns that nobody reads. */
  readonly ignored: readonly string[];
}

/** Lines that are read without letting anybody else have a turn, such as a database that has answered. */
const stretch = 50;

/**
 * Begins to read a log: JSON Lines where the first sign that is no blank is `{`, else a table whose first line names its
 * columns. @param name of the file, for complaints. @param hash names texts that have no id.
 * @throws UsageTrouble with everything that is wrong with the first line.
 */
export async function openLog(
  text: AsyncIterable<string>,
  name: string,
  wish: Wish,
  hash: KeyedHash,
): Promise<Log> {
  const all = lines(Readable.from(text), longestLine);
  let skipped = 0;
  for (;;) {
    const { value, done } = await all.next();
    if (done) return { entries: none(), ignored: [] };
    skipped += 1;
    const head = 'text' in value ? value.text.trim() : '';
    if (head === '' && 'text' in value) continue;
    // Excel writes what divides the cells above the names of the columns
    if (/^"?sep=.?"?$/i.test(head)) continue;
    if (head.startsWith('{'))
      return { entries: jsonEntries(again(value, all), skipped, wish, hash), ignored: [] };
    return tableLog(head, all, { name, wish, hash, line: skipped + 1 });
  }
}

function tableLog(
  head: string,
  rest: AsyncIterable<Line>,
  { name, wish, hash, line }: { name: string; wish: Wish; hash: KeyedHash; line: number },
): Log {
  const read = headOf(head);
  const header = read
    ? readHeader(read.names, wish)
    : { faults: ['The quotes of its first line are not closed.'] };
  if (!read || 'faults' in header) throw wrong(name, 'faults' in header ? header.faults : []);
  const { columns } = header;
  const { provider, ignored } = columns;
  const reading = openReading(wish, provider, hash);
  async function* entries(delimiter: string): AsyncGenerator<readonly Entry[]> {
    for await (const rows of rowsOf(rest, { delimiter, count: columns.count, line })) {
      const some: Entry[] = [];
      for (const row of rows) {
        const taken =
          'broken' in row ? { reason: reasons[row.broken] } : reading(cellsOf(row.cells, columns));
        some.push({ line: row.line, taken });
        if (some.length % stretch === 0) await turn();
      }
      yield some;
    }
  }
  return {
    entries: entries(read.delimiter),
    ...(provider && provider !== wish.provider ? { provider } : {}),
    ignored,
  };
}

/** A file that cannot be begun. */
export const wrong = (name: string, faults: readonly string[]): UsageTrouble =>
  new UsageTrouble(`${name}: ${faults.join('\n')}`, {
    hint: 'Nothing of it was stored. "import --help" lists the options.',
  });

async function* jsonEntries(
  all: AsyncIterable<Line>,
  first: number,
  wish: Wish,
  hash: KeyedHash,
): AsyncGenerator<readonly Entry[]> {
  const read = openJson(wish, hash);
  let number = first - 1;
  let some: Entry[] = [];
  for await (const line of all) {
    number += 1;
    if ('text' in line && line.text.trim() === '') continue;
    some.push({ line: number, taken: 'text' in line ? read(line.text) : { reason: reasons.tooLong } });
    if (some.length % stretch === 0) await turn();
    if (some.length < 500) continue;
    yield some;
    some = [];
  }
  yield some;
}

async function* again<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

async function* none(): AsyncGenerator<never> {}
