import { readFileSync } from 'node:fs';
import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { heard } from '#commands/interview/heard.ts';
import { interview } from '#commands/interview/index.ts';
import { readConfig } from '#config.ts';
import type { step } from '#conversation/step.ts';
import { openShell, practice } from './shell.ts';

/** A machine on which nothing was imported. */
const config = { ...readConfig({ DATABASE_PATH: '/nowhere/smsfail.db' }), practice };

async function talk(...lines: readonly (string | object)[]) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const opened = openShell(input);
  const code = await interview(opened.shell, config);
  return { code, said: opened.objects(), stdout: opened.stdout(), stderr: opened.stderr() };
}

const start = {
  type: 'start',
  platform: 'caremessage',
  text: 'failed at 9:40pm',
  facts: { status: 'failed' },
};

it('asks what it does not know, and ends in a verdict', async () => {
  const { code, said } = await talk(start, { type: 'answer', id: 'failure-scope', value: 'latest' });

  expect(code).toBe(0);
  expect(said).toHaveLength(2);
  const [question, verdict] = said;
  expect(question).toMatchObject({ type: 'question', text: expect.any(String), why: expect.any(String) });
  expect(Object.keys(question ?? {})).toEqual(['type', 'id', 'text', 'why', 'choices']);
  expect(verdict).toMatchObject({
    type: 'verdict',
    kind: 'cause',
    causes: [{ id: 'outside-messaging-hours', because: expect.any(Array) }],
    steps: expect.arrayContaining([{ text: expect.any(String), who: expect.any(String) }]),
    sources: expect.arrayContaining([{ document: 'caremessage', rows: expect.arrayContaining(['CM2']) }]),
    asked: 1,
  });
  expect(String(verdict?.causes?.[0]?.probability)).toMatch(/^(0\.\d{1,2}|1)$/);
  expect(Object.keys(verdict?.escalation ?? {})).toEqual(['route', 'include', 'leaveOut']);
});

it('takes an answer to a question that it did not ask, and "unknown" for any', async () => {
  const { said } = await talk(
    { type: 'start', platform: 'caremessage' },
    { type: 'answer', id: 'opted-out', value: 'yes' },
    { type: 'answer', id: 'status', value: 'failed' },
    ...['shared-number', 'reach', 'failure-scope', 'sent-at', 'line-type'].map((id) => ({
      type: 'answer',
      id,
      value: 'unknown',
    })),
  );

  expect(said.filter(({ type }) => type === 'error')).toEqual([]);
  expect(JSON.stringify(said)).toContain('"id":"recipient-opted-out"');
});

it('goes on after "not it", and afresh after "restart"', async () => {
  const { said } = await talk(
    start,
    { type: 'answer', id: 'failure-scope', value: 'latest' },
    { type: 'not-it' },
    { type: 'restart' },
    { type: 'start' },
  );

  const causes = said.map((line) => line.causes?.[0]?.id);
  expect(causes[1]).toBe('outside-messaging-hours');
  expect(causes[2]).not.toBe('outside-messaging-hours');
  expect(said[3]).toMatchObject({ type: 'question', id: 'platform' });
  expect(said[4]).toEqual(said[3]);
});

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['no JSON', 'hello', /not JSON/],
  ['half a line', '{"type":"answer"', /not JSON/],
  ['no object', '[1]', /none of those/],
  ['null', 'null', /none of those/],
  ['a type unknown', '{"type":"shout"}', /none of those/],
  ['a type of Object', '{"type":"constructor"}', /none of those/],
  ['a field misspelt', '{"type":"start","txt":"x"}', /"start" cannot be used: .*txt/],
  ['no value', '{"type":"answer","id":"reach"}', /"answer" cannot be used: value/],
  ['a fact unknown', '{"type":"answer","id":"mood","value":"x"}', /no fact "mood"/],
  ['a fact of Object', '{"type":"answer","id":"toString","value":"x"}', /no fact/],
  ['a value unknown', '{"type":"answer","id":"reach","value":"moon"}', /no value of "reach"/],
  ['a value of Object', '{"type":"answer","id":"reach","value":"toString"}', /no value of "reach"/],
  ['a fact unknown at the start', '{"type":"start","facts":{"mood":"x"}}', /no fact/],
  ['a platform unknown', '{"type":"start","platform":"x"}', /no value of "platform"/],
  ['a line too long', JSON.stringify({ type: 'start', text: 'x'.repeat(70_000) }), /too long/],
];

it.each(wrong)('says what is wrong with %s, and goes on where it was', async (_name, line, message) => {
  const { code, said } = await talk(start, line, '', '   ', {
    type: 'answer',
    id: 'failure-scope',
    value: 'latest',
  });

  expect(code).toBe(0);
  expect(said.map(({ type }) => type)).toEqual(['question', 'error', 'verdict']);
  expect(said[1]).toEqual({
    type: 'error',
    message: expect.stringMatching(message),
    hint: expect.any(String),
  });
});

it('wants a start before an answer', async () => {
  const { said } = await talk(
    { type: 'answer', id: 'reach', value: 'everyone' },
    { type: 'not-it' },
    { type: 'restart' },
  );

  expect(said.map(({ type }) => type)).toEqual(['error', 'error', 'question']);
});

it('repeats nothing of the patient, and says on the side that it saw something', async () => {
  const { stdout, stderr } = await talk({
    type: 'start',
    text: 'Text to Jane Doe, DOB 02/14/1961, 555-555-0142 failed with error "xyz for Jane Doe"',
  });

  expect(stdout + stderr).not.toMatch(/Jane|Doe|1961|0142/);
  expect(stderr).toContain('patient data');
});

it('takes a number as it is typed in a list', () => {
  expect(heard('{"type":"answer","id":"error","value":30007}', 3)).toEqual({
    says: 'answer',
    turn: 3,
    fact: 'error',
    value: '30007',
  });
});

describe('the stream', () => {
  it('answers each line as it comes, before the next is sent', async () => {
    const input = new PassThrough();
    const opened = openShell(input);
    const said = Promise.withResolvers<void>();
    opened.shell.stdout.on('data', () => said.resolve());
    const ended = interview(opened.shell, config);

    input.write('{"type":"start","platform":"cliniko"}\r\n');
    await said.promise;

    expect(opened.objects()).toHaveLength(1);
    input.end();
    expect(await ended).toBe(0);
  });

  it('stops quietly when nobody reads any more', async () => {
    const opened = openShell(`${JSON.stringify(start)}\n`.repeat(50));
    let written = 0;
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        written += 1;
        done(written > 2 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null);
      },
    }).on('error', () => {});

    expect(await interview({ ...opened.shell, stdout }, config)).toBe(0);
    expect(written).toBe(3);
  });

  it('survives a step that breaks, logs it without content, and the talk goes on', async () => {
    const opened = openShell(
      Readable.from(['{"type":"start","text":"Jane 555-555-0142"}\n{"type":"restart"}\n']),
    );
    const broken: typeof step = (_session, said) => {
      throw new Error(`broken by ${JSON.stringify(said)} +1 555 555 0142`);
    };

    expect(await interview(opened.shell, config, broken)).toBe(0);
    expect(opened.objects().map(({ type }) => type)).toEqual(['error', 'error']);
    expect(opened.stdout()).not.toMatch(/Jane|0142/);
    expect(opened.stderr()).not.toContain('0142');
  });
});

it('imports no chat and no store', () => {
  const source = ['index', 'heard', 'told'].map((name) =>
    readFileSync(`src/commands/interview/${name}.ts`, 'utf8'),
  );
  expect(source.join('\n')).not.toMatch(/#(chat|store)\//);
});
