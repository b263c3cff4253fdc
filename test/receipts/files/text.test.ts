import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { BrokenSource, textOf } from '#receipts/files/text.ts';
import { bytes } from './desk.ts';

async function read(...parts: readonly (string | Buffer)[]): Promise<string> {
  let text = '';
  for await (const part of textOf(bytes(...parts))) text += part;
  return text;
}
const each = (all: Buffer) => Array.from(all, (_, at) => all.subarray(at, at + 1));

const words = 'Größe,“Zähler”\r\n1,2';

it('reads UTF-8, UTF-16 of both kinds, gzip and both, however the bytes come in pieces', async () => {
  const wide = Buffer.from(`\uFEFF${words}`, 'utf16le');
  const wider = Buffer.from(wide).swap16();
  for (const all of [Buffer.from(words), wide, wider, gzipSync(words), gzipSync(wide)]) {
    expect((await read(all)).replace(/^\uFEFF/, '')).toBe(words);
    expect((await read(...each(all))).replace(/^\uFEFF/, '')).toBe(words);
  }
});

it('reads a line that is not UTF-8 as Windows-1252, and only that line', async () => {
  const all = Buffer.concat([
    Buffer.from('é\n'),
    Buffer.from([0x93, 0xe9, 0x80, 0x94, 0x0a]),
    Buffer.from('ü'),
  ]);

  expect(await read(all)).toBe('é\n“é€”\nü');
  expect(await read(...each(all))).toBe('é\n“é€”\nü');
});

it('is empty where nothing is', async () => {
  expect(await read()).toBe('');
  expect(await read('')).toBe('');
});

it('says that an archive is damaged', async () => {
  const packed = gzipSync(words.repeat(1000));
  const cut = packed.subarray(0, packed.length - 20);

  await expect(read(cut)).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
  await expect(read(Buffer.concat([packed.subarray(0, 30), Buffer.alloc(30, 9)]))).rejects.toThrow(
    BrokenSource,
  );
});

it('closes its source when its reader has enough', async () => {
  let closed = false;
  async function* endless(): AsyncGenerator<Buffer> {
    try {
      for (;;) yield Buffer.from('line\n');
    } finally {
      closed = true;
    }
  }
  for await (const _ of textOf(endless())) break;
  expect(closed).toBe(true);
});

it('holds no more than a line that is too long anyway', async () => {
  async function* long(): AsyncGenerator<Buffer> {
    for (let at = 0; at < 100; at += 1) yield Buffer.alloc(100_000, 'x');
  }
  let longest = 0;
  for await (const part of textOf(long())) longest = Math.max(longest, part.length);
  expect(longest).toBeLessThan(4_200_000);
});
