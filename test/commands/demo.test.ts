/** The play, as a process of its own: what people see of it, and that nothing of it is left. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openHouse } from '#commands/demo/house.ts';
import { demoCommand } from '#commands/demo/index.ts';
import { openShell } from './shell.ts';

const main = resolve('src/main.ts');
const children: ChildProcess[] = [];
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsfail-plays-'));
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** With a folder of its own for what is temporary, and settings that are none of the play's business. */
function start(name: string, ...args: string[]) {
  const own = join(folder, name);
  mkdirSync(own);
  const env = { TMPDIR: own, PORT: 'x', SLACK_BOT_TOKEN: 'xoxb-none' };
  const child = spawn(process.execPath, [main, 'demo', ...args], { cwd: own, env });
  children.push(child);
  const over = new Promise<number | null>((done) => child.on('close', done));
  return { child, over, left: () => readdirSync(own) };
}

/** Resolves when the play has come so far. */
function until(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  return new Promise((done) => {
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (said.includes(words)) done();
    });
  });
}

describe('the play', { timeout: 120_000 }, () => {
  let said: string;
  let flat: string;
  let errors: string;
  let code: number | null;
  let left: string[];
  beforeAll(async () => {
    const { child, over, left: rest } = start('whole', '--speed', 'now');
    [said, errors] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
    code = await over;
    left = rest();
    // as one reads it: without the breaks of lines
    flat = said.replace(/\n(?:~ {8}| +)?(?=\S)/g, ' ');
  }, 120_000);

  it('ends well, without a setup, and leaves nothing behind', () => {
    expect({ code, errors, left }).toEqual({ code: 0, errors: '', left: [] });
  });

  it('tells in its order what happens: alert, who has it, the talk, the end, the day, the list of work', () => {
    const order = [
      /Alerts are on in this channel/,
      /~ 09:40 {2}The registration of Northside's number lapses/,
      /All \d+ texts from Northside failed since 09:4\d \(normally/,
      /Likely cause: .*not registered/,
      /"30034" \(US A2P 10DLC - Message from an Unregistered Number\)/,
      /> Dana presses "I'm on it"/,
      /Dana is on it since 09:\d\d\./,
      /> Dana presses "Troubleshoot"/,
      /For you alone:/,
      /So far: System: Open Dental > .* > Error shown: 30034/,
      /Over: \d+ of \d+ texts from Northside failed from 09:4\d to 13:\d\d/,
      /> Dana types: status/,
      /Today so far \d+ of \d+ texts failed/,
      /Texts today by location/,
      /Texts of the last day: \d+ of \d+ failed/,
      /landlines in mobile fields/,
      /That was the play\./,
    ];
    let rest = flat;
    for (const next of order) {
      const at = rest.search(next);
      expect(at, `${next} comes after what comes before it`).toBeGreaterThanOrEqual(0);
      rest = rest.slice(at);
    }
  });

  it('raises the alarm within minutes, and for nothing but the incident', () => {
    const [, minutes] = /That was (\d+) minutes after the registration lapsed/.exec(flat) ?? [];
    expect(Number(minutes)).toBeLessThanOrEqual(10);
    expect(said.match(/For everybody in the channel:/g)).toHaveLength(2);
    expect(flat).toMatch(/text to a landline has just failed.*That was \d+ minutes/s);
  });

  it('shows the chart, what can be pressed, and the day by the half hour', () => {
    expect(said).toMatch(/Failed texts, each \d+ minutes\n Failed .*█/);
    expect(said).toMatch(/\[I'm\u00a0on\u00a0it\] \[Snooze/);
    expect(said).toMatch(/~ 08:30 {2}\d+ texts so far today, \d+ failed\./);
    expect(said).toMatch(/~ 18:00 {2}1,\d{3} texts so far today, \d+ failed\./);
  });

  it('shows no number of anybody', () => {
    expect(said).not.toMatch(/\d[\d\s().-]{6,}\d{3}|\+\d/);
  });
});

describe('leaving', { timeout: 60_000 }, () => {
  it('ends at Ctrl-C, and takes its folder along', async () => {
    const { child, over, left } = start('ctrl-c', '--speed', 'slow');
    const [said] = [text(child.stdout!), text(child.stderr!)];
    await until(child, 'Harbour Dental');
    expect(left()).toHaveLength(1);

    child.kill('SIGINT');

    expect(await over).toBe(0);
    expect(await said).toContain('The play is over before its end.');
    expect(left()).toEqual([]);
  });

  it.each([
    // two of a kind may be taken for one
    ['when it is told twice', (child: ChildProcess) => child.kill('SIGINT') && child.kill('SIGTERM')],
    ['when its window is closed', (child: ChildProcess) => child.kill('SIGHUP')],
    ['when nobody reads on', (child: ChildProcess) => child.stdout?.destroy()],
  ])('takes its folder along %s', async (name, leave) => {
    const { child, over, left } = start(name, '--speed', 'now');
    await until(child, 'Harbour Dental');
    expect(left()).toHaveLength(1);

    leave(child);

    await over;
    expect(left()).toEqual([]);
  });
});

it('knows three speeds', { timeout: 60_000 }, async () => {
  const { child, over } = start('speed', '--speed', 'warp');
  child.stdout?.resume();

  expect(await text(child.stderr!)).toMatch(/fast, slow, now/);
  expect(await over).toBe(2);
});

it('fails if the bot raises no alarm', { timeout: 60_000 }, async () => {
  const { shell, stdout, stderr } = openShell();
  const healthy: typeof openHouse = async (...rooms) => {
    const house = await openHouse(...rooms);
    const well = ({ code: _, ...one }: Parameters<typeof house.send>[0][number]) =>
      ({ ...one, status: 'delivered' }) as const;
    return { ...house, send: (texts) => house.send(texts.map(well)) };
  };

  const atExit = (remove: () => void) => {
    onTestFinished(remove);
    return () => {};
  };

  const code = await demoCommand(shell, 'now', new AbortController().signal, atExit, healthy);

  expect(code).toBe(1);
  expect(stderr()).toMatch(/raised no alarm/);
  expect(stdout()).not.toContain('For everybody in the channel');
});
