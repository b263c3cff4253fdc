import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig } from '#config.ts';
import { envShapes } from '#environment.ts';
import { envExample } from '../tools/env-example.ts';

it('.env.example is what the shapes say: run `node test/tools/env-example.ts > .env.example`', () => {
  expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
});

it('tells of every variable what it is for', () => {
  for (const { shape } of envShapes)
    for (const [name, schema] of Object.entries(shape.shape)) expect(schema.description, name).toBeTruthy();
});

it('starts with .env.example as it is, and with every line switched on', () => {
  const on = [...readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(
    ([, name, value]) => [name, value],
  );

  expect(on.length).toBeGreaterThan(20);
  expect(readConfig(Object.fromEntries(on))).toEqual(readConfig({}));
});
