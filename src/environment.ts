/** Every variable the environment may hold, by the room that reads it, in words for operators. */
import { z } from 'zod';
import { alertsShape } from '#alerts/env.ts';
import { chats } from '#chat/index.ts';
import { logLevels } from '#kit/logger.ts';
import { facts, type PlatformId } from '#knowledge/facts.ts';
import { type ProviderKind, providers } from '#providers/index.ts';

export const platforms = Object.keys(facts.platform.values) as PlatformId[];
/** Name of the variable of a family that speaks of one platform. */
export const variable = (prefix: string, platform: PlatformId) =>
  `${prefix}_${platform.toUpperCase().replaceAll('-', '_')}`;
const perPlatform = (prefix: string, shape: (id: PlatformId) => z.ZodType<string | undefined>) =>
  Object.fromEntries(platforms.map((id) => [variable(prefix, id), shape(id)]));

const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));
const webAddress = z.url({ protocol: /^https?$/ });

/** `.env.example` shows the description; a fault shows the rule, then the example. */
const about = (description: string, rule: string, example: string) => ({ description, rule, example });

/** What the house itself reads. */
export const own = z.object({
  PORT: whole(0, 65535)
    .default(3000)
    .meta(about('The port of the HTTP door', 'must be a whole number from 0 to 65535', '3000')),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1')
    .meta(
      about(
        'The address that the HTTP door listens on; 0.0.0.0 lets other machines in',
        'must be an IP address or a host name, without port',
        '127.0.0.1',
      ),
    ),
  PUBLIC_URL: webAddress
    .refine((address) => !/[?#]/.test(address))
    .optional()
    .meta(
      about(
        'The address that the outside world uses for the door, which some providers sign; a proxy in front takes its path away, if it has one, and leaves the rest of an address as it is',
        'must be a whole address with http:// or https://, without ? and #',
        'https://texts.example.com',
      ),
    ),
  DATABASE_PATH: z
    .string()
    .default('data/smsfail.db')
    .meta(
      about(
        'The file that keeps talks and receipts; made at the first start, on a local disk',
        'must be the path of a file',
        'data/smsfail.db',
      ),
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta(
      about(
        'A PostgreSQL database (15 or later) in place of that file',
        'must be an address of PostgreSQL that begins with postgres:// or postgresql://',
        'postgres://user:password@host/smsfail',
      ),
    ),
  HASH_KEY: z
    .string()
    .refine((key) => /^[\da-f]{64}$/i.test(key) || /^[\w+/-]{43}=?$/.test(key))
    .transform((key) => Buffer.from(key, key.length === 64 ? 'hex' : 'base64'))
    .optional()
    .meta(
      about(
        '32 bytes in hex or base64, such as `openssl rand -hex 32` gives; numbers are kept as hashes under it. Needed for delivery receipts; keep it, with another one nothing stored is found again',
        'must be 32 bytes in hex (64 digits) or base64 (44 characters)',
        '<the output of `openssl rand -hex 32`>',
      ),
    ),
  RECEIPTS_MAP: z
    .string()
    .optional()
    .meta(
      about(
        'A JSON file: which workspaces there are and which chats may see them, and where each sender belongs; see the README',
        'must be the path of a file',
        'receipts-map.json',
      ),
    ),
  RECEIPT_DAYS: whole(1, 90)
    .default(14)
    .meta(
      about(
        'Days that a delivery receipt is kept after its text was first heard of',
        'must be a whole number from 1 to 90',
        '14',
      ),
    ),
  COUNTER_DAYS: whole(1, 730)
    .default(90)
    .meta(
      about(
        'Days that the counters of texts per minute are kept',
        'must be a whole number from 1 to 730',
        '90',
      ),
    ),
  LOG_LEVEL: z
    .enum(logLevels)
    .default('info')
    .meta(
      about(`How much is logged: ${logLevels.join(', ')}`, `must be one of ${logLevels.join(', ')}`, 'info'),
    ),
  DEFAULT_PLATFORM: z
    .enum(platforms)
    .optional()
    .meta(
      about(
        `The texting system of the practice, so that the bot need not ask: ${platforms.join(', ')}`,
        `must be one of ${platforms.join(', ')}`,
        'caremessage',
      ),
    ),
  DEFAULT_COUNTRY: z
    .string()
    .transform(region)
    .pipe(z.string())
    .default('US')
    .meta(
      about(
        'The country that numbers without a country code belong to',
        'must be a country in two letters (ISO 3166)',
        'US',
      ),
    ),
  TIMEZONE: z
    .string()
    .refine(isZone)
    .optional()
    .meta(
      about(
        "The practice's time zone; times that staff type are local to it",
        'must be the IANA name of a time zone',
        'America/New_York',
      ),
    ),
  TALK_HOURS: whole(1, 720)
    .default(24)
    .meta(
      about(
        'Hours until an untouched talk ends and is forgotten',
        'must be a whole number from 1 to 720',
        '24',
      ),
    ),
});

const called = (id: PlatformId) => (id === 'other' ? 'any other system' : facts.platform.values[id].label);

/** Where a practice sends its staff, by platform; replaces the documents' own words. */
export const help = z.object({
  ...perPlatform('SUPPORT', (id) =>
    z
      .string()
      .max(300)
      .optional()
      .meta(
        about(
          `Whom to ask for help with ${called(id)}: an address, a number or a name`,
          'must not be longer than 300 characters',
          'help@example.com',
        ),
      ),
  ),
  ...perPlatform('SECURE_UPLOAD', (id) =>
    webAddress
      .optional()
      .meta(
        about(
          `Where patient data may safely be sent to support of ${called(id)}`,
          'must be a whole address with http:// or https://',
          'https://upload.example.com',
        ),
      ),
  ),
});

/** Every variable there is, by the room that reads it. `.env.example` is written from this. */
export const envShapes: readonly { readonly title: string; readonly shape: z.ZodObject }[] = [
  { title: 'The house', shape: own },
  { title: 'Alerts', shape: alertsShape },
  { title: 'Where staff get help', shape: help },
  ...Object.values(chats).map(({ title, shape }) => ({ title, shape })),
  ...Object.values<ProviderKind>(providers).map(({ title, shape }) => ({
    title: `Delivery receipts: ${title}`,
    shape,
  })),
];

/** Families of names that are ours alone: a member we do not know is a slip of the pen. */
export const families = /^(SUPPORT|SECURE_UPLOAD|DEFAULT|RECEIPTS?|ALERTS?)_/;

function region(code: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(code)) return undefined;
  const { region: canonical = 'ZZ' } = new Intl.Locale('und', { region: code });
  const named = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(canonical);
  return canonical === 'ZZ' || named === undefined ? undefined : canonical;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[a-z]/i.test(zone);
  } catch {
    return false;
  }
}
