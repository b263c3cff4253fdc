import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openApp } from '#app.ts';
import type { Chat, Hear } from '#chat/chat.ts';
import type { OpenChat } from '#chat/index.ts';
import { type Config, readConfig } from '#config.ts';
import { ChatTrouble } from '#kit/errors.ts';
import { silentLogger } from '#kit/logger.ts';
import { openSqlite } from '#store/sqlite.ts';
import { FakeClock } from '../fakes/clock.ts';
import { unasked } from '../fakes/unasked.ts';

/** A chat that lets itself be spoken to, and tells what became of it. */
class FakeChat implements Chat {
  readonly id = 'slack';
  readonly seen: string[] = [];
  hear: Hear = async () => Promise.reject(new Error('not open'));
  readonly closing: Promise<void>;

  constructor(closing: Promise<void> = Promise.resolve()) {
    this.closing = closing;
  }
  async open(hear: Hear): Promise<void> {
    this.hear = hear;
    this.seen.push('open');
  }
  readonly ways = [];
  privately: Chat['privately'] = (place) => place;
  whole: Chat['whole'] = unasked.whole;
  admits: Chat['admits'] = unasked.admits;
  follow: Chat['follow'] = unasked.follow;
  seek: Chat['seek'] = unasked.seek;
  post: Chat['post'] = async (place) => ({ place, message: '1' });
  redraw: Chat['redraw'] = async (posted) => posted;
  async close(): Promise<void> {
    this.seen.push('closing');
    await this.closing;
    this.seen.push('closed');
  }
}

function config(databasePath: string, chat?: Chat): Config {
  const read = readConfig({ PORT: '0', DATABASE_PATH: databasePath });
  const route = {
    path: '/fake',
    handle: (_: unknown, response: { end(words: string): void }) => response.end('heard'),
  };
  const open = async (): Promise<OpenChat> => ({ chat: chat as Chat, route });
  return { ...read, door: { ...read.door, port: 0 }, chats: chat ? new Map([['slack', open]]) : new Map() };
}

function app(chat?: Chat, databasePath = ':memory:', clock = new FakeClock()) {
  const opened = openApp(config(databasePath, chat), { clock, log: silentLogger });
  onTestFinished(() => opened.stop());
  return opened;
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'smsfail-app-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const turn = { place: { chat: 'slack', workspace: 'w', channel: 'c' }, person: 'p' };

it('joins chat, conversation and store: a talk outlives a restart', async () => {
  const file = join(folder(), 'smsfail.db');
  const before = new FakeChat();
  const first = app(before, file);
  await first.start();
  const { talk, view } = await before.hear({
    ...turn,
    heard: { says: 'start', facts: { platform: 'cliniko' } },
  });
  await first.stop();

  const after = new FakeChat();
  const second = app(after, file);
  await second.start();
  const shown = await after.hear({ ...turn, talk, heard: { says: 'show' } });

  expect(view.kind).toBe('question');
  expect(shown.view.title).toBe(view.title);
});

it('is ready when all is open, and not once it stops; gives the chat its route', async () => {
  const gate = Promise.withResolvers<void>();
  const chat = new FakeChat(gate.promise);
  const house = app(chat);
  const { url, chats } = await house.start();

  expect(chats).toEqual(['slack']);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${url}/fake`)).text()).toBe('heard');

  const stopped = house.stop();
  const unready = await fetch(`${url}/readyz`);
  expect(unready.status).toBe(503);
  expect(await unready.text()).toBe('The bot is stopping.\n');

  gate.resolve();
  await stopped;
  expect(chat.seen).toEqual(['open', 'closing', 'closed']);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

it('closes what it has opened when something will not open', async () => {
  const file = join(folder(), 'smsfail.db');
  const chat = new FakeChat();
  chat.open = async () => {
    throw new ChatTrouble('Slack refuses the token.', { hint: 'Copy it again.' });
  };

  await expect(app(chat, file).start()).rejects.toMatchObject({ code: 'chat' });

  const store = await openSqlite(file);
  await store.ready();
  await store.close();
});

it('stops once, however often it is told, and however badly a chat closes', async () => {
  const chat = new FakeChat(Promise.reject(new Error('will not close')));
  const house = app(chat);
  const { url } = await house.start();

  await Promise.all([house.stop(), house.stop()]);

  expect(chat.seen).toEqual(['open', 'closing']);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

it('forgets at its start the talks that have ended meanwhile', async () => {
  const file = join(folder(), 'smsfail.db');
  const clock = new FakeClock();
  const key = { workspace: 'slack:w', talk: 't' };
  const store = await openSqlite(file);
  const until = new Date(clock.now().getTime() + 1000);
  await store.sessions.save(key, { json: '{}', revision: 0, until }, clock.now());
  clock.pass({ hours: 1 });

  const house = app(undefined, file, clock);
  await house.start();

  expect(await store.sessions.sweep(clock.now())).toBe(0);
  await store.close();
});
