/** The environment, read once and checked whole: every fault at once, each with its remedy. */
import type { z } from 'zod';
import { type ChatReading, chats } from '#chat/index.ts';
import type { Practice } from '#conversation/desk.ts';
import { envShapes, families, help, later, own, platforms, variable } from '#environment.ts';
import { ConfigTrouble, type Fault } from '#kit/errors.ts';
import type { LogLevel } from '#kit/logger.ts';

export interface Config {
  readonly door: { readonly host: string; readonly port: number; readonly publicUrl?: string };
  readonly databasePath: string;
  readonly logLevel: LogLevel;
  readonly practice: Practice;
  /** A talk ends this long after its last turn, ms. */
  readonly talkLife: number;
  /** The chats that are configured, by id. */
  readonly chats: ReadonlyMap<string, Extract<ChatReading, { on: true }>['open']>;
  /** Variables that are set and do nothing in this version, each with a sentence that says so. */
  readonly idle: readonly string[];
}

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the whole environment. A variable set to nothing counts as not set.
 * @throws ConfigTrouble with every fault there is.
 */
export function readConfig(env: Env): Config {
  const set = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const house = own.safeParse(set);
  const routes = help.safeParse(set);
  const readings = Object.entries(chats).map(([id, chat]) => ({ id, reading: chat.read(set) }));
  const faults = [
    ...faultsOf(house.error, own),
    ...faultsOf(routes.error, help),
    ...readings.flatMap(({ reading }) => ('faults' in reading ? reading.faults : [])),
  ];
  if (!house.success || !routes.success || faults.length > 0) throw new ConfigTrouble(faults);

  const { data } = house;
  return {
    door: {
      host: data.HOST,
      port: data.PORT,
      ...(data.PUBLIC_URL === undefined ? {} : { publicUrl: data.PUBLIC_URL }),
    },
    databasePath: data.DATABASE_PATH,
    logLevel: data.LOG_LEVEL,
    talkLife: data.TALK_HOURS * 3_600_000,
    practice: {
      country: data.DEFAULT_COUNTRY,
      ...(data.DEFAULT_PLATFORM === undefined ? {} : { platform: data.DEFAULT_PLATFORM }),
      ...(data.TIMEZONE === undefined ? {} : { timezone: data.TIMEZONE }),
      support: byPlatform('SUPPORT', routes.data),
      secureUpload: byPlatform('SECURE_UPLOAD', routes.data),
    },
    chats: new Map(readings.flatMap(({ id, reading }) => ('open' in reading ? [[id, reading.open]] : []))),
    idle: Object.keys(set).flatMap(idle),
  };
}

function faultsOf(error: z.ZodError | undefined, shape: z.ZodObject): Fault[] {
  const names = new Set(error?.issues.map(({ path: [name] }) => String(name)));
  return [...names].map((name) => {
    const { rule, example } = shape.shape[name]?.meta() ?? {};
    return {
      variable: name,
      problem: `${rule}.`,
      remedy: `Write it like ${name}=${example}, or leave it out.`,
    };
  });
}

function byPlatform(prefix: string, values: Readonly<Record<string, unknown>>): Practice['support'] {
  return Object.fromEntries(
    platforms.flatMap((id) => {
      const value = values[variable(prefix, id)];
      return typeof value === 'string' ? [[id, value]] : [];
    }),
  );
}

function idle(name: string): string[] {
  const reason = later.find(([pattern]) => pattern.test(name))?.[1];
  if (reason) return [`${name} is set and does nothing in this version: ${reason}.`];
  const unknown = families.test(name) && !envShapes.some(({ shape }) => Object.hasOwn(shape.shape, name));
  return unknown ? [`${name} is set and does nothing: no variable has that name. Is it misspelt?`] : [];
}
