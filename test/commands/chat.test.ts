/** The talk in the terminal asks the receipts that were imported on this machine. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsfail-chat-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command as a user does; gives what it printed and its exit code. */
async function run(args: readonly string[], typed: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts'), ...args], {
    cwd: folder,
    env: {
      DATABASE_PATH: join(folder, 'smsfail.db'),
      TIMEZONE: 'America/New_York',
      ...env,
    },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  child.stdin.end(typed);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  return { code: await promise, ...said };
}

const recent = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const log = () =>
  [0, 1, 2]
    .map((days) =>
      JSON.stringify({
        id: `T${days}`,
        at: recent(days),
        status: 'failed',
        code: '30006',
        provider: 'twilio',
        to: '+12125550167',
      }),
    )
    .join('\n');

describe('chat', () => {
  it('knows what was imported, without anything configured', async () => {
    writeFileSync(join(folder, 'log.jsonl'), log());
    expect((await run(['import', 'log.jsonl', '--platform', 'caremessage'], '')).code).toBe(0);

    const talk = await run(['chat'], 'text to 212-555-0167 failed\n');
    expect(talk.out).toContain('3 of the last 3 texts to …67 failed');
    expect(talk.out).not.toContain('I fixed it');
    expect(talk.out).not.toContain('555-0167');
    expect(talk.code).toBe(0);
  });

  it('and the interview know it alike', async () => {
    writeFileSync(join(folder, 'log.jsonl'), log());
    await run(['import', 'log.jsonl', '--platform', 'caremessage'], '');
    const start = { type: 'start', facts: { 'recipient-number': '(212) 555-0167' } };
    const { out } = await run(['interview'], `${JSON.stringify(start)}\n`);

    const line = JSON.parse(out) as { found: string[] };
    expect(line.found[0]).toContain('3 of the last 3 texts to …67 failed');
    expect(out).not.toContain('"id":"status"');
  });

  it('offers nothing to look up where nothing was imported', async () => {
    const talk = await run(['chat'], 'caremessage\n');
    expect(talk.out).not.toContain('Look it up');
    expect(talk.code).toBe(0);
  });

  it('goes on without receipts that it cannot open, and says so', async () => {
    writeFileSync(
      join(folder, 'smsfail.db'),
      'not a database, but long enough to be taken for something'.repeat(40),
    );
    const talk = await run(['chat'], 'caremessage failed\n');
    expect(talk.err).toContain('Delivery receipts cannot be asked');
    expect(talk.out).toContain('CareMessage');
    expect(talk.code).toBe(0);
  });
});
