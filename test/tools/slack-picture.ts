/**
 * Draws Slack payloads as pictures: `node test/tools/slack-picture.ts OUT-FOLDER [FILE.json…]`. Each file holds one
 * `{text, blocks}` or modal view; without files, the sample views. Needs Chromium (CHROMIUM, /usr/bin/chromium). An
 * approximation by slack-blocks-to-jsx: real Slack differs in details.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { createElement } from 'react';
import { openChromium } from '../browser/chromium.ts';
import { samplePayloads } from '../chat/slack/sample.ts';

const require = createRequire(import.meta.url);

/**
 * Writes one PNG per payload into `folder`; gives their paths. `width` of a message, px; `time` of day when it was said, by
 * the machine's zone.
 */
export async function drawPictures(
  payloads: Readonly<Record<string, { readonly blocks: readonly unknown[] }>>,
  folder: string,
  options: { readonly width?: number; readonly time?: Date } = {},
): Promise<readonly string[]> {
  const { Message } = require('slack-blocks-to-jsx');
  const { renderToStaticMarkup } = require('react-dom/server');
  const css = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');
  mkdirSync(folder, { recursive: true });
  const browser = await openChromium();
  const paths: string[] = [];
  try {
    const page = await browser.newPage({
      viewport: { width: options.width ?? 640, height: 100 },
      deviceScaleFactor: 2,
    });
    for (const [name, { blocks }] of Object.entries(payloads)) {
      const message = createElement(Message, {
        blocks,
        name: 'smsfail',
        logo,
        time: options.time ?? new Date(0),
        theme: 'light',
      });
      await page.setContent(
        `<meta charset="utf-8"><style>${css} body{font-family:Lato,sans-serif;margin:16px}</style>${renderToStaticMarkup(message)}`,
      );
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path, fullPage: true });
      paths.push(path);
    }
  } finally {
    await browser.close();
  }
  return paths;
}

const logo = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

if (import.meta.main) {
  const [folder = 'pictures', ...files] = process.argv.slice(2);
  const given = Object.fromEntries(
    files.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(file, 'utf8'))]),
  );
  const paths = await drawPictures(files.length > 0 ? given : samplePayloads(), folder);
  process.stdout.write(`${paths.join('\n')}\n`);
}
