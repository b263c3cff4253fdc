/** Prints stored receipts as JSON Lines, in the shape that `watch` reads and `import` takes. */
import type { Config } from '#config.ts';
import { UsageTrouble } from '#kit/errors.ts';
import { watchLines } from '#receipts/files/watch-line.ts';
import { openStore } from '#store/open.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

export interface ExportOptions {
  readonly workspace?: string;
}

/**
 * Ends quietly once nobody reads any more. `leave` stops it, and then the lines are not all there are.
 * @throws UsageTrouble for a workspace that is none.
 */
export async function exportCommand(
  shell: Shell,
  config: Config,
  { workspace }: ExportOptions,
  leave: AbortSignal,
): Promise<ExitCode> {
  if (workspace !== undefined && !config.receipts.map.accepts(workspace))
    throw new UsageTrouble('--workspace names a workspace that is not listed, or is no id.', {
      hint: 'Leave it out to export all of them.',
    });
  const store = await openStore(config);
  try {
    const lineOf = watchLines();
    for await (const rows of store.receipts.all(workspace)) {
      if (leave.aborted) return 1;
      if (!(await print(shell.stdout, rows.map((row) => `${lineOf(row)}\n`).join('')))) return 0;
    }
    return 0;
  } finally {
    await store.close();
  }
}
