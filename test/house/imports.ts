/** Reads what every file under `src/` imports, by its text. */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export interface Import {
  /** The file that imports, below `src/`. */
  readonly from: string;
  /** What it imports: a path below `src/`, or a package. */
  readonly to: string;
  readonly ours: boolean;
  /** Gone at run time. */
  readonly typeOnly: boolean;
}

export const files: ReadonlyMap<string, string> = new Map(
  globSync('src/**/*.ts').map((path) => [path.slice('src/'.length), readFileSync(path, 'utf8')]),
);

const patterns = [
  /^(?:import|export)\s+(?<type>type\s)?[^;'"]*?\sfrom\s+['"](?<to>[^'"]+)['"]/gm,
  /^import\s+(?<type>)['"](?<to>[^'"]+)['"]/gm,
  /\bimport\((?<type>)\s*['"](?<to>[^'"]+)['"]/g,
];

export const imports: readonly Import[] = [...files].flatMap(([from, text]) =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }: { groups?: { to?: string; type?: string } }) => ({
      from,
      ...target(from, groups?.to ?? ''),
      typeOnly: Boolean(groups?.type),
    })),
  ),
);

/** The first folder of a path, or the file itself at the top. */
export const roomOf = (path: string): string => path.split('/')[0] ?? '';

function target(from: string, to: string): { readonly to: string; readonly ours: boolean } {
  if (to.startsWith('#')) return { to: to.slice(1), ours: true };
  if (to.startsWith('.')) return { to: posix.normalize(posix.join(posix.dirname(from), to)), ours: true };
  return { to, ours: false };
}
