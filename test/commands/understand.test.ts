import { expect, it } from 'vitest';
import { understandCommand } from '#commands/understand.ts';
import { openShell, practice } from './shell.ts';

const text =
  'Text to Jane Doe, DOB 02/14/1961, +1 555-555-0142, jane@example.com failed at 9:40pm in CareMessage with 30007';

async function understand(words: readonly string[], options = {}) {
  const { shell, stdout, stderr } = openShell();
  const code = await understandCommand(shell, practice, words, options);
  return { code, stdout: stdout(), stderr: stderr() };
}

it('prints the facts, where patient data stood, and what was meant', async () => {
  const { code, stdout } = await understand([text], { json: true });
  const said = JSON.parse(stdout);

  expect(code).toBe(0);
  expect(Object.keys(said)).toEqual(['facts', 'phi', 'intent']);
  expect(said.facts).toMatchObject({ platform: 'caremessage', status: 'failed', error: '30007' });
  expect(said.phi.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['phone', 'date-of-birth', 'email']),
  );
  for (const datum of said.phi) expect(Object.keys(datum)).toEqual(['kind', 'start', 'end']);
});

it.each([{}, { json: true }])('never shows the patient data itself: %j', async (options) => {
  const { stdout, stderr } = await understand([text], options);

  expect(stdout + stderr).not.toMatch(/Jane|Doe|1961|0142|jane@/);
});

it('reads well to a person', async () => {
  expect((await understand([text])).stdout).toMatch(/System: CareMessage.*patient data \(.*phone/s);
  expect((await understand(['asdf'])).stdout).toContain('No fact was found');
});

it('refuses nothing as wrong use', async () => {
  await expect(understand(['', ' '])).rejects.toMatchObject({ code: 'usage' });
});
