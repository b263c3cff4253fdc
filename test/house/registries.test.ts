import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chats } from '#chat/index.ts';
import { providers } from '#providers/index.ts';
import { migrations } from '#store/migrations/index.ts';

const folders = (room: string) =>
  readdirSync(room, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

it('lists every chat that has a folder', () => {
  expect(Object.keys(chats).sort()).toEqual(folders('src/chat').sort());
});

it('lists every provider that has a folder', () => {
  expect(Object.keys(providers).sort()).toEqual(folders('src/providers').sort());
});

it('lists every migration that has a file, in order', () => {
  const files = readdirSync('src/store/migrations').filter((file) => file !== 'index.ts');

  expect(Object.keys(migrations)).toEqual(files.map((file) => file.replace('.ts', '')).sort());
});
