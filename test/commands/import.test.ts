import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCommand } from '#commands/import/index.ts';
import { readConfig } from '#config.ts';
import { FakeClock } from '../fakes/clock.ts';
import { openShell } from './shell.ts';

const main = resolve('src/main.ts');
let root: string;
const children: ChildProcess[] = [];
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'smsfail-import-'));
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true });
});

const folder = (): string => mkdtempSync(join(root, 'house-'));

function start(cwd: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], { cwd, env });
  children.push(child);
  return child;
}

async function ended(child: ChildProcess) {
  const closed = new Promise<number | null>((done) => child.on('close', done));
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  return { code: await closed, stdout, stderr };
}

async function run(cwd: string, args: readonly string[], env: Record<string, string> = {}, input = '') {
  const child = start(cwd, args, env);
  child.stdin?.on('error', () => {}).end(input);
  return ended(child);
}

/** An hour ago, by the clock of this machine: the process under test has no other. */
const at = new Date(Date.now() - 3_600_000).toISOString();
const head = 'Sid,To,From,Status,DateSent,ErrorCode,Body\n';
const line = (n: number, status = 'delivered') =>
  `SM${n},+12125550123,+12125550100,${status},${at},,"Hello Jane Doe"\n`;
const table = (count: number) => head + Array.from({ length: count }, (_, n) => line(n)).join('');

describe.concurrent('import and export', { timeout: 120_000 }, () => {
  it('loads, loads again without a change, and exports what went in', async () => {
    const house = folder();
    writeFileSync(join(house, 'log.csv'), table(3) + line(3, 'teleported'));
    writeFileSync(join(house, 'more.csv.gz'), gzipSync(table(4)));

    const first = await run(house, ['import', 'log.csv', 'more.csv.gz', '--platform', 'caremessage']);
    expect(first.code, first.stderr).toBe(0);
    expect(
      first.stdout
        .trim()
        .split('\n')
        .map((json) => JSON.parse(json)),
    ).toEqual([
      {
        file: 'log.csv',
        lines: 4,
        stored: { fresh: 3, changed: 0, same: 0 },
        rejected: 1,
        other: 0,
      },
      {
        file: 'more.csv.gz',
        lines: 4,
        stored: { fresh: 1, changed: 0, same: 3 },
        rejected: 0,
        other: 0,
      },
    ]);
    expect(first.stderr).toMatch(
      /read as an export of Twilio.*not read are the columns Body.*1 rejected; see log\.csv\.rejects/s,
    );
    expect(readFileSync(join(house, 'log.csv.rejects'), 'utf8')).toBe(
      '{"line":5,"reason":"The status is none that is known."}\n',
    );
    expect(existsSync(join(house, 'more.csv.gz.rejects'))).toBe(false);

    const again = await run(house, ['import', 'log.csv', '--platform', 'caremessage']);
    expect(JSON.parse(again.stdout).stored).toEqual({ fresh: 0, changed: 0, same: 3 });

    const out = await run(house, ['export']);
    expect(out).toMatchObject({ code: 0, stderr: '' });
    expect(out.stdout.trim().split('\n')).toHaveLength(4);

    // through a pipe into an empty store, and out again
    const elsewhere = folder();
    const piped = await run(elsewhere, ['import', '-'], {}, out.stdout);
    expect(JSON.parse(piped.stdout)).toMatchObject({ file: '-', stored: { fresh: 4 } });
    expect((await run(elsewhere, ['export'])).stdout).toBe(out.stdout);

    const traces = [first, again, out, piped].map(({ stdout, stderr }) => stdout + stderr).join('');
    const kept = readdirSync(join(house, 'data')).map((file) =>
      readFileSync(join(house, 'data', file), 'latin1'),
    );
    expect(traces + kept.join('')).not.toMatch(/Jane|Doe|2125550123/);
  });

  it('exports one workspace, refuses one that is none, and prints nothing where nothing is', async () => {
    const house = folder();
    await run(house, ['import', '-', '--workspace', 'north'], {}, table(2));

    expect((await run(house, ['export', '--workspace', 'north'])).stdout.trim().split('\n')).toHaveLength(2);
    expect(await run(house, ['export', '--workspace', 'south'])).toMatchObject({ code: 0, stdout: '' });
    expect((await run(house, ['export', '--workspace', 'a b'])).code).toBe(2);
  });

  it('stops at Ctrl-C with a consistent store, and goes on when it is run again', async () => {
    const house = folder();
    const child = start(house, ['import', '-']);
    const done = ended(child);
    child.stdin?.on('error', () => {});
    child.stdin?.write(table(5000));
    while (stored(house) < 4000) await new Promise((soon) => setTimeout(soon, 50));
    child.kill('SIGINT');
    const stopped = await done;

    expect(stopped.code, stopped.stderr).toBe(1);
    const { lines, stored: some } = JSON.parse(stopped.stdout);
    expect(some).toEqual({ fresh: lines, changed: 0, same: 0 });
    expect(stored(house)).toBe(lines);
    expect(stopped.stderr).toContain(`Stopped after line ${lines + 1}. Run the same command again`);

    const again = await run(house, ['import', '-'], {}, table(6000));
    expect(JSON.parse(again.stdout).stored).toEqual({ fresh: 6000 - lines, changed: 0, same: lines });
  });

  it('ends quietly when nobody reads the export any more', async () => {
    const house = folder();
    await run(house, ['import', '-'], {}, table(5000));
    const child = start(house, ['export']);
    const closed = new Promise<number | null>((done) => child.on('close', done));
    const stderr = text(child.stderr!);
    child.stdout?.once('data', () => child.stdout?.destroy());

    expect(await closed).toBe(0);
    expect(await stderr).toBe('');
  });

  it('uses the configured key, and without one the key of this machine', async () => {
    const [house, other] = [folder(), folder()];
    await run(house, ['import', '-'], {}, table(1));
    await run(other, ['import', '-'], { HASH_KEY: 'ab'.repeat(32) }, table(1));

    expect(readdirSync(join(house, 'data'))).toContain('smsfail.db.key');
    expect(readdirSync(join(other, 'data'))).not.toContain('smsfail.db.key');
  });

  it('says everything that is wrong before anything is stored', async () => {
    const house = folder();
    writeFileSync(join(house, 'good.csv'), table(1));
    writeFileSync(join(house, 'headless.csv'), line(1));

    const words = await run(house, [
      'import',
      'good.csv',
      'good.csv',
      'no.csv',
      '--platform',
      'x',
      '--map',
      'y',
    ]);
    expect(words).toMatchObject({ code: 2, stdout: '' });
    expect(words.stderr).toMatch(
      /--map y.*no platform "x".*no\.csv cannot be read \(ENOENT\).*good\.csv is named twice/s,
    );

    const files = await run(house, ['import', 'good.csv', 'headless.csv']);
    expect(files).toMatchObject({ code: 2, stdout: '' });
    expect(files.stderr).toMatch(/headless\.csv: The first line is not known to hold the names of columns/);
    expect(files.stderr).not.toMatch(/Jane|0123/);
    expect(stored(house)).toBe(0);
  });
});

function stored(house: string): number {
  const path = join(house, 'data', 'smsfail.db');
  if (!existsSync(path)) return 0;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    const { n } = db.prepare('select count(*) as n from receipts').get() as { n: number };
    return n;
  } catch {
    // the tables are not there yet
    return 0;
  } finally {
    db.close();
  }
}

/** To the beginning of the line, and everything behind gone (ECMA-48). */
const clear = '\r\u001b[K';

describe('in the same process', () => {
  const now = '2026-03-02T15:00:00Z';
  const log = 'Sid,Status,Sent\nSM1,sent,2026-03-02T14:00:00Z\nSM2,lost,2026-03-02T14:00:00Z\n';
  const config = (house: string) => readConfig({ DATABASE_PATH: join(house, 'smsfail.db') });
  const never = new AbortController().signal;

  it('reads and reports, and stores nothing, when it is a dry run', async () => {
    const house = folder();
    const file = join(house, 'log.csv');
    writeFileSync(file, log);
    const opened = openShell();
    const shell = { ...opened.shell, clock: new FakeClock(now) };

    expect(await importCommand(shell, config(house), [file], { dryRun: true }, never)).toBe(0);
    expect(JSON.parse(opened.stdout())).toMatchObject({ lines: 2, stored: { fresh: 0 }, rejected: 1 });
    expect(opened.stderr()).toMatch(/1 could be stored; nothing was \(--dry-run\).*1 rejected/s);
    expect(readdirSync(house).sort()).toEqual(['log.csv', 'log.csv.rejects']);
  });

  it('draws a bar where somebody looks on, and takes it away', async () => {
    const house = folder();
    const file = join(house, 'log.csv');
    writeFileSync(file, log);
    let drawn = '';
    const screen = Object.assign(new PassThrough(), { isTTY: true, columns: 60 }).on('data', (some) => {
      drawn += some;
    });
    const opened = openShell();
    const shell = { ...opened.shell, stderr: screen, clock: new FakeClock(now) };

    await importCommand(shell, config(house), [file], {}, never);

    const redrawn = drawn.split(clear).slice(1);
    expect(redrawn[0]).toMatch(/^\[#{24}\] 100 % 2 lines of /);
    expect(redrawn[0]?.length).toBeLessThan(60);
    // what comes last is no bar
    expect(redrawn.at(-1)).toMatch(/^\S*log\.csv: 2 lines\n/);
  });

  it('says now and then how far it is where nobody looks on', async () => {
    const house = folder();
    const file = join(house, 'log.csv');
    writeFileSync(file, `Sid,Status,Sent\n${'SM1,?,2026-03-02T14:00:00Z\n'.repeat(200_100)}`);
    const opened = openShell();
    const shell = { ...opened.shell, clock: new FakeClock(now) };

    await importCommand(shell, config(house), [file], { dryRun: true }, never);

    expect(opened.stderr().match(/[\d,]+ lines so far/g)).toEqual([
      '100,000 lines so far',
      '200,000 lines so far',
    ]);
    expect(statSync(`${file}.rejects`).size).toBeGreaterThan(1_000_000);
  });

  it('says that it could not list what it rejects, and takes the rest', async () => {
    const house = folder();
    const file = join(house, 'log.csv');
    writeFileSync(file, log);
    // a folder stands in the way, also for root
    mkdirSync(`${file}.rejects`);
    const opened = openShell();
    const shell = { ...opened.shell, clock: new FakeClock(now) };

    expect(await importCommand(shell, config(house), [file], {}, never)).toBe(0);
    expect(JSON.parse(opened.stdout())).toMatchObject({ stored: { fresh: 1 }, rejected: 1 });
    expect(opened.stderr()).toMatch(/1 rejected; .*log\.csv\.rejects cannot be written \(EISDIR\)/);
  });

  it('does nothing more once it was told to stop', async () => {
    const house = folder();
    const file = join(house, 'log.csv');
    writeFileSync(file, log);
    const opened = openShell();
    const shell = { ...opened.shell, clock: new FakeClock(now) };

    expect(await importCommand(shell, config(house), [file], {}, AbortSignal.abort())).toBe(1);
    expect(JSON.parse(opened.stdout())).toMatchObject({ lines: 0, stored: { fresh: 0 } });
  });
});
