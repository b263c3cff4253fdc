import { expect, it } from 'vitest';
import { explainCommand } from '#commands/explain.ts';
import { openShell } from './shell.ts';

async function explain(words: readonly string[], options = {}) {
  const { shell, stdout, stderr } = openShell();
  const code = await explainCommand(shell, words, options);
  return { code, stdout: stdout(), stderr: stderr() };
}

it('tells a receptionist what a code means, who can mend it, and whether to send again', async () => {
  const { code, stdout, stderr } = await explain(['30003'], { provider: 'twilio' });

  expect(code).toBe(0);
  expect(stdout).toMatch(/^Twilio 30003\n/);
  expect(stdout).toMatch(/Likely cause:.*Who can mend it:.*Sending again:.*Source:/s);
  expect(stderr).toBe('');
});

it('prints one JSON object of the public names', async () => {
  const { stdout } = await explain(['30003'], { provider: 'twilio', json: true });

  expect(Object.keys(JSON.parse(stdout))).toEqual([
    'input',
    'provider',
    'code',
    'cause',
    'meaning',
    'permanence',
    'whoCanFix',
    'retry',
    'source',
  ]);
  expect(stdout.trim().split('\n')).toHaveLength(1);
});

it('does not know what it does not know, and that is an answer', async () => {
  const { code, stdout } = await explain(['qqq', '\u001b[31mzzz'], { json: true });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ input: 'qqq \u001b[31mzzz', cause: null });

  const drawn = await explain(['qqq', '\u001b[31mzzz']);
  expect(drawn.code).toBe(0);
  expect(drawn.stdout).not.toContain('\u001b');
});

it.each([
  [[''], {}, /nothing to explain/],
  [['  '], {}, /nothing to explain/],
  [['1'], { provider: 'pigeon' }, /no provider "pigeon"/],
  [['1'], { platform: 'toString' }, /no platform/],
])('refuses %j %j as wrong use', async (words, options, message) => {
  await expect(explain(words, options)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(message),
    hint: expect.any(String),
  });
});
