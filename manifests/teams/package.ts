/**
 * Makes the file that an administrator uploads into Teams:
 * `npm run package:teams -- --developer "Clinic IT" --website https://www.clinic.example`
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { ConfigTrouble, type Fault, Trouble, UsageTrouble } from '#kit/errors.ts';
import about from '../../package.json' with { type: 'json' };
import { type AppDetails, type Manifest, teamsManifest } from './manifest.ts';

/** Bytes of the zip: the manifest and the two icons at its root. The same manifest gives the same bytes, anywhere. */
export function zipOf(manifest: Manifest): Uint8Array {
  const icon = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));
  // the earliest time that a zip can hold; it holds local time, so this is not said in UTC
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
      'color.png': icon('color.png'),
      'outline.png': icon('outline.png'),
    },
    { mtime, level: 9 },
  );
}

/**
 * What the environment and the command line say of the app.
 * @throws ConfigTrouble if the bot's id is missing or no GUID. UsageTrouble if an option is missing or cannot be used.
 */
export function readDetails(
  { TEAMS_APP_ID }: { readonly TEAMS_APP_ID?: string | undefined },
  args: readonly string[],
): AppDetails {
  const appId = TEAMS_APP_ID?.trim() ?? '';
  if (appId === '') throw appIdFault('is missing.');
  if (!guid.test(appId)) throw appIdFault('is not a GUID.');

  const options = read(args);
  const developer = options.developer?.trim() ?? '';
  if (developer === '' || developer.length > longestName)
    throw new UsageTrouble(
      `Teams shows staff who runs the app: give --developer with a name of at most ${longestName} characters.`,
      { hint: example },
    );
  const website = page('website', options.website);
  const version = options.version ?? about.version;
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new UsageTrouble('The --version must be three numbers, such as 1.0.1.', { hint: example });
  return {
    appId,
    version,
    developer,
    website,
    privacy: options.privacy === undefined ? website : page('privacy', options.privacy),
    terms: options.terms === undefined ? website : page('terms', options.terms),
  };
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longestName = 32;
const example =
  'Write it like: npm run package:teams -- --developer "Clinic IT" --website https://www.clinic.example [--privacy https://…] [--terms https://…] [--version 1.0.1]';

function appIdFault(problem: string): ConfigTrouble {
  const fault: Fault = {
    variable: 'TEAMS_APP_ID',
    problem,
    remedy:
      'Copy the Microsoft App ID from Azure portal > your Azure Bot > Configuration, such as 1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f.',
  };
  return new ConfigTrouble([fault]);
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { developer: text, website: text, privacy: text, terms: text, version: text },
    }).values;
  } catch (cause) {
    throw new UsageTrouble(cause instanceof Error ? cause.message : 'The options cannot be read.', {
      hint: example,
      cause,
    });
  }
}

function page(option: string, address: string | undefined): string {
  const url = URL.parse(address ?? '');
  if (url?.protocol === 'https:') return url.href;
  throw new UsageTrouble(
    `Teams links staff to a page about the app: give --${option} with an address that begins with https://.`,
    { hint: example },
  );
}

/** Where the file goes, seen from the project's folder. */
const file = 'dist/smsfail-teams.zip';

function make(): void {
  // the settings of the folder it is started in; what is set already wins
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { env, argv } = process;
  const details = readDetails(env, argv.slice(2));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zipOf(teamsManifest(details)));
  process.stdout.write(`Wrote ${file}: version ${details.version} of the app ${details.appId}.

Next, for everybody: Teams admin center (https://admin.teams.microsoft.com) > Teams apps > Manage apps >
  Actions > Upload new app. An app that stands there already: open it and upload the file as its new
  version; its number must be higher (--version).
Or for yourself, where your organisation allows it: Teams > Apps > Manage your apps > Upload an app.
`);
}

if (import.meta.main)
  try {
    make();
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    process.stderr.write(`${trouble.message}\n${trouble.hint}\n`);
    process.exitCode = 2;
  }
