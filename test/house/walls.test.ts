import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files, type Import, imports, roomOf } from './imports.ts';

/** What a room may open beside itself. A port is a door of its own: `chat/chat.ts`. */
const plan: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  knowledge: [],
  diagnosis: ['knowledge'],
  understanding: ['knowledge'],
  views: ['knowledge', 'diagnosis'],
  store: ['kit'],
  providers: ['knowledge', 'kit'],
  receipts: ['providers', 'store/store.ts', 'knowledge', 'kit'],
  evidence: ['store/store.ts', 'knowledge', 'kit'],
  chat: ['views', 'kit'],
  detection: [],
  alerts: ['detection', 'knowledge', 'views', 'store/store.ts', 'store/alerts.ts', 'chat/chat.ts', 'kit'],
  http: ['kit'],
  conversation: [
    'diagnosis',
    'understanding',
    'knowledge',
    'evidence',
    'views',
    'store/store.ts',
    'chat/chat.ts',
    'kit',
  ],
  'environment.ts': ['alerts/env.ts', 'chat/index.ts', 'providers/index.ts', 'knowledge', 'kit'],
  'config.ts': [
    'alerts/env.ts',
    'environment.ts',
    'chat/index.ts',
    'providers/index.ts',
    'conversation/desk.ts',
    'receipts',
    'knowledge',
    'kit',
  ],
};
/** These start things, so they see everything. Nobody opens them but each other. */
const starters = ['main.ts', 'app.ts', 'commands'];

/** Where each package lives; `*` is anywhere. A package that is not here has no home yet. */
const homes: Readonly<Record<string, readonly string[]>> = {
  zod: ['*'],
  '@slack/': ['chat/slack/'],
  undici: ['chat/slack/'],
  '@microsoft/teams-ai': ['chat/teams/'],
  botbuilder: ['chat/teams/'],
  '@clack/prompts': ['chat/terminal/'],
  commander: ['main.ts', 'commands/'],
  kysely: ['store/'],
  'node:sqlite': ['store/'],
  'libphonenumber-js': ['understanding/', 'kit/phone.ts'],
  'libphonenumber-geo-carrier': ['evidence/zones.ts'],
  twilio: ['providers/twilio/'],
  '@vonage/': ['providers/vonage/'],
  plivo: ['providers/plivo/'],
  'sns-validator': ['providers/aws/'],
  pg: ['store/'],
  'csv-parse': ['receipts/'],
  pino: ['kit/logger.ts'],
};

const show = ({ from, to }: Import) => `${from} -> ${to}`;
const ours = imports.filter((one) => one.ours);
const isStarter = (path: string) => starters.includes(roomOf(path));

describe('the walls', () => {
  it('sees what is imported, in every form', () => {
    expect(imports.length).toBeGreaterThan(files.size);
    expect(ours.map(show)).toEqual(
      expect.arrayContaining([
        'main.ts -> commands/run.ts',
        'chat/index.ts -> chat/slack/index.ts',
        'store/sqlite.ts -> kit/errors.ts',
      ]),
    );
    expect(ours.filter(({ to }) => !files.has(to) && to !== '../package.json').map(show)).toEqual([]);
  });

  it('has a plan for every room', () => {
    const rooms = readdirSync('src').filter((name) => !starters.includes(name));
    expect(rooms.filter((room) => !(room in plan))).toEqual([]);
  });

  it('opens only the doors of the plan', () => {
    const wrong = ours.filter(({ from, to }) => {
      const doors = [roomOf(from), ...(plan[roomOf(from)] ?? [])];
      return (
        !isStarter(from) &&
        to !== '../package.json' &&
        !doors.some((door) => to === door || to.startsWith(`${door}/`))
      );
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('takes of diagnosis, for what is said, nothing but types', () => {
    const wrong = ours.filter(
      ({ from, to, typeOnly }) => roomOf(from) === 'views' && roomOf(to) === 'diagnosis' && !typeOnly,
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('keeps neighbours apart', () => {
    const wrong = ours.filter(({ from, to }) => {
      const [room, neighbour, inside] = from.split('/');
      const [otherRoom, other, otherInside] = to.split('/');
      return (
        ['chat', 'providers'].includes(room ?? '') &&
        otherRoom === room &&
        inside &&
        otherInside &&
        neighbour !== other
      );
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('runs in no circle', () => {
    const opens = (room: string) =>
      new Set(
        ours
          .filter(({ from }) => roomOf(from) === room)
          .map(({ to }) => roomOf(to))
          .filter((to) => to !== room),
      );
    const circles = (room: string, way: readonly string[]): string[] =>
      way.includes(room)
        ? [[...way, room].join(' -> ')]
        : [...opens(room)].flatMap((next) => circles(next, [...way, room]));
    const rooms = new Set([...files.keys()].map(roomOf).filter((room) => !starters.includes(room)));

    expect([...rooms].flatMap((room) => circles(room, []))).toEqual([]);
  });

  it('names another room by its name, never by dots', () => {
    const wrong = [...files].flatMap(([from, text]) =>
      [...text.matchAll(/from '(\.\.?\/[^']+)'/g)].flatMap(([, to = '']) => {
        const depth = to.split('../').length - 1;
        return depth >= from.split('/').length - 1 && depth > 0 && !to.endsWith('package.json')
          ? [`${from} -> ${to}`]
          : [];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('what comes from outside', () => {
  it('lives in its home', () => {
    const wrong = imports.filter(({ from, to, ours }) => {
      if (ours) return false;
      const home = Object.entries(homes).find(
        ([name]) => to === name || to.startsWith(name.endsWith('/') ? name : `${name}/`),
      )?.[1];
      if (home === undefined) return !to.startsWith('node:');
      return !home.some((place) => place === '*' || from.startsWith(place));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('is the process only for the command line', () => {
    const wrong = [...files].filter(
      ([from, text]) => from !== 'main.ts' && /\bprocess\.\w|'node:process'/.test(text),
    );
    expect(wrong.map(([from]) => from)).toEqual([]);
  });

  it('starts a transaction in one place only', () => {
    const wrong = [...files].filter(
      ([from, text]) => from !== 'store/database.ts' && text.includes('.transaction('),
    );
    expect(wrong.map(([from]) => from)).toEqual([]);
  });
});

it('docs/ARCHITECTURE.md names every room', () => {
  const text = readFileSync('docs/ARCHITECTURE.md', 'utf8');
  const unnamed = readdirSync('src', { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((room) => !text.includes(`\`${room}\``));

  expect(unnamed).toEqual([]);
});
