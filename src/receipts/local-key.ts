/** The key of the hashes on a machine where nobody has set one. */
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ConfigTrouble, StoreTrouble } from '#kit/errors.ts';

/**
 * The key for commands on this machine: the configured one, else the local one.
 * @throws ConfigTrouble for a database that other machines use too, where a key of this machine would be no use.
 * @throws StoreTrouble as {@link localKey}.
 */
export function keyFor(config: {
  readonly hashKey?: Buffer;
  readonly databasePath: string;
  readonly databaseUrl?: string;
}): Buffer {
  if (config.hashKey) return config.hashKey;
  if (config.databaseUrl === undefined) return localKey(config.databasePath);
  throw new ConfigTrouble([
    {
      variable: 'HASH_KEY',
      problem: 'is missing; a database that several machines use needs one key for all of them.',
      remedy: 'Set it to the output of `openssl rand -hex 32`, the same everywhere, and keep it.',
    },
  ]);
}

/**
 * The key in `<databasePath>.key`, made (0600) where there is none; of two processes that make it at once, both get the
 * same. The folder must be there: open the store first. A store in memory gets a key that nobody else has.
 * @returns 32 bytes.
 * @throws StoreTrouble if the file cannot be made or read, or holds something else.
 */
export function localKey(databasePath: string): Buffer {
  if (databasePath === ':memory:') return randomBytes(32);
  const path = `${databasePath}.key`;
  try {
    return read(path) ?? make(path);
  } catch (cause) {
    if (cause instanceof StoreTrouble) throw cause;
    throw new StoreTrouble(`The key file ${path} cannot be made or read.`, { cause, hint });
  }
}

const hint =
  'Set HASH_KEY to the output of `openssl rand -hex 32`, or let this user write beside DATABASE_PATH.';

function read(path: string): Buffer | undefined {
  let hex: string;
  try {
    hex = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
  if (/^[\da-f]{64}$/.test(hex)) return Buffer.from(hex, 'hex');
  throw new StoreTrouble(`The key file ${path} does not hold a key.`, {
    hint: 'Bring it back from a backup: with another key, nothing that is stored can be found by its number any more.',
  });
}

/** Written whole under another name first, so that nobody ever reads half a key. */
function make(path: string): Buffer {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(path) as Buffer;
}

const codeOf = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause ? cause.code : undefined;
