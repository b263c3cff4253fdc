/** The whole bot, set up for one play: real rooms, a store in a temporary folder, the demo's own time. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '#app.ts';
import type { Chat } from '#chat/chat.ts';
import { type Config, readConfig } from '#config.ts';
import type { Logger } from '#kit/logger.ts';
import { openStore } from '#store/open.ts';
import { call } from './calls.ts';
import type { Day, Text } from './clinics.ts';
import { fill } from './past.ts';
import type { DemoTime } from './time.ts';

export interface House {
  /** Texts that were in the log when it opened. */
  readonly known: number;
  /** Hands over receipts. */
  send(texts: readonly Text[]): Promise<void>;
  close(): Promise<void>;
}

/** Has something done when the process ends, however it ends. Gives what takes that back. */
export type AtExit = (work: () => void) => () => void;

interface HouseKit {
  readonly time: DemoTime;
  readonly log: Logger;
  readonly atExit: AtExit;
}

/** IANA; of the clinics. */
const zone = 'America/New_York';

/** Opens it. Its folder goes with it, at the latest when the process ends. */
export async function openHouse(
  chat: Chat,
  past: readonly Day[],
  { time, log, atExit }: HouseKit,
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'smsfail-demo-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const forget = atExit(remove);
  const secret = randomBytes(32).toString('hex');
  const config = configOf(chat, join(folder, 'demo.db'), secret);
  let app: App | undefined;
  const close = async () => {
    await app?.stop();
    remove();
    forget();
  };
  try {
    const known = await filled(config, past, time.now());
    app = openApp(config, { clock: time, rhythm: time, log });
    const { url } = await app.start();
    return { known, send: (texts) => call(url, secret, texts, time.now()), close };
  } catch (trouble) {
    await close();
    throw trouble;
  }
}

/** As from an environment in which nothing else is set: no settings of the machine reach the play. */
function configOf(chat: Chat, databasePath: string, secret: string): Config {
  const config = readConfig({
    HOST: '127.0.0.1',
    DATABASE_PATH: databasePath,
    HASH_KEY: randomBytes(32).toString('hex'),
    GENERIC_WEBHOOK_SECRET: secret,
    TIMEZONE: zone,
    DEFAULT_PLATFORM: 'open-dental',
  });
  const chats = new Map([[chat.id, async () => ({ chat })]]);
  return { ...config, door: { ...config.door, port: 0 }, chats };
}

async function filled(config: Config, past: readonly Day[], now: Date): Promise<number> {
  const { receipts, practice } = config;
  const store = await openStore(config);
  try {
    const key = receipts.hashKey as Buffer;
    return await fill(store.receipts, past, { key, map: receipts.map, country: practice.country, now });
  } finally {
    await store.close();
  }
}
