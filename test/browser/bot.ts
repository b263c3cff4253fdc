/** The whole house with Teams on and nobody checked, as a newcomer tries it with the playground. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '#app.ts';
import type { Chat } from '#chat/chat.ts';
import { readConfig } from '#config.ts';
import { systemClock } from '#kit/clock.ts';
import { openLogger } from '#kit/logger.ts';

/** Of the environment of a house that otherwise has an identity at Microsoft: Teams open to the playground instead. */
export const openedByPlayground = {
  TEAMS_ALLOW_ANONYMOUS: 'local',
  TEAMS_APP_ID: '',
  TEAMS_APP_PASSWORD: '',
  TEAMS_TENANT_ID: '',
} as const;

export interface Bot extends AsyncDisposable {
  /** Where the playground speaks to it. */
  readonly url: string;
  /** The chat, to say something unasked. */
  readonly teams: Chat;
  /** Everything logged so far. */
  readonly lines: readonly string[];
}

export async function startBot(): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), 'smsfail-browser-'));
  const lines: string[] = [];
  const config = readConfig({
    PORT: '0',
    DATABASE_PATH: join(folder, 'smsfail.db'),
    TEAMS_ALLOW_ANONYMOUS: 'local',
  });
  const open = config.chats.get('teams');
  if (!open) throw new Error('Teams is off');
  let teams: Chat | undefined;
  const chats = new Map(config.chats).set('teams', async (tools) => {
    const opened = await open(tools);
    teams = opened.chat;
    return opened;
  });
  const log = openLogger({ level: 'info', clock: systemClock, sink: { write: (line) => lines.push(line) } });
  const app = openApp({ ...config, chats }, { clock: systemClock, log });
  const { url } = await app.start();
  if (!teams) throw new Error('Teams did not open');
  return {
    url: `${url}/api/messages`,
    teams,
    lines,
    async [Symbol.asyncDispose]() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
