import { PassThrough, Readable } from 'node:stream';
import type { Shell } from '#commands/shell.ts';
import { openLogger } from '#kit/logger.ts';
import { FakeClock } from '../fakes/clock.ts';

/** A line of the protocol; only what the tests look into is named. */
interface SaidLine {
  readonly type: string;
  readonly causes?: readonly { readonly id: string; readonly probability: number }[];
  readonly escalation?: object;
}

/** A shell whose input is given and whose output can be read. */
export function openShell(input: string | Readable = '') {
  const written = { stdout: '', stderr: '' };
  const screen = (name: keyof typeof written) =>
    new PassThrough().on('data', (chunk) => {
      written[name] += chunk;
    });
  const stderr = screen('stderr');
  const clock = new FakeClock();
  const shell: Shell = {
    stdin: typeof input === 'string' ? Readable.from([input]) : input,
    stdout: screen('stdout'),
    stderr,
    env: {},
    clock,
    log: openLogger({ level: 'error', clock, sink: stderr }),
  };
  return {
    shell,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    objects: () =>
      written.stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as SaidLine),
  };
}

export const practice = { country: 'US', support: {}, secureUpload: {} };
