/** Somebody whose text failed for a known reason, and who answers as that reason usually shows, is led to it. */
import { describe, expect, it } from 'vitest';
import { belief } from '#diagnosis/belief.ts';
import { conclude } from '#diagnosis/conclude.ts';
import type { Evidence } from '#diagnosis/evidence.ts';
import { model, noListedError } from '#diagnosis/model.ts';
import { askable, nextQuestion } from '#diagnosis/next-question.ts';
import type { CauseId } from '#knowledge/causes/index.ts';
import { codes } from '#knowledge/codes/index.ts';
import { type FactId, facts, type PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { notFailures } from '#knowledge/sentences.ts';
import { nothingKnown, told } from '../bench/simulated-staff.ts';

const every = (Object.keys(platforms) as PlatformId[]).flatMap((platform) =>
  (Object.keys(platforms[platform].suspects) as CauseId[]).map((cause): [string, PlatformId, CauseId] => [
    `${platform} ${cause}`,
    platform,
    cause,
  ]),
);

/** Where another cause stands first, or none is certain enough to be named, and why. */
interface Exception {
  readonly first: CauseId;
  readonly kind?: 'undetermined';
  readonly most?: number;
  readonly why: string;
}

const exceptions: Readonly<Record<string, Exception>> = {
  'other number-reassigned': {
    first: 'delivered',
    why: 'the log says delivered either way, and its steps tell to confirm the number',
  },
};

/** The same where no error text or code is at hand. */
const blindly: typeof exceptions = {
  ...exceptions,
  'other handset-unreachable': {
    first: 'handset-unreachable',
    kind: 'undetermined',
    most: 13,
    why: 'a phone that is now and then off shows in nothing but its code; it leads, and its first step is given',
  },
};

describe.each([
  ['who sees the error that belongs to it', true, exceptions],
  ['who sees no error', false, blindly],
] as const)('somebody %s', (_, seesErrors, but) => {
  const led = every.filter(([, platform]) => seesErrors || platforms[platform].errors.length < 3);

  it.each(led)('with %s is led there', (name, platform, cause) => {
    const { verdict, asked } = interviewed(platform, cause, seesErrors);

    expect(asked.length, asked.join(', ')).toBeLessThanOrEqual(but[name]?.most ?? 9);
    const [first] = verdict.causes;
    expect([cause, but[name]?.first ?? cause]).toContain(first?.id);
    const calm = (notFailures as readonly CauseId[]).includes(first?.id ?? cause);
    expect([calm ? 'not-a-failure' : 'cause', but[name]?.kind]).toContain(verdict.kind);
    for (const { id } of verdict.causes) expect(platforms[platform].suspects).toHaveProperty(id);
    expect(verdict.steps.length).toBeGreaterThan(0);
  });
});

/** Goes through a talk, looking over the bot's shoulder at every question. */
function interviewed(platform: PlatformId, cause: CauseId, seesErrors: boolean) {
  const known = model(platform);
  const at = known.hypotheses.indexOf(cause);
  const asked: FactId[] = [];
  let evidence: Evidence = nothingKnown(platform);
  for (;;) {
    const now = belief(evidence);
    expect(now.p.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    const fact = nextQuestion(evidence, now);
    if (!fact) return { verdict: conclude(evidence, {}), asked };
    expect(asked, 'nothing is asked twice').not.toContain(fact);
    expect(askable(now, evidence)).toContain(fact);
    if (facts[fact].effort === 'give-number' && platform !== 'open-dental')
      expect(asked, 'a number is asked for last').toContain('status');
    asked.push(fact);
    evidence = told(evidence, fact, likeliest(fact));
  }

  function likeliest(fact: FactId): string {
    const table = known.tables.get(fact);
    const row = table?.rows[at] ?? [];
    const readings = table?.readings ?? [];
    const reading = readings[row.indexOf(Math.max(...row))] ?? '';
    if (fact !== 'error') return reading;
    const named = /^cause:(.+)$/.exec(reading)?.[1];
    const exists = !named || codes.some((code) => code.cause === named);
    return seesErrors && exists ? reading : noListedError;
  }
}
