import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { lines } from '#kit/lines.ts';

async function cut(pieces: readonly (string | Buffer)[], limit = 100): Promise<unknown[]> {
  const cutUp = [];
  for await (const line of lines(Readable.from(pieces), limit))
    cutUp.push('text' in line ? line.text : 'too long');
  return cutUp;
}

it.each([
  ['nothing', [], []],
  ['ends and no end', ['a\nb\r\n\nc'], ['a', 'b', '', 'c']],
  ['a line in pieces', ['a', 'b', '\r', '\nc\n'], ['ab', 'c']],
  ['a letter in pieces', [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], ['é']],
  ['a byte order mark', [Buffer.from([0xef, 0xbb, 0xbf, 0x61])], ['a']],
  ['bytes that are no text', [Buffer.from([0xff, 0x0a])], ['\ufffd']],
  ['a line too long at once', [`${'x'.repeat(101)}\nb`], ['too long', 'b']],
  ['a line too long in pieces', ['x'.repeat(101), 'x'.repeat(101), '\nb\n'], ['too long', 'b']],
  ['a last line too long', ['x'.repeat(101)], ['too long']],
  ['a line as long as allowed', [`${'x'.repeat(100)}\n`], ['x'.repeat(100)]],
])('cuts %s', async (_name, pieces, expected) => {
  expect(await cut(pieces)).toEqual(expected);
});

it('gives a line as soon as it is there', async () => {
  const input = new Readable({ read() {} });
  const reader = lines(input, 100);
  input.push('one\ntw');

  expect(await reader.next()).toEqual({ done: false, value: { text: 'one' } });

  input.push('o\n');
  expect(await reader.next()).toEqual({ done: false, value: { text: 'two' } });
});
