import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openRejects } from '#receipts/files/rejects.ts';

function path(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smsfail-rejects-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'log.csv.rejects');
}

it('replaces what an earlier run left, and leaves nothing where nothing is rejected', () => {
  const list = path();
  writeFileSync(list, 'old\n', { mode: 0o600 });

  const first = openRejects(list);
  first.add([{ line: 3, reason: 'One.' }]);
  first.add([]);
  first.add([{ line: 5, reason: 'Two.' }]);
  first.close();
  expect(readFileSync(list, 'utf8')).toBe('{"line":3,"reason":"One."}\n{"line":5,"reason":"Two."}\n');
  expect(statSync(list).mode & 0o777).toBe(0o600);

  openRejects(list).close();
  expect(existsSync(list)).toBe(false);
  openRejects(list).close();
});

it('counts on where it cannot write', () => {
  const rejects = openRejects(join(path(), 'no', 'such', 'folder'));
  rejects.add([{ line: 3, reason: 'One.' }]);
  rejects.add([{ line: 4, reason: 'One.' }]);
  rejects.close();

  expect(rejects.unwritten).toBe('ENOENT');
});
