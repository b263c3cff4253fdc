import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { watchCommand } from '#commands/watch/index.ts';
import { lineReader } from '#commands/watch/read.ts';
import { clinic, hourMs, at as hourOf, lineOf, textsOf } from '../detection/traffic.ts';
import { openShell } from './shell.ts';

const start = hourOf(7, 10);
const texts = textsOf({
  seed: 5,
  places: clinic,
  perDay: 200,
  days: 9,
  wrong: ({ at }) =>
    at >= start && at < start + 3 * hourMs
      ? { share: 1, code: '30002', cause: 'account-suspended' }
      : undefined,
});
const log = texts.map((text, n) => lineOf(text, n));

async function watch(input: string | Readable) {
  const { shell, stdout, stderr } = openShell(input);
  const code = await watchCommand(shell, new AbortController().signal);
  const alerts = stdout()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { code, alerts, stdout: stdout(), stderr: stderr() };
}
const said = (alerts: readonly { kind: string }[]) => alerts.map(({ kind }) => kind);

describe('watch', () => {
  it('tells of an incident and of its end, in the public form', async () => {
    const { code, alerts, stderr } = await watch(`${log.join('\n')}\n`);

    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(alerts.map(({ incident }) => incident)).toEqual(alerts.map(() => alerts[0].incident));
    expect(alerts[0]).toMatchObject({
      kind: 'opened',
      workspace: 'w1',
      slice: {},
      cause: 'out-of-credits',
      rate: 1,
      failed: 3,
      total: 3,
    });
    expect(Object.keys(alerts[0])).toEqual([
      'at',
      'kind',
      'workspace',
      'incident',
      'slice',
      'cause',
      'rate',
      'baseline',
      'failed',
      'total',
      'since',
    ]);
    expect(Date.parse(alerts[0].at)).toBeGreaterThanOrEqual(start);
    expect(alerts.at(-1).kind).toBe('resolved');
    for (const { rate, baseline } of alerts)
      expect([rate, baseline].join()).toMatch(/^[01](\.\d{1,3})?,0(\.\d{1,3})?$/);
  });

  it('says the same however the stream is cut, with lines that end in CR LF, and without a last line end', async () => {
    const { stdout } = await watch(`${log.join('\n')}\n`);
    const whole = Buffer.from(log.join('\r\n'));
    const pieces = Array.from({ length: Math.ceil(whole.length / 777) }, (_, n) =>
      whole.subarray(777 * n, 777 * n + 777),
    );

    expect((await watch(Readable.from(pieces))).stdout).toBe(stdout);
  });

  it('says nothing earlier or otherwise for what comes later', async () => {
    const { alerts } = await watch(log.join('\n'));
    for (const cut of [0.55, 0.8, 0.9]) {
      const part = log.slice(0, Math.floor(log.length * cut));
      const clock = JSON.parse(part.at(-1)!).at;
      const earlier = (all: readonly { at: string }[]) => all.filter((alert) => alert.at < clock);
      expect(earlier((await watch(part.join('\n'))).alerts)).toEqual(earlier(alerts));
    }
  });

  it('counts a receipt once: again at once, all over again later, and first as sent', async () => {
    const { stdout } = await watch(log.join('\n'));
    const twice = log.flatMap((line) => [line, line]);
    const firstSent = texts.flatMap((text, n) => [lineOf(text, n, { status: 'sent', code: null }), log[n]!]);
    const quiet = texts.findIndex(({ at }) => at > hourOf(6, 15));
    const storm = log.slice(0, quiet).filter((line) => line.includes('"failed"'));
    const stormed = [...log.slice(0, quiet), ...storm.slice(-15), ...storm.slice(-15), ...log.slice(quiet)];

    expect((await watch(twice.join('\n'))).stdout).toBe(stdout);
    expect((await watch(stormed.join('\n'))).stdout).toBe(stdout);
    expect(said((await watch(firstSent.join('\n'))).alerts)).toEqual(
      said((await watch(log.join('\n'))).alerts),
    );
  });

  it('keeps workspaces apart; a line without one is of "main"', async () => {
    const others = texts.map((text, n) =>
      lineOf({ ...text, failed: false }, n, { workspace: undefined, code: null }),
    );
    const { alerts } = await watch(log.flatMap((line, n) => [line, others[n]!]).join('\n'));
    expect(new Set(alerts.map(({ workspace }) => workspace))).toEqual(new Set(['w1']));

    const main = await watch(texts.map((text, n) => lineOf(text, n, { workspace: undefined })).join('\n'));
    expect(new Set(main.alerts.map(({ workspace }) => workspace))).toEqual(new Set(['main']));
  });

  it('leaves out what it cannot read, says why without what stood there, and goes on', async () => {
    const bad = [
      '{"id":"secret-1"',
      '[]',
      '"x"',
      '{"id":"secret-2","at":"yesterday","status":"failed"}',
      '{"id":"secret-4","status":"failed"}',
      '{"id":"secret-5","at":7,"status":"failed"}',
      '{"id":"secret-6","at":"2027-03-01T10:00:00Z","sentAt":7,"status":"failed"}',
      '',
      '   ',
    ];
    const more = Array.from(
      { length: 5 },
      () => '{"id":"secret-3","at":"2027-03-01T10:00:00Z","status":"odd"}',
    );
    const { code, alerts, stderr } = await watch([...bad, ...more, ...log].join('\n'));

    expect(code).toBe(0);
    expect(said(alerts)[0]).toBe('opened');
    expect(stderr).toMatch(/^Line 1 cannot be read and is left out\. It is not JSON\.\nLine 2 /);
    expect(stderr).toMatch(/12 lines could not be read\.\n$/);
    expect(stderr.split('\n')).toHaveLength(8);
    expect(stderr).not.toMatch(/secret|yesterday|odd/);
  });

  it('does not believe one line that is years ahead, and does not lose its text', async () => {
    const { alerts } = await watch(log.join('\n'));
    const wild = lineOf({ ...texts[900]!, at: hourOf(3000, 10) }, 99_999);
    const withWild = await watch([...log.slice(0, 900), wild, ...log.slice(900)].join('\n'));
    expect(said(withWild.alerts)).toEqual(said(alerts));

    const first = await watch([wild, ...log].join('\n'));
    expect(said(first.alerts)).toEqual(said(alerts));
  });

  it('ends quietly when nobody reads any more', async () => {
    const { shell } = openShell(log.join('\n'));
    (shell.stdout as PassThrough).destroy();

    expect(await watchCommand(shell, new AbortController().signal)).toBe(0);
  });

  it('stops when it is told to, with the input still open', async () => {
    const input = new PassThrough();
    const { shell } = openShell(input);
    const leave = new AbortController();
    const ended = watchCommand(shell, leave.signal);
    input.write(`${log[0]}\n`);
    leave.abort();

    expect(await ended).toBe(1);
  });
});

describe('a line', () => {
  it.each([
    [{}, {}],
    [{ at: '2027-03-01T14:05:11Z' }, { at: Date.UTC(2027, 2, 1, 14, 5, 11) }],
    [{ at: '2027-03-01T14:05:11.120+01:00' }, { at: Date.UTC(2027, 2, 1, 13, 5, 11, 120) }],
    [{ id: 7 }, { id: '7' }],
    [{ status: 'Undelivered' }, { outcome: 'failed' }],
    [{ status: 'queued' }, { outcome: 'other' }],
    [{ code: 30034 }, { code: '30034', cause: 'sender-not-registered' }],
    [{ provider: 'plivo', code: null }, { outcome: 'failed' }],
    [{ sentAt: '2027-03-01T14:00:00.000Z' }, { sentAt: Date.UTC(2027, 2, 1, 14) }],
  ])('reads %j, plain or not, twice alike', (parts, heard) => {
    const read = lineReader();
    const line = JSON.stringify({
      id: 'SM1',
      at: '2027-03-01T14:05:11.120Z',
      provider: 'twilio',
      carrier: 'carrier-a',
      status: 'failed',
      code: '30003',
      ...parts,
    });

    const { slice, ...first } = read(line) as Exclude<ReturnType<typeof read>, { unreadable: string }>;
    const { slice: again, ...second } = read(line) as Exclude<
      ReturnType<typeof read>,
      { unreadable: string }
    >;
    expect(first).toMatchObject({
      id: 'SM1',
      workspace: 'main',
      at: Date.UTC(2027, 2, 1, 14, 5, 11, 120),
      ...heard,
    });
    expect(second).toEqual(first);
    expect(again).toMatchObject(slice);
    expect(slice.carrier).toBe('carrier-a');
  });

  it.each([
    'null',
    '{}',
    '{"id":"a","at":"2027-13-01T14:05:11.120Z","status":"failed"}',
    '{"id":"a","at":"2027-03-01T14:05:11.120","status":"failed"}',
    '{"id":"","at":"2027-03-01T14:05:11.120Z","status":"failed"}',
    '{"id":"a","at":"2027-03-01T14:05:11.120Z","status":"failed","site":"a\\u0007"}',
    `{"id":"a","at":"2027-03-01T14:05:11.120Z","status":"failed","site":"${'x'.repeat(81)}"}`,
    '{"id":"a","at":"2027-03-01T14:05:11.120Z","status":"failed","site":{}}',
  ])('refuses %s, though it has read its like', (line) => {
    const read = lineReader();
    expect(read('{"id":"b","at":"2027-03-01T14:05:11.120Z","status":"failed"}')).toMatchObject({ id: 'b' });
    expect(read(line)).toMatchObject({ unreadable: expect.stringMatching(/\.$/) });
  });
});

describe('as a process', () => {
  const run = () => spawn(process.execPath, ['src/main.ts', 'watch'], { stdio: ['pipe', 'pipe', 'pipe'] });

  it('tells at once, while the stream goes on', async () => {
    const child = run();
    const third = texts.findIndex(({ at }) => at >= start) + 3;
    child.stdin.write(`${log.slice(0, third).join('\n')}\n`);
    const [chunk] = await once(child.stdout, 'data');

    expect(JSON.parse(String(chunk))).toMatchObject({ kind: 'opened', cause: 'out-of-credits' });
    child.stdin.end();
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  it('ends with 0 when its reader has gone', async () => {
    const child = run();
    child.stdout.destroy();
    child.stdin.on('error', () => {});
    child.stdin.end(log.join('\n'));
    const [code] = await once(child, 'close');

    expect(code).toBe(0);
  });
});
