import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FactId } from '#knowledge/facts.ts';
import { understand } from '#understanding/understand.ts';
import { ownUtterances } from './own-utterances.ts';

interface Expected {
  readonly text: string;
  readonly facts: { readonly [F in FactId]?: string };
  readonly never?: readonly FactId[];
}

const now = new Date('2026-03-02T15:00:00Z');
const read = (text: string) => understand(text, { now, country: 'US' });
const given: readonly Expected[] = JSON.parse(
  readFileSync(new URL('../fixtures/utterances.json', import.meta.url), 'utf8'),
);

const holds = (fact: FactId, value: string, expected: string) =>
  expected.endsWith('*')
    ? value.startsWith(expected === '*' ? (fact === 'shared-number' ? 'shared' : '') : expected.slice(0, -1))
    : value === expected;

/** Facts missed and facts read wrongly, as lines that say where. */
function compare(utterances: readonly Expected[]) {
  const missed: string[] = [];
  const contradicted: string[] = [];
  let expectedCount = 0;
  for (const { text, facts, never = [] } of utterances) {
    const found = read(text).facts;
    for (const [fact, expected] of Object.entries(facts) as [FactId, string][]) {
      expectedCount++;
      const value = found[fact];
      if (value === undefined) missed.push(`${text} → ${fact}: ${expected}`);
      else if (!holds(fact, value, expected))
        contradicted.push(`${text} → ${fact}: ${value} instead of ${expected}`);
    }
    for (const fact of never)
      if (found[fact] !== undefined)
        contradicted.push(`${text} → ${fact}: ${found[fact]}, which is not said`);
  }
  return {
    missed,
    contradicted,
    recall: (expectedCount - missed.length - contradicted.length) / expectedCount,
  };
}

describe('understanding what staff type', () => {
  it('reads every fact of the acceptance utterances', () => {
    const { missed, contradicted } = compare(given);

    expect({ missed, contradicted }).toEqual({ missed: [], contradicted: [] });
  });

  it('reads its own, wider set: at least 95 of 100 facts, and none wrongly', () => {
    const { missed, contradicted, recall } = compare(ownUtterances);

    expect(ownUtterances.length).toBeGreaterThanOrEqual(150);
    expect(contradicted).toEqual([]);
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it.each(ownUtterances.filter(({ intent }) => intent !== undefined))('tells what is wanted: $text', ({
    text,
    intent,
  }) => {
    expect(read(text).intent).toBe(intent);
  });

  it.each(ownUtterances.filter(({ topic }) => topic !== undefined))('tells the how-to question: $text', ({
    text,
    topic,
  }) => {
    expect(read(text)).toMatchObject({ intent: 'question', topic });
  });

  it('marks a shared number as open until somebody has said who opted out', () => {
    expect(read('two siblings share a cell').open).toEqual(['shared-number']);
    expect(read('two siblings share a cell, neither opted out').open).toEqual([]);
    expect(read('two siblings share a cell, one texted STOP').open).toEqual([]);
  });

  it('keeps a failing text a diagnosis, and answers what is plainly a question', () => {
    expect(read('half the recall campaign says Unknown, should I resend?').intent).toBe('diagnose');
    expect(read('http 404 unable to fetch record, did she get it or not').intent).toBe('diagnose');
    expect(read('how do I tell in CareMessage whether two charts have the same phone?').topic).toBe(
      'shared-check',
    );
    expect(read('reason says landline or unreachable carrier, do I opt them out?').topic).toBe(
      'suppress-for-cost',
    );
    expect(read('stop asking me stuff and get me a person').intent).toBe('handoff');
  });

  it('reads "an hour ago" on the clock of the practice', () => {
    const context = { now, country: 'US', timezone: 'America/Chicago' };

    expect(understand('sent it an hour ago', context).facts['sent-at']).toBe('08:00');
    expect(read('sent it an hour ago').facts['sent-at']).toBeUndefined();
  });
});
