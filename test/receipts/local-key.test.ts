import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { keyFor, localKey } from '#receipts/local-key.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'smsfail-key-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it('makes the key once, for this user alone, and leaves nothing else behind', () => {
  const at = folder();
  const path = join(at, 'smsfail.db');

  const key = localKey(path);

  expect(key).toHaveLength(32);
  expect(localKey(path)).toEqual(key);
  expect(readdirSync(at)).toEqual(['smsfail.db.key']);
  if (process.platform !== 'win32') expect(statSync(`${path}.key`).mode & 0o777).toBe(0o600);
  expect(localKey(join(folder(), 'smsfail.db'))).not.toEqual(key);
});

it('gives processes that start together the same key', async () => {
  const path = join(folder(), 'smsfail.db');
  const code = `import { localKey } from '#receipts/local-key.ts'; process.stdout.write(localKey(${JSON.stringify(path)}).toString('hex'))`;
  const runs = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]),
  );
  const keys = (await Promise.all(runs)).map(({ stdout }) => stdout);

  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toBe(readFileSync(`${path}.key`, 'utf8').trim());
});

it('is random for a store in memory', () => {
  expect(localKey(':memory:')).toHaveLength(32);
  expect(localKey(':memory:')).not.toEqual(localKey(':memory:'));
});

it('replaces no damaged key, and says what to do', () => {
  const path = join(folder(), 'smsfail.db');
  writeFileSync(`${path}.key`, 'half a ke');

  expect(() => localKey(path)).toThrow(
    expect.objectContaining({ code: 'store', hint: expect.stringContaining('backup') }),
  );
  expect(readFileSync(`${path}.key`, 'utf8')).toBe('half a ke');
  expect(() => localKey(join(folder(), 'missing', 'smsfail.db'))).toThrow(
    expect.objectContaining({ code: 'store', hint: expect.stringContaining('HASH_KEY') }),
  );
});

it('gives way to the configured key, and is none for a database of several machines', () => {
  const hashKey = Buffer.alloc(32, 1);
  const databasePath = join(folder(), 'smsfail.db');

  expect(keyFor({ hashKey, databasePath })).toBe(hashKey);
  expect(keyFor({ databasePath })).toEqual(localKey(databasePath));
  expect(() => keyFor({ databasePath, databaseUrl: 'postgres://db/x' })).toThrow(
    expect.objectContaining({ code: 'config', message: expect.stringContaining('HASH_KEY') }),
  );
});
