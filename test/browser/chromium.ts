/** A Chromium that stands on this machine; none is downloaded. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Path of a Chromium or Chrome: `CHROMIUM` of the environment, else where systems put it; undefined if there is none. */
export function findChromium(): string | undefined {
  const { env } = process;
  const { CHROMIUM, PROGRAMFILES, 'PROGRAMFILES(X86)': programFiles32, LOCALAPPDATA } = env;
  if (CHROMIUM) return CHROMIUM;
  const places = [
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) =>
      join('/usr/bin', name),
    ),
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...[PROGRAMFILES, programFiles32, LOCALAPPDATA].flatMap((folder) =>
      folder
        ? [
            join(folder, 'Google/Chrome/Application/chrome.exe'),
            join(folder, 'Chromium/Application/chrome.exe'),
          ]
        : [],
    ),
  ];
  return places.find(runs);
}

/**
 * Starts it, headless.
 * @throws Error if there is none on this machine.
 */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium here; set CHROMIUM to the path of one.');
  return chromium.launch({ executablePath, args: [...launchArguments] });
}

/** For Playwright: calls nobody of its own accord. Root, as in containers, gets no sandbox. */
const launchArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
