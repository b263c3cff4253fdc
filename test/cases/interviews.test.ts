/** Every interview case, ours and the reference's, put to one `smsfail interview` process as a script would put it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Case {
  readonly id: string;
  readonly row: string;
  readonly start: {
    readonly platform?: string;
    readonly text?: string;
    readonly facts?: Record<string, string>;
  };
  /** What staff would answer; a question that is not among them is answered "unknown". */
  readonly truth: Readonly<Record<string, string>>;
  readonly expect: {
    readonly kind: 'cause' | 'not-a-failure' | 'answer' | 'undetermined' | 'any';
    /** The first cause must be one of these; an empty list asks for nothing. */
    readonly cause: readonly string[];
    /** These must be shown as possible, at whatever place. */
    readonly among?: readonly string[];
    readonly steps: readonly string[];
    readonly forbid: readonly string[];
    readonly maxQuestions: number;
  };
}

/** A line of the bot; only what the cases look into is named. */
interface Said {
  readonly type: 'question' | 'verdict' | 'error';
  readonly id?: string;
  readonly kind?: string;
  readonly causes?: readonly { readonly id: string }[];
  readonly steps?: readonly { readonly text: string }[];
  readonly asked?: number;
}

let bot: ChildProcessWithoutNullStreams;
let lines: AsyncIterator<string>;

beforeAll(() => {
  bot = spawn(process.execPath, [resolve('src/main.ts'), 'interview'], { cwd: tmpdir(), env: {} });
  lines = createInterface({ input: bot.stdout })[Symbol.asyncIterator]();
});
afterAll(async () => {
  const ended = new Promise((done) => bot.on('close', done));
  bot.stdin.end();
  expect(await ended).toBe(0);
});

async function hear(said: object): Promise<string> {
  bot.stdin.write(`${JSON.stringify(said)}\n`);
  const { value, done } = await lines.next();
  if (done) throw new Error('the bot is gone');
  return value;
}

/** Answers truthfully until the bot concludes, and gives its last line with the questions it put. */
async function interviewed({ start, truth }: Case): Promise<{ line: string; questions: string[] }> {
  const questions: string[] = [];
  let line = await hear({ type: 'start', ...start });
  while (questions.length <= 30) {
    const said = JSON.parse(line) as Said;
    if (said.type !== 'question') return { line, questions };
    questions.push(said.id ?? '');
    line = await hear({ type: 'answer', id: said.id, value: truth[said.id ?? ''] ?? 'unknown' });
  }
  throw new Error(`it asks without end: ${questions.join(', ')}`);
}

const casesOf = (file: string): [string, Case][] =>
  JSON.parse(readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')).map((one: Case) => [
    one.id,
    one,
  ]);

describe.each(['interviews.json', 'own-interviews.json'])('%s', (file) => {
  const cases = casesOf(file);

  it('has a name for each case', () => {
    expect(new Set(cases.map(([id]) => id)).size).toBe(cases.length);
  });

  it.each(cases)('%s', async (_, one) => {
    const { line, questions } = await interviewed(one);

    const { type, kind, causes = [], steps = [], asked } = JSON.parse(line) as Said;
    const way = `asked ${questions.join(', ') || 'nothing'}\n${line}`;
    expect(type, way).toBe('verdict');
    if (one.expect.kind !== 'any') expect(kind, way).toBe(one.expect.kind);
    if (one.expect.cause.length > 0) expect(one.expect.cause, way).toContain(causes[0]?.id);
    expect(
      causes.map(({ id }) => id),
      way,
    ).toEqual(expect.arrayContaining([...(one.expect.among ?? [])]));
    const todo = steps.map(({ text }) => text).join('\n');
    for (const step of one.expect.steps) expect(todo, way).toMatch(new RegExp(step));
    for (const word of one.expect.forbid) expect(line, way).not.toMatch(new RegExp(word, 'i'));
    expect(questions.length, way).toBeLessThanOrEqual(one.expect.maxQuestions);
    expect(asked, way).toBe(questions.length);
    expect(new Set(questions).size, way).toBe(questions.length);
  });
});
