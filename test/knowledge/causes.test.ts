import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes } from '#knowledge/causes/index.ts';
import type { Cause } from '#knowledge/shape.ts';

interface VocabularyCause {
  readonly id: string;
  readonly group: string;
  readonly usual_fixer: string;
  readonly retry_same_message: string;
}

const vocabulary: readonly VocabularyCause[] = JSON.parse(
  readFileSync(new URL('../fixtures/vocabulary.json', import.meta.url), 'utf8'),
).causes;
const entries: [string, Cause][] = Object.entries(causes);
const words = ({ title, means, steps }: Cause) => [title, means, ...steps.map((step) => step.text)];

describe('the causes', () => {
  it('are those of the vocabulary, with its group, fixer and retry', () => {
    const ours = entries.map(([id, { group, fixer, retry }]) => ({ id, group, fixer, retry }));
    const theirs = vocabulary.map((cause) => ({
      id: cause.id,
      group: cause.group,
      fixer: cause.usual_fixer,
      retry: cause.retry_same_message,
    }));
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect(ours.sort(byId)).toEqual(theirs.sort(byId));
  });

  it('stand in one file per group', async () => {
    const folder = new URL('../../src/knowledge/causes/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== 'index.ts');
    const groups = new Set(entries.map(([, cause]) => cause.group));
    expect(files.sort()).toEqual([...groups].map((group) => `${group}.ts`).sort());
    for (const file of files) {
      const [book] = Object.values(await import(new URL(file, folder).href)) as Record<string, Cause>[];
      expect(new Set(Object.values(book!).map((cause) => `${cause.group}.ts`))).toEqual(new Set([file]));
      for (const id of Object.keys(book!)) expect(causes).toHaveProperty(id);
    }
  });

  it('name no two causes alike', () => {
    expect(new Set(entries.map(([, cause]) => cause.title)).size).toBe(entries.length);
  });

  it.each(entries)('%s reads as a receptionist would say it', (_, cause) => {
    expect(cause.title).toMatch(/^[A-Z].*[^.!?]$/);
    expect(cause.title.length).toBeLessThanOrEqual(70);
    for (const sentence of [cause.means, ...cause.steps.map((step) => step.text)]) {
      expect(sentence).toMatch(/^[A-Z].*[.?]$/);
    }
    const all = words(cause).join(' ');
    expect(all).not.toMatch(/\b(API|carrier|10DLC|A2P|E\.164|SMSC|handset|provider|MSISDN|webhook)\b/i);
    expect(all.replaceAll('{support}', '')).not.toMatch(/[{}]/);
  });

  it.each(entries)('%s has something to do, led by the front desk', (_, cause) => {
    expect(cause.steps[0]?.who).toBe('front-desk');
    const doers = cause.steps.map((step) => step.who);
    if (cause.fixer === 'practice-admin') expect(doers).toContain('practice-admin');
    if (cause.fixer === 'patient') expect(doers).toContain('patient');
    if (cause.fixer === 'vendor' && cause.group !== 'outcome') expect(doers).toContain('vendor-support');
    // Staff read these steps, so the patient is never "you".
    for (const step of cause.steps.filter((one) => one.who === 'patient')) {
      expect(step.text).not.toMatch(/\byour?\b/i);
    }
    for (const step of cause.steps.filter((one) => one.text.includes('{support}'))) {
      expect(step.who).toBe('vendor-support');
    }
  });
});

describe('consent', () => {
  it.each(['recipient-opted-out', 'shared-number-opt-out'] as const)('%s is undone by the patient', (id) => {
    const start = causes[id].steps.filter((step) => step.text.includes('START'));
    expect(start.map((step) => step.who)).toEqual(['patient']);
    expect(words(causes[id]).join(' ')).toContain('CANCEL');
    expect(causes[id].retry).toBe('never-until-opt-in');
  });

  it.each(entries.filter(([, cause]) => cause.group === 'consent'))('%s is never got round', (_, cause) => {
    const all = words(cause).join(' ');
    expect(all).not.toMatch(/\b(remove|lift|clear|bypass|override|unblock|re-?enable)\b/i);
    expect(all).not.toMatch(/(another|different|other) (sending |clinic )?number/i);
    expect(all).toMatch(/\b(ask|agreed to)\b/i);
  });
});
