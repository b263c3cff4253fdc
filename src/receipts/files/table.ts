/** The rows of a CSV file, however its program quotes, divides and ends them. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Line } from '#kit/lines.ts';
import { longestLine } from './text.ts';

/** A row, with the number of the line it begins on, from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line that cannot be a row, nor begin one. */
export interface Broken {
  readonly line: number;
  readonly broken: 'quotes' | 'columns' | 'tooLong';
}

/** Lines that one row may go over; a text message has fewer. */
const mostLines = 200;
/** Rows that are handed over at once. */
const most = 500;

/**
 * Cuts lines into rows. A row of another length than `count` is broken, but for empty cells at its end. `line` is the
 * number of the first line.
 *
 * csv-parse is asked row by row, about rows that are not plain, and not as a stream: there, a quote that is never closed
 * takes everything to the end of the file along, and a row that is too long the rest of its chunk. Here both cost one
 * line: after a broken one the next is read afresh. Plain rows are split here, as csv-parse would, in a tenth of its time.
 */
export async function* rowsOf(
  lines: AsyncIterable<Line>,
  { delimiter, count, line }: { readonly delimiter: string; readonly count: number; readonly line: number },
): AsyncGenerator<readonly (Row | Broken)[]> {
  let taken: (Row | Broken)[] = [];
  /** Lines of a row that is not closed yet. */
  let held: string[] = [];
  let size = 0;
  /** Number of the first line held, or of the next one. */
  let number = line;

  function feed(text: string): void {
    const cells = held.length === 0 ? plainRow(text, delimiter) : undefined;
    if (cells) {
      push(cells, 1);
      return;
    }
    held.push(text);
    size += text.length;
    const full = held.length > mostLines || size > longestLine;
    if (text.includes('"') || full) settle(full);
  }

  /** @param full no more lines can belong to the row. */
  function settle(full: boolean): void {
    const cells = oddRow(held.join('\n'), delimiter);
    if (cells === 'open' && !full) return;
    const [lines, first] = [held, number];
    [held, size] = [[], 0];
    if (Array.isArray(cells) && (lines.length === 1 || fits(cells, count))) {
      push(cells, lines.length);
      return;
    }
    taken.push({ line: first, broken: Array.isArray(cells) ? 'columns' : 'quotes' });
    number += 1;
    for (const text of lines.slice(1)) feed(text);
  }

  function push(cells: readonly string[], lines: number): void {
    const blank = cells.length === 1 && cells[0]?.trim() === '';
    if (!blank)
      taken.push(fits(cells, count) ? { line: number, cells } : { line: number, broken: 'columns' });
    number += lines;
  }

  const end = () => {
    while (held.length > 0) settle(true);
  };

  for await (const next of lines) {
    if ('text' in next) feed(next.text);
    else {
      end();
      taken.push({ line: number, broken: 'tooLong' });
      number += 1;
    }
    if (taken.length < most) continue;
    yield taken;
    taken = [];
  }
  end();
  yield taken;
}

/** The names that stand in the first line, and what divides them; `undefined` where its quotes are not closed. */
export function headOf(
  line: string,
): { readonly names: readonly string[]; readonly delimiter: string } | undefined {
  const bare = line.replace(/"[^"]*"/g, '');
  const marks = [',', ';', '\t', '|'].map((mark) => ({ mark, times: bare.split(mark).length }));
  const { mark } = marks.reduce((best, one) => (one.times > best.times ? one : best));
  const names = plainRow(line, mark) ?? oddRow(line, mark);
  return Array.isArray(names) ? { names, delimiter: mark } : undefined;
}

/** The cells of a line in which every quote stands where it should, and every one is closed; else `undefined`. */
export function plainRow(line: string, delimiter: string): string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    const quoted = line[at] === '"';
    const end = quoted ? closing(line, at + 1) : line.indexOf(delimiter, at);
    if (quoted && end === -1) return undefined;
    const cell = line.slice(quoted ? at + 1 : at, end === -1 ? undefined : end);
    if (!quoted && cell.includes('"')) return undefined;
    cells.push(quoted ? cell.replaceAll('""', '"') : cell);
    at = end === -1 ? line.length : quoted ? end + 1 : end;
    if (at >= line.length) return cells;
    if (line[at] !== delimiter) return undefined;
  }
}

function closing(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at !== -1 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at;
}

/** The cells of one row, which may go over several lines; `open` where a quote is not closed. */
export function oddRow(text: string, delimiter: string): string[] | 'open' | 'broken' {
  try {
    const rows: readonly string[][] = parse(text, {
      delimiter,
      record_delimiter: '\r\n\0',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 0,
    });
    return rows[0] ?? [''];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open' : 'broken';
  }
}

function fits(cells: readonly string[], count: number): boolean {
  return cells.length >= count && cells.slice(count).every((cell) => cell.trim() === '');
}
