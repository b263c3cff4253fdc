import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noMap, openMap, readMap } from '#receipts/map.ts';

function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'smsfail-map-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'map.json');
  writeFileSync(path, text);
  return path;
}

function faults(json: unknown): string[] {
  const read = readMap(file(typeof json === 'string' ? json : JSON.stringify(json)), 'US');
  return 'faults' in read ? read.faults.map(({ problem, remedy }) => `${problem} ${remedy}`) : [];
}

describe('without a list of workspaces', () => {
  it('has one address, lets feeds name what they like, and everybody sees everything', () => {
    expect(noMap.knows('main')).toBe(true);
    expect(noMap.knows('north')).toBe(false);
    expect(noMap.accepts('north')).toBe(true);
    expect(noMap.accepts('a b')).toBe(false);
    expect(noMap.accepts('x'.repeat(81))).toBe(false);
    expect(noMap.scopeOf('slack', 'T0123')).toBe('all');
    expect(noMap.placeOf('+12125550100')).toBeUndefined();
  });
});

describe('with a list', () => {
  const tenant = '0B2C9F64-2222-4444-8888-ABCDEF012345';
  const workspaces = {
    north: { chats: ['slack:T0001', `teams:${tenant}`] },
    south: { chats: ['slack:T0002'] },
    both: { chats: ['slack:T0001', 'slack:T0002'] },
    nobody: { chats: [] },
  };
  const map = openMap({ workspaces }, 'US');

  it('knows and accepts what is listed, and main', () => {
    for (const workspace of ['main', 'north', 'nobody']) {
      expect(map.knows(workspace)).toBe(true);
      expect(map.accepts(workspace)).toBe(true);
    }
    for (const workspace of ['west', '', 'toString', '__proto__']) {
      expect(map.knows(workspace)).toBe(false);
      expect(map.accepts(workspace)).toBe(false);
    }
  });

  it('shows everybody their own and nobody another’s', () => {
    expect(map.scopeOf('slack', 'T0001')).toEqual(['north', 'both']);
    expect(map.scopeOf('slack', 'T0002')).toEqual(['south', 'both']);
    expect(map.scopeOf('teams', tenant.toLowerCase())).toEqual(['north']);
    expect(map.scopeOf('teams', 'T0001')).toEqual(['main']);
    expect(map.scopeOf('slack', 't0001')).toEqual(['main']);
    expect(map.scopeOf('slack', '')).toEqual(['main']);
  });

  it('keeps a main that is listed for the chats it names', () => {
    const owned = openMap({ workspaces: { main: { chats: ['slack:T0001'] }, south: { chats: [] } } }, 'US');
    expect(owned.scopeOf('slack', 'T0001')).toEqual(['main']);
    expect(owned.scopeOf('slack', 'T0009')).toEqual([]);
  });

  it('with an empty list, shows main alone', () => {
    const empty = openMap({ workspaces: {} }, 'US');
    expect(empty.scopeOf('slack', 'T0001')).toEqual(['main']);
    expect(empty.accepts('north')).toBe(false);
  });
});

describe('the file', () => {
  it('is read with its senders in any spelling', () => {
    const read = readMap(
      file(
        `\uFEFF${JSON.stringify({
          senders: {
            '(212) 555-0100': { platform: 'cliniko', site: 'north' },
            CLINIC: { workspace: 'north' },
          },
          workspaces: { north: {} },
        })}`,
      ),
      'US',
    );
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    expect(read.map.placeOf('+12125550100')).toEqual({ platform: 'cliniko', site: 'north' });
    expect(read.map.placeOf('CLINIC')).toEqual({ workspace: 'north' });
    expect(read.map.placeOf('constructor')).toBeUndefined();
    expect(read.map.knows('north')).toBe(true);
  });

  it('shows every fault at once, where it is and what to do', () => {
    const found = faults({
      workspaces: { 'a b': {}, north: { chats: ['T0123'], chat: [], people: [] } },
      senders: { '+12125550100': { platform: 'secret', site: '' } },
      sender: {},
    });

    expect(found).toHaveLength(7);
    const text = found.join('\n');
    expect(text).toContain('.workspaces["a b"]: must be 1 to 80 letters');
    expect(text).toContain('.workspaces.north.chats[0]: must be a chat and its workspace');
    expect(text).toContain('.workspaces.north.chat.');
    expect(text).toContain('.workspaces.north.people.');
    expect(text).toContain('.senders["+12125550100"].platform: must be one of caremessage');
    expect(text).toContain('.senders["+12125550100"].site: must not be empty');
    expect(text).toContain('at .sender.');
    expect(text).not.toContain('secret');
  });

  it('refuses two entries for one sender, and a sender’s workspace that is not listed', () => {
    const found = faults({
      workspaces: { north: {} },
      senders: { '+12125550100': {}, '212 555 0100': { workspace: 'south' }, X12: { workspace: 'main' } },
    });
    expect(found).toHaveLength(2);
    expect(found.join('\n')).toMatch(/two things of the sender \+12125550100.*not listed/s);
  });

  it.each([
    ['{"senders": {', 'is not JSON'],
    ['[]', 'its top'],
    ['"x"', 'its top'],
  ])('that holds %s is refused', (text, why) => {
    expect(faults(text).join()).toContain(why);
  });

  it('that is not there is a fault with its remedy', () => {
    const read = readMap('/nowhere/map.json', 'US');
    expect(read).toMatchObject({
      faults: [{ variable: 'RECEIPTS_MAP', problem: expect.stringContaining('cannot be read') }],
    });
  });
});
