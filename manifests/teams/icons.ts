/**
 * Draws `color.png` and `outline.png` from the SVG files beside them, after those were changed:
 * `node manifests/teams/icons.ts`. Needs Chromium.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { openChromium } from '../../test/browser/chromium.ts';

const here = (name: string) => new URL(name, import.meta.url);
const browser = await openChromium();
try {
  const page = await browser.newPage();
  for (const [name, size] of [
    ['color', 192],
    ['outline', 32],
  ] as const) {
    const svg = readFileSync(here(`${name}.svg`)).toString('base64');
    const pixels: number[] = await page.evaluate(`(async () => {
      const image = new Image();
      image.src = 'data:image/svg+xml;base64,${svg}';
      await image.decode();
      const pen = new OffscreenCanvas(${size}, ${size}).getContext('2d');
      pen.drawImage(image, 0, 0);
      return [...pen.getImageData(0, 0, ${size}, ${size}).data];
    })()`);
    const { length } = writePng(here(`${name}.png`), size, pixels, name === 'outline');
    process.stdout.write(`${name}.png: ${length} bytes\n`);
  }
} finally {
  await browser.close();
}

/**
 * Writes a square PNG of 8-bit RGBA pixels. The outline: white wherever there is anything, as Teams demands, and where
 * edges are soft the browser's white is off by one. The other: no transparency at all.
 */
function writePng(path: URL, size: number, rgba: readonly number[], outline: boolean): Buffer {
  const rows = Array.from({ length: size }, (_, y) => [
    0, // no filter: flat colours need none
    ...Array.from({ length: size }, (_, x) => {
      const [r = 0, g = 0, b = 0, a = 0] = rgba.slice(4 * (y * size + x), 4 * (y * size + x) + 4);
      return outline ? [255, 255, 255, a] : [r, g, b];
    }).flat(),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, outline ? 6 : 2], 8);
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  writeFileSync(path, png);
  return png;
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
