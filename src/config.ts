/** The environment, read once and checked whole: every fault at once, each with its remedy. */
import type { z } from 'zod';
import { alertsShape, type ConfiguredChannel } from '#alerts/env.ts';
import { type ChatReading, chats } from '#chat/index.ts';
import type { Practice } from '#conversation/desk.ts';
import { envShapes, families, help, own, platforms, variable } from '#environment.ts';
import { ConfigTrouble, type Fault } from '#kit/errors.ts';
import type { LogLevel } from '#kit/logger.ts';
import { type ProviderKind, type ProviderReading, providers } from '#providers/index.ts';
import { noMap, type ReceiptMap, readMap } from '#receipts/map.ts';
import type { Keep } from '#receipts/retention.ts';

export interface Config {
  readonly door: { readonly host: string; readonly port: number; readonly publicUrl?: string };
  readonly databasePath: string;
  /** PostgreSQL in place of the file at `databasePath`. */
  readonly databaseUrl?: string;
  readonly logLevel: LogLevel;
  readonly practice: Practice;
  /** A talk ends this long after its last turn, ms. */
  readonly talkLife: number;
  /** The chats that are configured, by id. */
  readonly chats: ReadonlyMap<string, Extract<ChatReading, { on: true }>['open']>;
  readonly receipts: {
    /** 32 bytes. There wherever a provider is. */
    readonly hashKey?: Buffer;
    /** The providers that are configured, by id. */
    readonly providers: ReadonlyMap<string, Extract<ProviderReading, { on: true }>['open']>;
    readonly map: ReceiptMap;
    readonly keep: Keep;
  };
  /** Channels that hear of failing texts without anybody having asked there. */
  readonly alertChannels: readonly ConfiguredChannel[];
  /** Variables that are set and that nobody reads, each with a sentence that says so. */
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
  const alerts = alertsShape.safeParse(set);
  const readings = Object.entries(chats).map(([id, chat]) => ({ id, reading: chat.read(set) }));
  const feeds = Object.entries<ProviderKind>(providers).map(([id, kind]) => ({
    id,
    kind,
    reading: kind.read(set),
  }));
  const map = mapOf(set, house.data?.DEFAULT_COUNTRY ?? 'US');
  const faults = [
    ...faultsOf(house.error, own),
    ...faultsOf(routes.error, help),
    ...faultsOf(alerts.error, alertsShape),
    ...[...readings, ...feeds, { reading: map }].flatMap(({ reading }) =>
      'faults' in reading ? reading.faults : [],
    ),
    ...homeless(
      alerts.data?.ALERT_CHANNEL,
      readings.flatMap(({ id, reading }) => ('on' in reading && !reading.on ? [] : [id])),
    ),
    ...missing(
      set,
      feeds.flatMap(({ kind, reading }) => ('open' in reading ? [kind] : [])),
    ),
  ];
  if (!house.success || !routes.success || !alerts.success || 'faults' in map || faults.length > 0)
    throw new ConfigTrouble(faults);

  const { data } = house;
  return {
    door: {
      host: data.HOST,
      port: data.PORT,
      ...(data.PUBLIC_URL === undefined ? {} : { publicUrl: data.PUBLIC_URL }),
    },
    databasePath: data.DATABASE_PATH,
    ...(data.DATABASE_URL === undefined ? {} : { databaseUrl: data.DATABASE_URL }),
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
    receipts: {
      ...(data.HASH_KEY === undefined ? {} : { hashKey: data.HASH_KEY }),
      providers: new Map(feeds.flatMap(({ id, reading }) => ('open' in reading ? [[id, reading.open]] : []))),
      map: map.map,
      keep: { receipts: data.RECEIPT_DAYS * day, counters: data.COUNTER_DAYS * day },
    },
    alertChannels: alerts.data.ALERT_CHANNEL ?? [],
    idle: Object.keys(set).flatMap(idle),
  };
}

const day = 86_400_000;

function mapOf({ RECEIPTS_MAP }: Env, country: string): ReturnType<typeof readMap> {
  return RECEIPTS_MAP === undefined ? { map: noMap } : readMap(RECEIPTS_MAP, country);
}

/** Channels of a chat that is not there. */
function homeless(channels: readonly ConfiguredChannel[] = [], open: readonly string[]): Fault[] {
  return channels
    .filter(({ chat }) => !open.includes(chat))
    .map(({ chat }) => ({
      variable: 'ALERT_CHANNEL',
      problem: `names a channel of ${chat}, and that chat is not configured.`,
      remedy: `Configure it (${Object.keys(chats).slice(0, 2).join(' or ')}), or leave the channel out.`,
    }));
}

/** What the configured providers need of the house. */
function missing({ HASH_KEY, PUBLIC_URL }: Env, kinds: readonly ProviderKind[]): Fault[] {
  const signing = kinds.find(({ signsAddress }) => signsAddress);
  return [
    ...(kinds.length > 0 && HASH_KEY === undefined
      ? [
          {
            variable: 'HASH_KEY',
            problem: 'is missing; with delivery receipts on, numbers are kept as hashes under it.',
            remedy: 'Set it to the output of `openssl rand -hex 32`, and keep it.',
          },
        ]
      : []),
    ...(signing && PUBLIC_URL === undefined
      ? [
          {
            variable: 'PUBLIC_URL',
            problem: `is missing; ${signing.title} signs the address that it calls.`,
            remedy: 'Set it to the address that the outside world uses, such as https://texts.example.com',
          },
        ]
      : []),
  ];
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
  const unknown = families.test(name) && !envShapes.some(({ shape }) => Object.hasOwn(shape.shape, name));
  return unknown ? [`${name} is set and does nothing: no variable has that name. Is it misspelt?`] : [];
}
