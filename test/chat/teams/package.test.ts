import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigTrouble, UsageTrouble } from '#kit/errors.ts';
import { type AppDetails, commands, teamsManifest } from '../../../manifests/teams/manifest.ts';
import { readDetails, zipOf } from '../../../manifests/teams/package.ts';

const folder = new URL('../../../manifests/teams/', import.meta.url);
const details: AppDetails = {
  appId: '1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f',
  version: '0.1.0',
  developer: 'Clinic IT',
  website: 'https://www.clinic.example/',
  privacy: 'https://www.clinic.example/privacy',
  terms: 'https://www.clinic.example/terms',
};
const manifest = teamsManifest(details);
const [bot] = manifest.bots!;

describe('the manifest', () => {
  // a schema that the library does not bring along would be fetched
  beforeEach(
    () =>
      void vi.stubGlobal(
        'fetch',
        vi.fn(() => Promise.reject(new Error('no network'))),
      ),
  );
  afterEach(() => {
    expect(fetch).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it('is what Microsoft’s schema asks for', async () => {
    expect(await faultsOf({})).toEqual([]);
  });

  it.each([
    ['an id that is no GUID', { id: 'smsfail' }],
    ['no icons', { icons: undefined }],
    ['an unknown property', { colour: '#1f4e79' }],
    ['a mistyped scope', { bots: [{ ...bot, scopes: ['groupchat'] }] }],
    ['a long description', { description: { short: 'x'.repeat(81), full: 'x' } }],
    ['a page that is no address', { developer: { ...manifest.developer, websiteUrl: 'www.clinic.example' } }],
    ['thirteen commands', { bots: [{ ...bot, commandLists: [{ scopes: ['team'], commands: many(13) }] }] }],
  ])('would be refused with %s', async (_, change) => {
    expect(await faultsOf(change)).not.toEqual([]);
  });

  it('works where staff are, and offers the same commands everywhere', () => {
    expect(bot!.scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(bot!.commandLists!.map((list) => list.scopes)).toEqual([['personal'], ['team'], ['groupChat']]);
    for (const list of bot!.commandLists!) expect(list.commands).toEqual(commands);
    expect(bot).toMatchObject({ botId: details.appId, supportsFiles: false, isNotificationOnly: false });
    expect(manifest).toMatchObject({ id: details.appId, supportsChannelFeatures: 'tier1' });
  });

  it('asks for no message that is not meant for the bot, and for no other data', () => {
    expect(manifest).not.toHaveProperty('authorization');
    expect(manifest).not.toHaveProperty('webApplicationInfo');
    expect(manifest).not.toHaveProperty('validDomains');
    expect(JSON.stringify(manifest)).not.toMatch(/\.(Read|ReadWrite|Send)\b/i);
    expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
  });

  it('offers few commands that fit a menu', () => {
    expect(commands.length).toBeLessThanOrEqual(8);
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
    // Teams shows about this much of each
    for (const { title, description } of commands) {
      expect(title.length, title).toBeLessThanOrEqual(32);
      expect(description.length, title).toBeLessThanOrEqual(128);
    }
  });
});

describe('the icons', () => {
  it('has a colour icon of 192 × 192 without transparency', () => {
    expect(head(icon('color.png'))).toEqual({ width: 192, height: 192, depth: 8, kind: 2 });
    expect(icon('color.png').length).toBeLessThan(8_000);
  });

  it('has an outline of 32 × 32, nothing but white on nothing', () => {
    const png = icon('outline.png');
    expect(head(png)).toEqual({ width: 32, height: 32, depth: 8, kind: 6 });
    const rows = inflateSync(chunkOf(png, 'IDAT'));
    expect(rows.length).toBe(32 * (1 + 32 * 4));
    let drawn = 0;
    for (let y = 0; y < 32; y++) {
      const row = rows.subarray(y * 129, (y + 1) * 129);
      expect(row[0], 'rows are written without a filter').toBe(0);
      for (let x = 1; x < row.length; x += 4) {
        expect([...row.subarray(x, x + 3)]).toEqual([255, 255, 255]);
        if (row[x + 3]! > 0) drawn += 1;
      }
    }
    expect(drawn).toBeGreaterThan(100);
    expect(drawn).toBeLessThan(500);
  });
});

describe('the file for Teams', () => {
  it('holds the manifest and both icons, at its root', () => {
    const files = unzipSync(zipOf(manifest));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json']!))).toEqual(JSON.parse(JSON.stringify(manifest)));
    expect(Buffer.from(files['color.png']!).equals(icon('color.png'))).toBe(true);
    expect(Buffer.from(files['outline.png']!).equals(icon('outline.png'))).toBe(true);
  });

  it('has the same bytes whenever and wherever it is made', () => {
    vi.useFakeTimers({ now: new Date('2026-01-05T09:00Z') });
    vi.stubEnv('TZ', 'Pacific/Auckland');
    const first = zipOf(manifest);
    vi.setSystemTime(new Date('2031-07-01T23:59Z'));
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const second = zipOf(manifest);
    vi.unstubAllEnvs();
    vi.useRealTimers();
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});

describe('what the operator says', () => {
  const env = { TEAMS_APP_ID: details.appId };
  const args = ['--developer', 'Clinic IT', '--website', 'https://www.clinic.example'];

  it('is the bot’s id, who runs it and one page', () => {
    expect(readDetails(env, args)).toMatchObject({
      appId: details.appId,
      developer: 'Clinic IT',
      website: details.website,
      privacy: details.website,
      terms: details.website,
    });
    expect(readDetails(env, [...args, '--privacy', details.privacy, '--version', '1.2.3'])).toMatchObject({
      privacy: details.privacy,
      terms: details.website,
      version: '1.2.3',
    });
  });

  it.each([
    ['no id', {}, args, ConfigTrouble, /^TEAMS_APP_ID is missing\. Copy/],
    ['an empty id', { TEAMS_APP_ID: ' ' }, args, ConfigTrouble, /is missing/],
    ['an id that is none', { TEAMS_APP_ID: 'smsfail' }, args, ConfigTrouble, /is not a GUID/],
    ['nobody who runs it', env, args.slice(2), UsageTrouble, /--developer/],
    ['a long name', env, ['--developer', 'x'.repeat(33)], UsageTrouble, /at most 32/],
    ['no page', env, args.slice(0, 2), UsageTrouble, /--website/],
    ['a page without TLS', env, [...args.slice(0, 3), 'http://a.example'], UsageTrouble, /https/],
    ['a strange version', env, [...args, '--version', 'new'], UsageTrouble, /1\.0\.1/],
    ['an unknown option', env, [...args, '--colour', 'red'], UsageTrouble, /--colour/],
  ] as const)('is refused with %s, with what to do', (_, given, options, kind, message) => {
    const reading = () => readDetails(given, options);
    expect(reading).toThrow(kind);
    expect(reading).toThrow(message);
  });
});

async function faultsOf(change: object): Promise<readonly string[]> {
  // as it is read from the file: what is undefined is not there
  const changed = JSON.parse(JSON.stringify({ ...manifest, ...change }));
  return AppManifestUtils.validateAgainstSchema(changed);
}

function many(count: number): { title: string }[] {
  return Array.from({ length: count }, (_, at) => ({ title: `command ${at}` }));
}

function icon(name: string): Buffer {
  return readFileSync(new URL(name, folder));
}

/** What a PNG says of itself; kind 2 is colour, 6 is colour with transparency. */
function head(png: Buffer) {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const ihdr = chunkOf(png, 'IHDR');
  return { width: ihdr.readUInt32BE(0), height: ihdr.readUInt32BE(4), depth: ihdr[8], kind: ihdr[9] };
}

/** The first chunk of that kind. */
function chunkOf(png: Buffer, kind: string): Buffer {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === kind) return png.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
  throw new Error(`There is no ${kind} in this PNG.`);
}
