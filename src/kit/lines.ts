import type { Readable } from 'node:stream';

/** A line without its end, or word that it was longer than allowed; such a line is read past, never kept. */
export type Line = { readonly text: string } | { readonly tooLong: true };

/**
 * Cuts a stream into lines as they come, `\n` or `\r\n`; the last one needs no end. A byte order mark is dropped.
 * `limit` is the longest line kept, in characters. Reads no further than the reader asks.
 */
export async function* lines(input: Readable, limit: number): AsyncGenerator<Line> {
  for await (const together of linesTogether(input, limit)) yield* together;
}

/** The same, those together that came together: for readers of very many. */
export async function* linesTogether(input: Readable, limit: number): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let tooLong = false;
  const cut = (text: string): Line => {
    const long = tooLong || text.length > limit;
    tooLong = false;
    if (long) return { tooLong: true };
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text };
  };
  for await (const chunk of input) {
    const pieces = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n');
    rest = pieces.pop() ?? '';
    yield pieces.map(cut);
    if (rest.length > limit) {
      tooLong = true;
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest !== '' || tooLong) yield [cut(rest)];
}
