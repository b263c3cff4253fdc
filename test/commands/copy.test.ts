import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyCommand } from '#commands/copy.ts';
import { ConfigTrouble, StoreTrouble, UsageTrouble } from '#kit/errors.ts';
import { openStore } from '#store/open.ts';
import { row } from '../evidence/rows.ts';
import { findPostgres } from '../postgres/index.ts';
import { openShell } from './shell.ts';

const postgres = await findPostgres();

describe('copy-store', () => {
  it('wants both places', async () => {
    const { shell } = openShell();
    await expect(copyCommand(shell, { databasePath: 'x.db' }, {})).rejects.toThrow(ConfigTrouble);
    const there = { databasePath: '/nowhere/x.db', databaseUrl: 'postgres://localhost/x' };
    await expect(copyCommand(shell, there, {})).rejects.toThrow(UsageTrouble);
  });

  it.skipIf(!postgres)('moves everything there and back, and overwrites nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smsfail-copy-'));
    try {
      const databaseUrl = (await postgres?.database()) ?? '';
      const from = { databasePath: join(folder, 'from.db') };
      const store = await openStore(from);
      await store.receipts.take([row('delivered'), row('failed')], new Date());
      await store.close();

      const opened = openShell();
      expect(await copyCommand(opened.shell, { ...from, databaseUrl }, {})).toBe(0);
      expect(JSON.parse(opened.stdout())).toMatchObject({ receipts: 2, feeds: 1 });
      await expect(copyCommand(openShell().shell, { ...from, databaseUrl }, {})).rejects.toThrow(
        StoreTrouble,
      );

      const back = openShell();
      const databasePath = join(folder, 'back.db');
      expect(await copyCommand(back.shell, { databasePath, databaseUrl }, { back: true })).toBe(0);
      expect(JSON.parse(back.stdout())).toEqual(JSON.parse(opened.stdout()));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
