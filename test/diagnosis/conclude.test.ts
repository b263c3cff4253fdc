/** From belief to verdict: clocks, contradictions, sources, and words that agree with the numbers. */
import { describe, expect, it } from 'vitest';
import { answer, conclude, help } from '#diagnosis/conclude.ts';
import { deadlineOf } from '#diagnosis/deadline.ts';
import type { Evidence } from '#diagnosis/evidence.ts';
import { cite } from '#diagnosis/sources.ts';
import type { Verdict } from '#diagnosis/verdict.ts';
import { inWords, nameable, nameableAsRemainder } from '#diagnosis/weights.ts';
import type { Suspect } from '#knowledge/book.ts';
import type { CauseId } from '#knowledge/causes/index.ts';
import { findCodes } from '#knowledge/codes/index.ts';
import { documents } from '#knowledge/documents.ts';
import { facts, type PlatformId } from '#knowledge/facts.ts';
import { platforms } from '#knowledge/platforms/index.ts';
import { notFailures } from '#knowledge/sentences.ts';
import { type TopicId, topics } from '#knowledge/topics.ts';
import { nothingKnown } from '../bench/simulated-staff.ts';

const platformIds = Object.keys(platforms) as PlatformId[];

const known = (
  platform: PlatformId,
  readings: Evidence['readings'],
  values: Evidence['values'] = {},
): Evidence => ({ ...nothingKnown(platform), readings, values });

describe('a clock', () => {
  const credits = platforms.cliniko.suspects['out-of-credits'] as Suspect;

  it.each([
    ['10:00-11:00', '15:00', '15:00', '16:00'],
    ['08:00-09:00', '13:00', '13:00', '14:00'],
    ['09:30-09:45', '14:30', '14:30', '14:45'],
    ['18:00-19:30', '23:00', '23:00', '00:30 the next day'],
    ['23:30-23:59', '04:30', '04:30 the next day', '04:59 the next day'],
  ])('counts five hours from a window of %s both ways (CL6)', (window, deadline, inWords, later) => {
    const evidence = known('cliniko', {}, { 'reminder-window': window });
    expect(deadlineOf(credits, platforms.cliniko, evidence)).toEqual({ deadline, inWords, later });
  });

  it('of credits is in the verdict: the earlier time to plan with, the later one as a reading', () => {
    const verdict = conclude(
      known('cliniko', { status: 'failed', credits: 'zero-or-below' }, { 'reminder-window': '10:00-11:00' }),
      {},
    );
    expect(verdict.deadline).toBe('15:00');
    expect(textOf(verdict)).toMatch(/To be safe top up before 15:00/);
    expect(textOf(verdict)).not.toMatch(/16:00/);
    expect(verdict.warnings.join()).toMatch(
      /from the start of the window \(15:00\) or from its end \(16:00\).*neither is a promise/s,
    );
  });

  it('of credits runs nowhere without a window: the example of the page stands in', () => {
    const verdict = conclude(known('cliniko', { status: 'failed', credits: 'zero-or-below' }), {});
    expect(verdict.deadline).toBeUndefined();
    expect(textOf(verdict)).toMatch(/from 10:00 to 11:00, top up before 15:00/);
    expect(textOf(verdict)).not.toMatch(/To be safe/);
  });

  it('of the messaging hours ends at nine in the evening, and other causes have none', () => {
    const late = { status: 'failed', 'sent-at': 'outside', 'failure-scope': 'latest' };
    expect(conclude(known('caremessage', late, { 'sent-at': '22:15' }), {})).toMatchObject({
      deadline: '21:00',
      causes: [
        {
          id: 'outside-messaging-hours',
          because: expect.arrayContaining([expect.stringContaining('due at 22:15')]),
        },
      ],
    });
    const off = { status: 'no-record', 'location-reminders': 'off' };
    expect(conclude(known('cliniko', off, { 'reminder-window': '10:00-11:00' }), {})).not.toHaveProperty(
      'deadline',
    );
  });

  it('says at the very limit that it is the limit, and claims less', () => {
    const at = (reading: string, time: string) =>
      conclude(
        known(
          'caremessage',
          { status: 'failed', 'sent-at': reading, 'failure-scope': 'latest' },
          { 'sent-at': time },
        ),
        {},
      );
    expect(at('edge', '21:00').causes[0]?.because[0]).toMatch(/due at 21:00, exactly at the limit/);
    expect(at('inside', '20:59').causes[0]?.id).not.toBe('outside-messaging-hours');
    const [outside, edge] = [at('outside', '21:01'), at('edge', '21:00')].map(
      ({ causes }) => causes.find(({ id }) => id === 'outside-messaging-hours')?.probability ?? 0,
    );
    expect(outside).toBeGreaterThan(edge ?? 1);
  });
});

describe('every verdict', () => {
  const all = platformIds.flatMap((platform) => [
    ...Object.entries(facts).flatMap(([fact, { values }]) =>
      Object.keys(values).flatMap((value) =>
        ['failed', 'no-record', 'sent', 'pending', 'delivered'].map((status): [PlatformId, Verdict] => [
          platform,
          conclude(known(platform, { status, ...(fact === 'platform' ? {} : { [fact]: value }) }), {}),
        ]),
      ),
    ),
    ...['30003', '30006', '4720', '21610', 'none of these'].map((error): [PlatformId, Verdict] => [
      platform,
      conclude(
        {
          ...known(platform, { status: 'failed' }),
          codes: findCodes(error, { platform }),
          hasError: true,
          error,
        },
        {},
      ),
    ]),
  ]);

  it('has words that agree with its numbers, most likely first, in sentences', () => {
    expect(all.length).toBeGreaterThan(1000);
    for (const [platform, verdict] of all) {
      const numbers = verdict.causes.map(({ probability }) => probability);
      expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
      expect(numbers.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1.02);
      for (const one of verdict.causes) {
        expect(one.likelihood).toBe(inWords(one.probability));
        if (verdict.kind !== 'undetermined')
          expect(one.because.length + one.against.length, `${platform} ${one.id}`).toBeGreaterThan(0);
        for (const line of [...one.because, ...one.against]) expect(line).toMatch(/^[A-Z].*[.)]$/);
      }
      const [first] = verdict.causes;
      const remainder = first && (platforms[platform].suspects[first.id] as Suspect | undefined)?.remains;
      if (verdict.kind === 'cause' && !first?.because[0]?.startsWith('The error'))
        expect(first?.probability).toBeGreaterThanOrEqual(
          (remainder ? nameableAsRemainder : nameable) - 0.005,
        );
      if (verdict.kind === 'not-a-failure') expect(notFailures as readonly CauseId[]).toContain(first?.id);
      if (verdict.kind === 'cause') expect(notFailures as readonly CauseId[]).not.toContain(first?.id);
    }
  });

  it('says what to do, where it is written and whom to ask, with nothing left unfilled', () => {
    for (const [platform, verdict] of all) {
      expect(verdict.steps.length).toBeGreaterThan(0);
      expect(JSON.stringify(verdict)).not.toMatch(/\{[a-z]|undefined/);
      expect(textOf(verdict)).not.toMatch(/\b(deadline|later deadline|sent at|reminder window|error) \./);
      expect(verdict.escalation?.route).toContain(platforms[platform].support);
      expect(verdict.sources.length).toBeGreaterThan(0);
      for (const { document, title, version, rows } of verdict.sources) {
        expect({ title, version }).toEqual(documents[document]);
        expect(new Set(rows).size).toBe(rows.length);
      }
    }
  });
});

it('cites a row under the document it comes from, once', () => {
  expect(cite('open-dental', ['OD1', 'X3', 'OD2', 'OD1', 'NO12'], ['provider-codes', 'open-dental'])).toEqual(
    [
      { document: 'open-dental', ...documents['open-dental'], rows: ['OD1', 'OD2'] },
      { document: 'cross-system', ...documents['cross-system'], rows: ['X3'] },
      { document: 'notify', ...documents.notify, rows: ['NO12'] },
      { document: 'provider-codes', ...documents['provider-codes'], rows: [] },
    ],
  );
  expect(documents['open-dental'].version).toBe('24.4');
});

it('says that something does not fit, where no error outranks it', () => {
  const verdict = conclude(
    known('cliniko', { status: 'failed', credits: 'zero-or-below', 'listed-as': 'none', reach: 'everyone' }),
    {},
  );
  expect(verdict.causes[0]?.id).toBe('out-of-credits');
  expect(verdict.conflicts).toContain(
    'The record holds no number. That does not fit this cause; please check that point again.',
  );
});

describe('a how-to answer', () => {
  it.each(
    Object.keys(topics) as TopicId[],
  )('to "%s" stands on its rows, wherever a book has one', (topic) => {
    for (const platform of platformIds) {
      const said = answer(topic, nothingKnown(platform), {});
      const book = platforms[platform].answers[topic] ?? platforms.other.answers[topic];
      expect(said === undefined).toBe(book === undefined);
      if (!said) continue;
      expect(said).toMatchObject({ kind: 'answer', causes: [] });
      expect(said.steps[0]).toMatchObject({ who: 'nobody', text: expect.stringMatching(/^[A-Z"].*[.3V]$/) });
      expect(said.sources.flatMap(({ rows }) => rows)).toEqual(book?.rows);
      expect(JSON.stringify(said)).not.toMatch(/\{[a-z]/);
    }
  });
});

it('takes from the configuration whom to ask, and from the book what to send', () => {
  const ours = { support: 'it@clinic.example', secureUpload: 'https://upload.example' };
  const said = help(nothingKnown('caremessage'), ours);
  expect(said.route).toBe(
    'E-mail it@clinic.example. If they need patient data, use their secure upload link, never the e-mail: https://upload.example',
  );
  expect(said.leaveOut).toContain('patient names');
  expect(help(nothingKnown('caremessage'), {}).route).toContain('CareMessage Support');
  expect(textOf(conclude(known('caremessage', { status: 'failed' }), ours))).toContain('it@clinic.example');
});

const textOf = (verdict: Verdict) => verdict.steps.map(({ text }) => text).join('\n');
