import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = resolve('src/main.ts');
let folder: string;
const children: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsfail-main-'));
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env });
  children.push(child);
  return child;
}

async function run(args: readonly string[], env: Record<string, string> = {}, input = '') {
  const child = start(args, env);
  child.stdin?.end(input);
  const closed = new Promise<number | null>((done) => child.on('close', done));
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  return { code: await closed, stdout, stderr };
}

describe.concurrent('the command line', { timeout: 60_000 }, () => {
  it.each([
    [['--help'], 0, /Usage: smsfail/, /^$/],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['explain', '30003', '--json'], 0, /^\{.*\}\n$/, /^$/],
    [['understand', 'failed', 'at', '9pm', '--json'], 0, /^\{"facts":.*\}\n$/, /^$/],
    [['explian', '1'], 2, /^$/, /unknown command.*explain/s],
    [['explain'], 2, /^$/, /missing required argument/],
    [['explain', '1', '--jsn'], 2, /^$/, /unknown option.*--json/s],
    [['explain', '1', '--provider', 'pigeon'], 2, /^$/, /no provider "pigeon"/],
    [['watch', '--fast'], 2, /^$/, /unknown option/],
    [['import', 'log.csv', '--fast'], 2, /^$/, /unknown option/],
  ] as const)('%j exits %i', async (args, code, stdout, stderr) => {
    const ran = await run(args);

    expect(ran.code, ran.stderr).toBe(code);
    expect(ran.stdout).toMatch(stdout);
    expect(ran.stderr).toMatch(stderr);
  });

  it('speaks the protocol, and ends with its input', async () => {
    const ran = await run(['interview'], {}, '{"type":"start"}\n');

    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toMatchObject({ type: 'question', id: 'platform' });
  });

  it('talks through a pipe', async () => {
    const ran = await run(['chat'], {}, '1\nquit\n');

    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/CareMessage.*Goodbye/s);
  });

  it.each([
    [[]],
    [['explain', '1']],
  ])('lists every fault of the environment and exits 2: %j', async (args) => {
    const ran = await run(args, { PORT: 'x', TIMEZONE: 'Mars', SLACK_BOT_TOKEN: 'secret' });

    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/PORT.*TIMEZONE.*SLACK_BOT_TOKEN/s);
    expect(ran.stderr).not.toContain('secret');
  });

  it('will not touch a file that is no database', async () => {
    const file = join(folder, 'letter.db');
    writeFileSync(file, 'Dear Sir or Madam');

    const ran = await run([], { PORT: '0', DATABASE_PATH: file });

    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/letter\.db is not a database.*backup/s);
    expect(readFileSync(file, 'utf8')).toBe('Dear Sir or Madam');
  });

  it('says so where no folder can be made', async () => {
    writeFileSync(join(folder, 'a-file'), '');

    const ran = await run([], { PORT: '0', DATABASE_PATH: join(folder, 'a-file', 'x', 'smsfail.db') });

    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/cannot be made.*DATABASE_PATH/s);
  });

  it('keeps nothing in a file while PostgreSQL is meant and does not answer', async () => {
    const file = join(folder, 'not-this.db');
    const url = 'postgres://user:secret@127.0.0.1:1/smsfail';

    const ran = await run([], { PORT: '0', DATABASE_PATH: file, DATABASE_URL: url });

    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('DATABASE_URL');
    expect(ran.stderr).not.toContain('secret');
    expect(existsSync(file)).toBe(false);
  });

  it('runs with nothing configured, says how to try it, and stops at SIGTERM', async () => {
    const child = start([], { PORT: '0', SUPPORT_CAREMESAGE: 'secret' });
    let said = '';
    const url = new Promise<string>((found) =>
      child.stderr?.on('data', (chunk) => {
        said += chunk;
        const [, address] = /runs at (http:\S+),.*\.env\n/s.exec(said) ?? [];
        if (address) found(address);
      }),
    );
    const closed = new Promise<number | null>((done) => child.on('close', done));

    const ready = await fetch(`${await url}/readyz`);
    child.kill('SIGTERM');

    expect(ready.status).toBe(200);
    expect(await closed).toBe(0);
    expect(existsSync(join(folder, 'data', 'smsfail.db'))).toBe(true);
    expect(said).toMatch(/SUPPORT_CAREMESAGE is set and does nothing.*npm run chat.*manifests\/slack/s);
    expect(said).not.toContain('secret');
  });
});
