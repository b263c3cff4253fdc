/** Which question comes next: cheap before costly, none twice, none out of place, none that teaches nothing. */
import { describe, expect, it } from 'vitest';
import { belief } from '#diagnosis/belief.ts';
import type { Evidence } from '#diagnosis/evidence.ts';
import { holds } from '#diagnosis/evidence.ts';
import { noListedError } from '#diagnosis/model.ts';
import { askable, askCost, nextQuestion } from '#diagnosis/next-question.ts';
import type { Ask } from '#knowledge/book.ts';
import { type FactId, facts, type PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { dice, draw, nothingKnown, told } from '../bench/simulated-staff.ts';

const platformIds = Object.keys(platforms) as PlatformId[];

/** The questions put to somebody, in order. */
function questions(platform: PlatformId, answer: (fact: FactId) => string | undefined): FactId[] {
  const asked: FactId[] = [];
  let evidence: Evidence = nothingKnown(platform);
  for (let fact = nextQuestion(evidence); fact; fact = nextQuestion(evidence)) {
    const { when } = platforms[platform].asks[fact] as Ask<FactId>;
    expect(holds(when, evidence), `${fact} is in place`).toBe(true);
    asked.push(fact);
    evidence = told(evidence, fact, answer(fact));
  }
  return asked;
}

describe.each(platformIds)('on %s', (platform) => {
  it('the log is looked at first: a glance tells most', () => {
    const first = nextQuestion(nothingKnown(platform));
    expect(['status', 'error']).toContain(first);
    expect(facts[first ?? 'platform'].effort).toBe('on-screen');
  });

  it('somebody who knows nothing is asked each thing once, and soon left in peace', () => {
    const asked = questions(platform, () => undefined);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThanOrEqual(12);
  });

  it('nobody is asked twice, nor for what is out of place', () => {
    const roll = dice(20260302);
    const { model } = belief(nothingKnown(platform));
    for (let staff = 0; staff < 60; staff++) {
      const { answers } = draw(model, roll);
      const asked = questions(platform, (fact) => answers.get(fact));
      expect(new Set(asked).size, asked.join(', ')).toBe(asked.length);
      expect(asked.length, asked.join(', ')).toBeLessThanOrEqual(13);
    }
  });

  it('nothing is asked that is known, or that staff could not say', () => {
    for (const fact of Object.keys(platforms[platform].asks) as FactId[]) {
      const value = fact === 'error' ? noListedError : Object.keys(facts[fact].values)[0];
      for (const reading of [value, undefined]) {
        const evidence = told(nothingKnown(platform), fact, reading);
        expect(askable(belief(evidence), evidence)).not.toContain(fact);
      }
    }
  });
});

it('asks for a phone call only after what stands on the screen', () => {
  const asked = questions(
    'caremessage',
    (fact) => ({ status: 'failed', 'failure-scope': 'some' })[fact as string],
  );
  expect(asked.indexOf('line-type')).toBeGreaterThan(asked.indexOf('status'));
  expect(asked.indexOf('line-type')).toBeGreaterThan(asked.indexOf('failure-scope'));
  for (const platform of platformIds) {
    const costs = (['on-screen', 'call-patient', 'give-number'] as const).map((effort) =>
      (Object.keys(platforms[platform].asks) as FactId[])
        .filter((fact) => (platforms[platform].asks[fact]?.effort ?? facts[fact].effort) === effort)
        .map((fact) => askCost(platform, fact)),
    );
    const [cheap = [], call = [], number = []] = costs;
    expect(Math.max(0, ...cheap)).toBeLessThan(Math.min(9, ...call));
    expect(Math.max(0, ...call)).toBeLessThan(Math.min(9, ...number));
  }
});

it('asks for the number itself late, and never of somebody whose error names one cause', () => {
  for (const platform of platformIds) {
    if (platforms[platform].asks['recipient-number']?.effort) continue;
    const asked = questions(platform, (fact) => (fact === 'status' ? 'failed' : undefined));
    if (asked.includes('recipient-number')) expect(asked.indexOf('recipient-number')).toBeGreaterThan(3);
    const error = platforms[platform].errors.find(({ says }) => Object.keys(says).length === 1);
    const told = questions(platform, (fact) => (fact === 'error' ? error?.text : 'failed'));
    if (error) expect(told, platform).not.toContain('recipient-number');
  }
});

it.each([
  ['dental-intelligence', 'bulk-volume', { channel: 'manual-only' }, { channel: 'bulk' }],
  ['dental-intelligence', 'recipient-carrier', { 'sender-line': 'main' }, { 'sender-line': 'toll-free' }],
] as const)('on %s %s has its place', (platform, fact, out, inPlace) => {
  const asks = (readings: Evidence['readings']) => {
    const evidence = { ...nothingKnown(platform), readings };
    return askable(belief(evidence), evidence);
  };
  expect(asks({})).not.toContain(fact);
  expect(asks(out)).not.toContain(fact);
  expect(asks(inPlace)).toContain(fact);
});

it('asks no more once a cause is almost certain', () => {
  const evidence = { ...nothingKnown('cliniko'), readings: { status: 'failed', credits: 'zero-or-below' } };
  expect(Math.max(...belief(evidence).p)).toBeGreaterThan(0.95);
  expect(nextQuestion(evidence)).toBeUndefined();
});

it('is asked of a condition: one of these, known at all, or still open', () => {
  const evidence: Evidence = {
    ...nothingKnown('cliniko'),
    readings: { status: 'failed' },
    values: { 'reminder-window': '10:00-11:00' },
  };
  expect(holds(undefined, evidence)).toBe(true);
  expect(holds({ status: ['failed', 'sent'] }, evidence)).toBe(true);
  expect(holds({ status: ['sent'] }, evidence)).toBe(false);
  expect(holds({ channel: ['bulk'] }, evidence)).toBe(false);
  expect(holds({ 'reminder-window': 'known', channel: 'open' }, evidence)).toBe(true);
  expect(holds({ 'reminder-window': 'open' }, evidence)).toBe(false);
  expect(holds({ error: 'open' }, evidence)).toBe(true);
  expect(holds({ error: 'known' }, { ...evidence, hasError: true })).toBe(true);
});
