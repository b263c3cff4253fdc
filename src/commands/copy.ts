/** Moves what the file of DATABASE_PATH holds into the PostgreSQL of DATABASE_URL, or back. */
import { existsSync } from 'node:fs';
import type { Config } from '#config.ts';
import { ConfigTrouble, UsageTrouble } from '#kit/errors.ts';
import { copyStore } from '#store/copy.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/**
 * The bot must not run meanwhile. Prints the rows of each table as one JSON object.
 * @throws UsageTrouble, ConfigTrouble or StoreTrouble; nothing was copied then.
 */
export async function copyCommand(
  shell: Shell,
  { databasePath, databaseUrl }: Pick<Config, 'databasePath' | 'databaseUrl'>,
  { back = false }: { readonly back?: boolean },
): Promise<ExitCode> {
  if (databaseUrl === undefined)
    throw new ConfigTrouble([
      {
        variable: 'DATABASE_URL',
        problem: 'is missing.',
        remedy: 'Set it to the address of the database, beside DATABASE_PATH.',
      },
    ]);
  const [file, server] = [{ databasePath }, { databasePath, databaseUrl }];
  if (!back && !existsSync(databasePath))
    throw new UsageTrouble(`There is no file ${databasePath} to copy.`, {
      hint: 'Set DATABASE_PATH to the file that the bot has used.',
    });
  const rows = await (back ? copyStore(server, file) : copyStore(file, server));
  await print(shell.stderr, `Everything was copied ${back ? `to ${databasePath}` : 'to DATABASE_URL'}.\n`);
  await print(shell.stdout, `${JSON.stringify(rows)}\n`);
  return 0;
}
