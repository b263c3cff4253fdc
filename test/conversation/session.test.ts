/** What is kept of a talk: ids only, in one version, and never the words of an error that no list holds. */
import { describe, expect, it } from 'vitest';
import { fresh, pack, type Session, unpack } from '#conversation/session.ts';
import { summaryView } from '#views/verdict.ts';
import { allOf, begin } from './talk.ts';

describe('a session', () => {
  it('comes back from the store as it was', () => {
    const talk = begin({ facts: { platform: 'open-dental', status: 'failed' } });
    talk.answer('recipient-number', '503-555-01');
    talk.press('not-it');
    expect(unpack(pack(talk.session))).toEqual(talk.session);
    expect(unpack(pack(fresh))).toEqual(fresh);
  });

  it.each([
    ['broken', '{"version":1,'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['of another version', JSON.stringify({ ...fresh, version: 2 })],
    ['of no version', JSON.stringify({ ...fresh, version: undefined })],
    ['with a fact that there is not', JSON.stringify({ ...fresh, facts: { mood: 'x' } })],
    ['with a cause that there is not', JSON.stringify({ ...fresh, shown: 'bad-luck' })],
    ['with a turn below none', JSON.stringify({ ...fresh, turn: -1 })],
    ['with too long a fact', JSON.stringify({ ...fresh, facts: { status: 'x'.repeat(41) } })],
    [
      'with an endless history',
      JSON.stringify({ ...fresh, history: Array(201).fill({ did: 'skipped', fact: 'status' }) }),
    ],
  ])('%s is refused, so the talk starts afresh', (_, json) => {
    expect(unpack(json)).toBeUndefined();
  });

  it('stays small, however long the talk', () => {
    const talk = begin({ facts: { platform: 'caremessage', status: 'failed' } });
    for (let left = 30; left > 0 && talk.move.kind !== 'person'; left--) {
      talk.goOn({});
      talk.press('not-it');
    }
    expect(pack(talk.session).length).toBeLessThan(3000);
  });
});

describe('the words of an error in no list', () => {
  const strange = 'Flux capacitor 99';

  it('are shown while the talk lasts, and are gone once it was stored', () => {
    const talk = begin({ facts: { platform: 'dental-intelligence', status: 'failed', error: strange } });
    talk.goOn({});
    expect(allOf(talk.verdict())).toContain(strange);
    expect(talk.move.trail).toContainEqual({ fact: 'error', label: 'Error shown', value: strange });
    expect(pack(talk.session)).not.toContain('Flux');

    const stored = unpack(pack(talk.session)) as Session;
    expect(stored.strangeError).toBe(true);
    expect(stored).not.toHaveProperty('unsaved');
  });

  it('are never in what the channel sees, and still on the way back from it', () => {
    const talk = begin({ facts: { platform: 'dental-intelligence', status: 'failed', error: strange } });
    talk.goOn({});
    talk.press('preview');
    if (talk.move.kind !== 'preview') throw new Error('no preview');
    expect(allOf(summaryView(talk.move.verdict))).not.toContain('Flux');
    expect(allOf(summaryView(talk.move.verdict))).toMatch(/error exactly as shown/);
    const shared = talk.press('share');
    if (shared.kind !== 'shared') throw new Error('not shared');
    expect(allOf(shared.verdict)).not.toContain('Flux');
    talk.say({ says: 'show' });
    expect(allOf(talk.verdict())).toContain(strange);
  });

  it('are cut, and patient data in them is taken out', () => {
    const talk = begin({
      facts: { platform: 'other', error: `zorp for Maria Gonzalez ${'9x'.repeat(300)}` },
    });
    expect(talk.session.unsaved?.error).toMatch(/^zorp for \[name\] 9x/);
    expect(talk.session.unsaved?.error?.length).toBeLessThanOrEqual(200);
  });
});
