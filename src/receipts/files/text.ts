/** The bytes of a file as text, whatever program wrote them. */
import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The longest line taken, in characters. */
export const longestLine = 1_000_000;

type Chunks = AsyncIterable<Buffer>;

/** The source broke off: a disk, an archive that is damaged. `code` is the system's or zlib's. */
export class BrokenSource extends Error {
  readonly code: string;

  constructor(cause: unknown) {
    super('The source could not be read to its end.', { cause });
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'error';
  }
}

/**
 * Unpacks what begins like gzip, and gives text: UTF-16 where a byte order mark says so, else UTF-8; of that, a line
 * that is not UTF-8 is Windows-1252. Reads no further than it is read, and holds no more than one line and one chunk.
 * @throws BrokenSource
 */
export async function* textOf(source: Chunks): AsyncGenerator<string> {
  try {
    yield* unpacked(source);
  } catch (cause) {
    throw new BrokenSource(cause);
  }
}

async function* unpacked(source: Chunks): AsyncGenerator<string> {
  const [first, chunks] = await peek(source);
  if (!(first[0] === 0x1f && first[1] === 0x8b)) return yield* plainText(chunks);
  const unzip = createGunzip();
  // errors of either side come out of `unzip`
  pipeline(Readable.from(chunks, { objectMode: false }), unzip, () => {});
  yield* plainText(unzip);
}

async function* plainText(source: Chunks): AsyncGenerator<string> {
  const [first, chunks] = await peek(source);
  const wide = first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : undefined;
  const wider = first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : wide;
  if (wider === undefined) return yield* narrow(chunks);
  const decoder = new TextDecoder(wider);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Whole lines at a time, so that how the bytes come in pieces changes nothing. */
async function* narrow(chunks: Chunks): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end > 0) {
      yield decode(Buffer.concat([...rest, chunk.subarray(0, end)]));
      [rest, size] = [[], 0];
    }
    rest.push(chunk.subarray(end));
    size += chunk.length - end;
    // too long to be taken in any case; four bytes make one character at the most
    if (size > longestLine * 4) {
      yield Buffer.concat(rest).toString('latin1');
      [rest, size] = [[], 0];
    }
  }
  if (size > 0) yield decode(Buffer.concat(rest));
}

function decode(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at) + 1 || bytes.length;
    const line = bytes.subarray(at, end);
    text += isUtf8(line) ? line.toString() : line.toString('latin1').replace(/[\x80-\x9f]/g, western);
    at = end;
  }
  return text;
}

/** Where Windows-1252 differs from Latin-1. Node 24.21 has a decoder of that name, which reads Latin-1. */
const western = (c: string): string =>
  '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'[c.charCodeAt(0) - 0x80] ?? c;

/** The first two bytes or more, and everything from the first byte on. */
async function peek(source: Chunks): Promise<readonly [Buffer, Chunks]> {
  const iterator = source[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  let ended = false;
  while (first.length < 2 && !ended) {
    const { value, done } = await iterator.next();
    if (done) ended = true;
    else first = Buffer.concat([first, value]);
  }
  async function* all(): AsyncGenerator<Buffer> {
    try {
      if (first.length > 0) yield first;
      for (
        let next = ended ? undefined : await iterator.next();
        next && !next.done;
        next = await iterator.next()
      )
        yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return [first, all()];
}
