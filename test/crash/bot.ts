/** The bot as it really runs: a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Site } from './site.ts';

export interface Bot {
  readonly url: string;
  /** `kill -9`, at once; resolves when the process is gone. @throws Error if it had gone by itself. */
  kill(): Promise<void>;
  /** As whoever runs it stops it. @throws Error if it does not end well. */
  stop(): Promise<void>;
}

/** How long it may take to come up, ms. */
const patience = 30_000;
/** Lines of its log that are shown when it fails. */
const tail = 5;

/** Gives the bot when it is up. @throws Error with the end of its log if it does not come up. */
export async function startBot(site: Site, env: Readonly<Record<string, string>>): Promise<Bot> {
  const child = site.start([], { PORT: '0', ...env });
  const last: string[] = [];
  const { promise: up, resolve, reject } = Promise.withResolvers<string>();
  const fail = (what: string) => reject(new Error([`The bot ${what}. Its log ends:`, ...last].join('\n')));
  const late = setTimeout(() => fail('does not come up'), patience);
  child.once('exit', () => fail('ended by itself'));
  child.stdout?.resume();
  createInterface({ input: child.stderr! }).on('line', (line) => {
    last.push(line);
    if (last.length > tail) last.shift();
    const [, url] = /"url":"(http:[^"]+)".*"The bot is up\."/.exec(line) ?? [];
    if (url) resolve(url);
  });

  const end = async (signal: 'SIGKILL' | 'SIGTERM', good: (child: ChildProcess) => boolean) => {
    const gone = child.exitCode !== null || child.signalCode !== null;
    if (!gone) {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    }
    if (gone || !good(child))
      throw new Error([`The bot ended with ${child.exitCode}. Its log ends:`, ...last].join('\n'));
  };
  try {
    return {
      url: await up,
      kill: () => end('SIGKILL', ({ signalCode }) => signalCode === 'SIGKILL'),
      stop: () => end('SIGTERM', ({ exitCode }) => exitCode === 0),
    };
  } finally {
    clearTimeout(late);
  }
}
