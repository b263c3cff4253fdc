import { expect, it } from 'vitest';
import type { Line } from '#kit/lines.ts';
import { headOf, oddRow, plainRow, rowsOf } from '#receipts/files/table.ts';

async function read(texts: readonly (string | undefined)[], count = 2, delimiter = ',') {
  async function* lines(): AsyncGenerator<Line> {
    for (const text of texts) yield text === undefined ? { tooLong: true } : { text };
  }
  const all = [];
  for await (const some of rowsOf(lines(), { delimiter, count, line: 2 })) all.push(...some);
  return all.map((row) => [row.line, 'broken' in row ? row.broken : row.cells.slice(0, count)]);
}

it('reads quotes, blank lines, rows over several lines, and empty cells too many', async () => {
  expect(await read(['a,b', '', '"x, ""y""', 'z",2', '3,4,,', ' ', '"5",""'])).toEqual([
    [2, ['a', 'b']],
    [4, ['x, "y"\nz', '2']],
    [6, ['3', '4']],
    [8, ['5', '']],
  ]);
});

it('loses one line by a quote that is never closed, by a wrong length, by a line too long', async () => {
  const rows = await read([
    '1,2',
    '"open,2',
    '3,4',
    '5',
    '6,7,8',
    undefined,
    '9,"10',
    undefined,
    '11,12',
    '5" x,6',
  ]);

  expect(rows).toEqual([
    [2, ['1', '2']],
    [3, 'quotes'],
    [4, ['3', '4']],
    [5, 'columns'],
    [6, 'columns'],
    [7, 'tooLong'],
    [8, 'quotes'],
    [9, 'tooLong'],
    [10, ['11', '12']],
    [11, ['5" x', '6']],
  ]);
});

it('gives up a row after 200 lines, not at the end of the file', async () => {
  let read = 0;
  async function* lines(): AsyncGenerator<Line> {
    for (; read < 5000; read += 1) yield { text: read === 0 ? '"open,2' : `${read},x` };
  }
  const readUntil = [];
  const all = [];
  for await (const some of rowsOf(lines(), { delimiter: ',', count: 2, line: 2 })) {
    all.push(...some);
    readUntil.push(read);
  }

  expect(all).toHaveLength(5000);
  expect(all[0]).toEqual({ line: 2, broken: 'quotes' });
  expect(all[1]).toEqual({ line: 3, cells: ['1', 'x'] });
  // it does not wait for the end with what it has
  expect(readUntil[0]).toBeLessThan(1000);
});

it('reads a lone quote that a later one closes as what it is: a row of the wrong length', async () => {
  expect(await read(['1,"', '2,3', '"4",5', '6,7'])).toEqual([
    [2, 'columns'],
    [3, ['2', '3']],
    [4, ['4', '5']],
    [5, ['6', '7']],
  ]);
});

it('splits plain rows as csv-parse does', () => {
  // every row of up to six of these signs
  const signs = ['"', 'a', ',', ' '];
  let plain = 0;
  for (let number = 1; number < signs.length ** 6; number += 1) {
    const row = [...number.toString(signs.length)].map((digit) => signs[Number(digit)]).join('');
    const cells = plainRow(row, ',');
    if (cells === undefined) continue;
    plain += 1;
    expect(oddRow(row, ','), row).toEqual(cells);
  }
  expect(plain).toBeGreaterThan(700);
});

it.each([
  ['a,b,c', ','],
  ['a;b,c;d', ';'],
  ['a\tb', '\t'],
  ['a|b', '|'],
  ['"x,y,z";b', ';'],
])('sees what divides %j', (line, delimiter) => {
  expect(headOf(line)?.delimiter).toBe(delimiter);
});
