import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chats } from '#chat/index.ts';
import { migrations } from '#store/migrations/index.ts';

it('lists every chat that has a folder', () => {
  const folders = readdirSync('src/chat', { withFileTypes: true }).filter((entry) => entry.isDirectory());

  expect(Object.keys(chats).sort()).toEqual(folders.map((folder) => folder.name).sort());
});

it('lists every migration that has a file, in order', () => {
  const files = readdirSync('src/store/migrations').filter((file) => file !== 'index.ts');

  expect(Object.keys(migrations)).toEqual(files.map((file) => file.replace('.ts', '')).sort());
});
