/** What the evidence makes likely: an error outranks memory, a rejected cause is gone, an unknown code points nowhere. */
import { describe, expect, it } from 'vitest';
import { belief } from '#diagnosis/belief.ts';
import { conclude } from '#diagnosis/conclude.ts';
import type { Evidence } from '#diagnosis/evidence.ts';
import { hoursReading } from '#diagnosis/readings.ts';
import { inWords } from '#diagnosis/weights.ts';
import { type CauseId, causes } from '#knowledge/causes/index.ts';
import { codes, findCodes } from '#knowledge/codes/index.ts';
import { facts, type PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { nothingKnown } from '../bench/simulated-staff.ts';

const platformIds = Object.keys(platforms) as PlatformId[];

function known(platform: PlatformId, readings: Evidence['readings'], error?: string): Evidence {
  const shown = error ? findCodes(error, { platform }) : [];
  return {
    ...nothingKnown(platform),
    readings,
    codes: shown,
    hasError: !!error,
    ...(error ? { error } : {}),
  };
}

const first = (evidence: Evidence) => conclude(evidence, {}).causes[0];

describe('belief', () => {
  it('sums to one and is never below zero, whatever is known', () => {
    for (const platform of platformIds) {
      const evidences = [
        nothingKnown(platform),
        known(platform, {}, 'Flux capacitor 99'),
        ...['30003', '30007', '21610', '4720', '300'].map((code) =>
          known(platform, { status: 'failed' }, code),
        ),
        ...Object.entries(facts).flatMap(([fact, { values }]) =>
          Object.keys(values).map((value) => known(platform, { [fact]: value })),
        ),
      ];
      for (const evidence of evidences) {
        const { p, model } = belief(evidence);
        expect(p).toHaveLength(model.hypotheses.length);
        expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
        expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      }
    }
  });

  it('leaves a rejected cause at nothing, and the others in their order', () => {
    const before = known('caremessage', { status: 'failed', 'failure-scope': 'latest' });
    const top = first(before)?.id as CauseId;
    const after = { ...before, ruledOut: [top] };
    const at = belief(before).model.hypotheses.indexOf(top);
    expect(belief(after).p[at]).toBe(0);
    const order = (evidence: Evidence) =>
      belief(evidence)
        .model.hypotheses.map((id, place) => ({ id, p: belief(evidence).p[place] ?? 0 }))
        .filter(({ id }) => id !== top)
        .sort((a, b) => b.p - a.p)
        .map(({ id }) => id);
    expect(order(after)).toEqual(order(before));
    expect(first(after)?.id).not.toBe(top);
  });

  it('still sums to one when every cause is rejected', () => {
    for (const platform of platformIds) {
      const ruledOut = Object.keys(platforms[platform].suspects) as CauseId[];
      const evidence = { ...known(platform, { status: 'failed' }), ruledOut };
      expect(belief(evidence).p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      expect(conclude(evidence, {})).toMatchObject({ kind: 'undetermined', causes: [] });
    }
  });
});

describe('an error', () => {
  it.each([
    [
      'notify',
      'Unreachable destination handset',
      { 'line-type': 'landline', status: 'failed' },
      'handset-unreachable',
    ],
    [
      'dental-intelligence',
      'TFN Not Verified',
      { 'sender-line': 'main', reach: 'one-patient' },
      'toll-free-not-verified',
    ],
    ['other', '21610', { 'opted-out': 'no', 'line-type': 'landline' }, 'recipient-opted-out'],
    ['caremessage', '30003', { 'shared-number': 'shared-someone-opted-out' }, 'handset-unreachable'],
    ['cliniko', '30007', { credits: 'zero-or-below', reach: 'everyone' }, 'carrier-blocked-content'],
  ] as const)('of %s, "%s", outranks what staff remember (X9)', (platform, error, readings, cause) => {
    const verdict = conclude(known(platform, readings, error), {});
    expect(verdict.kind).toBe('cause');
    expect(verdict.causes[0]?.id).toBe(cause);
    expect(verdict.causes[0]?.because[0]).toContain(error);
    expect(verdict.sources.map(({ document }) => document)).toContain('provider-codes');
  });

  it('that memory contradicts is followed, and the contradiction is said', () => {
    const { conflicts } = conclude(known('other', { 'line-type': 'mobile', 'opted-out': 'no' }, '21610'), {});
    expect(conflicts.join('\n')).toMatch(
      /The patient did not opt out\. That does not fit the error shown\. The error weighs more than memory/,
    );
  });

  it('beside "delivered" counts as neither (X8), unless it says delivered too', () => {
    for (const platform of platformIds) {
      const verdict = conclude(known(platform, { status: 'delivered' }, '30005'), {});
      expect(verdict).toMatchObject({ kind: 'undetermined', causes: [] });
      expect(verdict.warnings.join()).toMatch(/delivered.*"30005".*contradict/s);
      expect(verdict.sources.flatMap(({ rows }) => rows)).toContain('X8');
    }
    const calm = codes.find(
      ({ permanence, cause }) => permanence === 'not-a-failure' && cause === 'delivered',
    );
    const agreed = {
      ...known('other', { status: 'delivered' }),
      codes: [calm!],
      hasError: true,
      error: calm!.code,
    };
    expect(conclude(agreed, {}).kind).toBe('not-a-failure');
  });

  it.each([
    'Flux capacitor 99',
    '30099',
    '47200',
    'Landline or unreachable carriers',
    'constructor',
  ])('"%s" is in no list, so it is never mapped to the nearest (X7)', (error) => {
    for (const platform of platformIds) {
      const verdict = conclude(known(platform, { status: 'failed', reach: 'one-patient' }, error), {});
      expect(verdict).toMatchObject({ kind: 'undetermined', causes: [] });
      expect(verdict.steps[0]?.text).toContain(`"${error}"`);
      expect(verdict.warnings[0]).toContain('will not guess');
    }
  });

  it('typed before a restart and in no list is not made up again', () => {
    const { error: _, ...forgotten } = known('other', { status: 'failed' }, 'Flux capacitor 99');
    const verdict = conclude(forgotten, {});
    expect(verdict.steps[0]?.text).toBe(
      "Write down the error exactly as shown and contact your messaging system's support with it.",
    );
  });

  it('that several providers use for different things is said to be so', () => {
    const verdict = conclude(known('other', { status: 'failed' }, '300'), {});
    expect(new Set(findCodes('300').map(({ cause }) => cause)).size).toBeGreaterThan(1);
    expect(verdict.warnings.join()).toMatch(/Several providers use the code "300"/);
  });

  it.each(platformIds)('with a code of any cause is understood on %s', (platform) => {
    for (const cause of Object.keys(causes) as CauseId[]) {
      const code = codes.find((one) => one.cause === cause && one.permanence !== 'not-a-failure');
      if (!code) continue;
      const evidence = {
        ...known(platform, { status: 'failed' }),
        codes: [code],
        hasError: true,
        error: code.code,
      };
      const verdict = conclude(evidence, {});
      expect(verdict.steps.length, code.code).toBeGreaterThan(0);
      expect(verdict.causes.length, `${code.provider} ${code.code}`).toBeGreaterThan(0);
      if (platform === 'cliniko') expect(verdict.causes[0]?.id, `${code.provider} ${code.code}`).toBe(cause);
    }
  });
});

it.each([
  ['06:59', 'outside'],
  ['07:00', 'edge'],
  ['07:01', 'inside'],
  ['20:59', 'inside'],
  ['21:00', 'edge'],
  ['21:01', 'outside'],
  ['00:00', 'outside'],
  ['23:59', 'outside'],
])('%s is %s the messaging hours of CareMessage, and of nobody else', (time, reading) => {
  for (const platform of platformIds)
    expect(hoursReading(time, platform), platform).toBe(platform === 'caremessage' ? reading : undefined);
});

it.each([
  [1, 'almost certain'],
  [0.93, 'almost certain'],
  [0.92, 'very likely'],
  [0.75, 'very likely'],
  [0.74, 'likely'],
  [0.5, 'likely'],
  [0.49, 'possible'],
  [0.2, 'possible'],
  [0.19, 'less likely'],
  [0, 'less likely'],
])('%d is said as "%s"', (probability, words) => {
  expect(inWords(probability)).toBe(words);
});
