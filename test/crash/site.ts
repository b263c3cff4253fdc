/** What a run would leave behind: a folder and processes. Both go when it ends, however it is told to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

export interface Site {
  /** Empty at first; ours alone. */
  readonly folder: string;
  /**
   * Starts the program as people do, in the folder, where no `.env` is, and with no more in its environment than this.
   * What one that ended well has compiled is kept for the next ones, for starting is most of what a run does.
   */
  start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess;
}

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** To be called once: it also takes the signals that end a process. */
export function openSite(): Site {
  const folder = mkdtempSync(join(tmpdir(), 'smsfail-crash-'));
  const running = new Set<ChildProcess>();
  process.on('exit', () => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => process.exit(128 + constants.signals[name]));
  return {
    folder,
    start(args, env) {
      const child = spawn(execPath, [program, ...args], {
        cwd: folder,
        env: { NODE_COMPILE_CACHE: join(folder, 'compiled'), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.add(child);
      child.on('exit', () => running.delete(child));
      return child;
    },
  };
}
