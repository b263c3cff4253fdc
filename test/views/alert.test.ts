/** The message of an incident, as people read it. */
import { describe, expect, it } from 'vitest';
import { causes } from '#knowledge/causes/index.ts';
import { facts, type PlatformId } from '#knowledge/facts.ts';
import { alertView, goneView } from '#views/alert.ts';
import type { AlertShown, News } from '#views/alert-shown.ts';
import { followView } from '#views/follow.ts';
import { outline } from './outline.ts';
import { deaf, luma, morning, northside } from './shown.ts';

const by = { person: 'U1' };
const titles = (shown: Partial<AlertShown>, of = northside) => alertView({ ...of, ...shown }).title;

describe('the message of an incident', () => {
  it('tells the whole story first, then the cause, the numbers and what to do', () => {
    expect(outline(alertView(northside))).toMatchInlineSnapshot(`
      "alert: 14 of 60 texts from Northside to T-Mobile phones failed since 09:00 (normally about 3).
      *Likely cause: *The clinic's toll-free number is not verified. Vendor support can fix it. Sending the same text again will not help until this is put right.
      *Why: *About 1 in 4 failed. 12 of the 14 carry code \`30032\` (Toll-Free Number Has Not Been Verified).
      [line: Failed texts, each 15 minutes; 08:30 08:45 09:00 09:15 09:30; Failed 1 0 5 6 3; Usual 1 1.1 1.1 1.2 0.8]
        Failed each 15 minutes from 08:30: 1, 0, 5, 6, 3. Usual: about 1 each.
      What to do:
        1. [Front desk] For today's visits, call the patients; every text from this number can fail.
        2. [Vendor support] Contact your messaging system's support and ask how the toll-free verification stands.
        3. [Practice administrator] Supply the business details that the verification asks for.
      ~ Source: SMS providers' public lists of delivery codes (2026-11). Counted from delivery receipts; nothing here is about one patient.
      choices (I'm on it) (Snooze 1 hour) (Snooze until tomorrow) (Troubleshoot) (Not a problem)
      controls (Show details)"
    `);
  });

  it('of a sending number names the one location that sends with it', () => {
    const slice = { sender: '+12125550102' };
    expect(titles({ slice, site: 'Westend' })).toBe(
      '14 of 60 texts from Westend sent from the number …0102 failed since 09:00 (normally about 3).',
    );
    expect(titles({ slice })).toContain('14 of 60 texts sent from the number …0102 failed');
  });

  it('of fewer than five texts counts nothing out', () => {
    const view = alertView({ ...northside, failed: 3, total: 4 });
    expect(view.title).toContain('(fewer than 5 in all)');
    expect(view.body.some(({ kind }) => kind === 'chart')).toBe(false);
  });

  it('of a part that is silent says what would be usual', () => {
    expect(outline(alertView(luma))).toMatchInlineSnapshot(`
      "alert: No delivery receipts of texts through Open Dental since 08:40; usually about 35 by now.
      *Likely cause: *The program that hands over the texts is not running. The practice administrator can fix it. Do not send the waiting texts again; they go by themselves once it works.
      [line: Texts heard of, each 15 minutes; 08:10 08:25 08:40 08:55 09:10 09:25; Heard of 8 10 0 0 0 0; Usual 8 10 9 8.5 9.4 8.1]
        Heard of each 15 minutes from 08:10: 8, 10, 0, 0, 0, 0. Usual: 8 to 10 each.
      What to do:
        1. [Practice administrator] eServices → eConnector: acknowledge any errors, then refresh it.
        2. [Front desk] If no error shows and the eConnector works, the texts have gone: tell the team, and do not send them again.
        3. [Practice administrator] If it still shows an error, contact Open Dental Support or see the eServices Troubleshooting page of the manual.
      ~ Source: Open Dental manual: Integrated Texting Troubleshooting (24.4; rows OD1, OD2, OD3). Counted from delivery receipts; nothing here is about one patient.
      choices (I'm on it) (Snooze 1 hour) (Snooze until tomorrow) (Troubleshoot) (Not a problem)
      controls (Show details)"
    `);
  });

  it('says that the bot is blind where nothing at all is heard', () => {
    expect(outline(alertView(deaf))).toMatchInlineSnapshot(`
      "alert: I get no delivery receipts any more since 08:40 (usually about 35 by now): I am blind for now, texts may still go out.
      *I hear nothing, so I cannot tell whether texts arrive. *Either no texts go out, or the provider does not reach me with its receipts: an address, a secret or a feed may have changed.
      [line: Texts heard of, each 15 minutes; 08:10 08:25 08:40 08:55 09:10 09:25; Heard of 8 10 0 0 0 0; Usual 8 10 9 8.5 9.4 8.1]
        Heard of each 15 minutes from 08:10: 8, 10, 0, 0, 0, 0. Usual: 8 to 10 each.
      What to do:
        1. [Front desk] Send one text to your own phone. If it arrives, texts go out and only the receipts are missing; if not, call the patients who have to know today.
        2. [Practice administrator] Ask whoever runs this bot to compare the receipt address in the provider's console with the bot's own, and the signing secret with it.
        3. [Vendor support] If both are right, ask the provider whether it still sends delivery receipts, and since when not.
      ~ Counted from delivery receipts; nothing here is about one patient.
      choices (I'm on it) (Snooze 1 hour) (Snooze until tomorrow) (Not a problem)
      controls (Show details)"
    `);
  });

  it('says who has it in hand, and offers what can be done then', () => {
    const taken = { by, at: morning('09:20:00') };
    const snoozed = { by: { chat: 'teams' }, until: morning('10:20:00') };
    const view = alertView({ ...northside, taken, snoozed });
    expect(outline(view)).toContain(
      '@U1 is on it since 09:20.\nSnoozed by somebody in Teams until 10:20: until then I keep the numbers up to date and say nothing more.',
    );
    expect(view.choices.map(({ label }) => label)).toEqual([
      'Give it back',
      'Wake it',
      'Troubleshoot',
      'Not a problem',
    ]);
    const later = alertView({ ...northside, snoozed: { by, until: northside.now } });
    expect(outline(later)).not.toContain('Snoozed');
    expect(later.choices.map(({ label }) => label)).toContain('Snooze 1 hour');
  });

  it('once it is over asks nothing of anybody', () => {
    const over = { resolvedAt: morning('11:10:00'), now: morning('11:11:00'), failed: 132, total: 410 };
    const view = alertView({ ...northside, ...over, taken: { by, at: morning('09:20:00') } });
    expect(outline(view)).toMatchInlineSnapshot(`
      "alert: Over: 132 of 410 texts from Northside to T-Mobile phones failed from 09:00 to 11:10 (2 h 10 min).
      *It was most likely this: *The clinic's toll-free number is not verified. What failed is not sent again by itself: tell those who still have to know.
      *Why: *About 1 in 3 failed. No single code explains it; the most frequent one is \`30032\` (Toll-Free Number Has Not Been Verified).
      @U1 was on it from 09:20 on.
      [line: Failed texts, each 15 minutes; 08:30 08:45 09:00 09:15 09:30; Failed 1 0 5 6 3; Usual 1 1.1 1.1 1.2 0.8]
        Failed each 15 minutes from 08:30: 1, 0, 5, 6, 3. Usual: about 1 each.
      ~ Source: SMS providers' public lists of delivery codes (2026-11). Counted from delivery receipts; nothing here is about one patient.
      choices (Troubleshoot)
      controls (Show details)"
    `);
    expect(titles({ ...over, total: 0 }, luma)).toBe(
      'Over: delivery receipts of texts through Open Dental come again; there were none from 08:40 to 11:10 (2 h 30 min).',
    );
    expect(titles({ ...over, total: 0 }, deaf)).toBe(
      'Over: I get delivery receipts again; there were none from 08:40 to 11:10 (2 h 30 min).',
    );
  });

  it('says who closed it', () => {
    const view = alertView({ ...northside, dismissed: { by, at: morning('09:30:00') } });
    expect(view.title).toBe(
      'Closed as not a problem: 14 of 60 texts from Northside to T-Mobile phones failed since 09:00 (normally about 3).',
    );
    expect(outline(view)).toContain('@U1 said at 09:30 that this is not a problem.');
    expect(view.choices.map(({ label }) => label)).toEqual(['Troubleshoot']);
  });

  it.each<[Partial<AlertShown>, string]>([
    [{ slice: {} }, '14 of 60 texts failed'],
    [{ slice: { feature: 'reminders' } }, '14 of 60 reminders failed'],
    [{ slice: { feature: 'campaign', site: 'Northside' } }, '14 of 60 campaign texts from Northside failed'],
    [{ slice: { feature: 'spring news' } }, '14 of 60 "spring news" texts failed'],
    [{ slice: { carrier: 'T-Mobile' } }, '14 of 60 texts to T-Mobile phones failed'],
    [{ slice: { sender: '+12125550100' } }, '14 of 60 texts sent from the number …0100 failed'],
    [{ slice: { sender: '12345' } }, '14 of 60 texts sent from 12345 failed'],
    [{ slice: { sender: 'Clinic' } }, '14 of 60 texts sent as "Clinic" failed'],
    [
      { slice: { platform: 'caremessage', provider: 'twilio' } },
      '14 of 60 texts through CareMessage (Twilio) failed',
    ],
    [{ slice: { provider: 'twilio' }, failed: 60 }, 'All 60 texts through Twilio failed'],
    [
      { failed: 3, total: 4 },
      'Most texts from Northside to T-Mobile phones failed since 09:00 (fewer than 5 in',
    ],
  ])('names the part of the traffic: %j', (shown, begins) => {
    expect(titles(shown)).toMatch(new RegExp(`^${begins.replace(/[()]/g, '\\$&')} `));
  });

  it.each<[Partial<AlertShown>, string]>([
    [{ since: morning('09:00:00') - 86_400_000 }, 'since yesterday 09:00 '],
    [{ since: Date.parse('2026-02-27T14:05:00Z') }, 'since 27 February, 09:05 '],
    [{ expected: 0.3 }, '(normally none)'],
  ])('says since when, and what is normal: %j', (shown, part) => {
    expect(titles(shown)).toContain(part);
    const { zone: _, ...nowhere } = northside;
    expect(alertView(nowhere).title).toContain('since 14:00 UTC ');
  });

  it('is no surer of the cause than the codes are', () => {
    const why = (shown: Partial<AlertShown>) =>
      outline(alertView({ ...northside, ...shown }))
        .split('\n')
        .find((line) => line.startsWith('*Why'));
    expect(why({})).toBe(
      '*Why: *About 1 in 4 failed. 12 of the 14 carry code `30032` (Toll-Free Number Has Not Been Verified).',
    );
    expect(why({ codes: [{ code: '30032', failed: 14 }] })).toContain('All that failed carry code `30032`.');
    expect(why({ codes: [{ code: '30032', failed: 5 }] })).toContain('No single code explains it');
    expect(why({ codes: [{ code: '30032', failed: 4 }], failed: 6, total: 12 })).toBe(
      '*Why: *Most that failed carry code `30032`.',
    );
    expect(why({ codes: [] })).toContain('no code');
  });

  it('shows no group under five', () => {
    const details = {
      codes: [
        { name: '30032', failed: 12, total: 12 },
        { name: '30005', failed: 2, total: 2 },
      ],
      sites: [
        { name: 'Northside', failed: 3, total: 40 },
        { name: 'Southside', failed: 1, total: 4 },
        { name: 'Eastside', failed: 0, total: 16 },
      ],
      carriers: [],
    };
    const view = alertView({ ...northside, details });
    expect(outline(view)).toContain(
      'By code:\n  - *30032: *12 failed\nBy location:\n  - *Northside: *fewer than 5 of 40 failed\n  - *Eastside: *none of 16 failed',
    );
    expect(outline(view)).not.toContain('Southside');
    expect(view.controls.map(({ label }) => label)).toEqual(['Hide details']);
    const none = { codes: [], sites: [], carriers: [] };
    expect(outline(alertView({ ...northside, details: none }))).toContain('has 5 texts or more');
  });

  it('says plainly that it is gone', () => {
    expect(outline(goneView())).toContain('This alert is over and put away');
  });
});

describe('what is said below it', () => {
  it.each<[News, AlertShown, string]>([
    [
      { kind: 'worse', failed: 40, total: 120, before: 14 },
      northside,
      'Worse: 40 of 120 texts from Northside to T-Mobile phones failed since 09:00 (normally about 3).',
    ],
    [
      { kind: 'cause', cause: 'provider-outage', before: 'carrier-outage' },
      northside,
      'Another likely cause: 14 of 60 texts from Northside to T-Mobile phones failed since 09:00 (normally about 3).',
    ],
    [
      { kind: 'wider', slice: { platform: 'cliniko' } },
      northside,
      'More is affected than I thought: 14 of 60 texts through Cliniko failed since 09:00 (normally about 3).',
    ],
    [
      { kind: 'narrower', slice: { site: 'Northside' } },
      northside,
      'Less is affected than I thought: 14 of 60 texts from Northside failed since 09:00 (normally about 3).',
    ],
    [
      { kind: 'still', failed: 0, total: 0 },
      luma,
      'Still going on: No delivery receipts of texts through Open Dental since 08:40; usually about 35 by now.',
    ],
    [
      { kind: 'resolved', minutes: 130, failed: 132, total: 410, expected: 12 },
      northside,
      'Over: 132 of 410 texts from Northside to T-Mobile phones failed from 09:00 to 11:10 (2 h 10 min).',
    ],
  ])('is complete in itself: %j', (news, shown, title) => {
    const view = followView(news, { ...shown, now: morning('11:11:00') });
    expect(view.title).toBe(title);
    expect(view.body.length).toBeLessThanOrEqual(2);
    expect(view.choices).toEqual([]);
  });
});

/** Numbers that look random and are the same in every run. */
function* random(seed: number): Generator<number, never> {
  for (let x = seed; ; ) {
    x = (x * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield x / 4_294_967_296;
  }
}

describe('any incident', () => {
  const dice = random(5);
  const roll = (below: number) => Math.floor(dice.next().value * below);
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T;
  const names = [
    'Northside',
    'N'.repeat(80),
    '+1 (212) 555-0123',
    '2125550199',
    'A\nB',
    '<!channel>',
    '日本',
  ];
  const platforms = Object.keys(facts.platform.values) as PlatformId[];
  const share = () => ({ name: pick(names), failed: roll(9), total: 5 + roll(50) });

  function any(): AlertShown {
    const now = morning('09:40:00');
    const since = now - roll(20) * 3_600_000 - 60_000 * (1 + roll(60));
    const total = roll(3) === 0 ? roll(6) : roll(9000);
    const failed = roll(total + 1);
    const dimensions = ['provider', 'platform', 'site', 'feature', 'sender', 'carrier'];
    const sliced = dimensions.filter(() => roll(2) === 0);
    return {
      ...northside,
      kind: pick(['failures', 'silence'] as const),
      slice: Object.fromEntries(
        sliced.map((one) => [
          one,
          one === 'platform' ? pick(platforms) : pick([...names, 'twilio', 'reminders']),
        ]),
      ),
      cause: pick(Object.keys(causes)) as AlertShown['cause'],
      ...(roll(2) === 0 ? { platform: pick(platforms) } : {}),
      since,
      now,
      ...(roll(3) === 0 ? { resolvedAt: since + roll(now - since) } : {}),
      failed,
      total,
      expected: dice.next().value * 100,
      codes: [{ code: pick(names), failed: roll(failed + 1), title: pick(names) }].slice(roll(2)),
      series: {
        minutes: pick([5, 15, 60, 360, 1440]),
        points: Array.from({ length: roll(30) }, (_, place) => ({
          from: since + place * 3_600_000,
          failed: roll(30),
          total: roll(90),
          usual: pick([Number.NaN, 0, 1.2345, 12]),
        })),
      },
      ...(roll(2) === 0 ? { details: { codes: [share()], sites: [share()], carriers: [share()] } } : {}),
    };
  }

  it('fits, tells count and time in its title, no long number, no small group', () => {
    for (let round = 0; round < 2000; round++) {
      const shown = any();
      const view = alertView(shown);
      const all = outline(view);
      expect(view.title.length, view.title).toBeLessThanOrEqual(150);
      expect(view.title).toMatch(/\d{2}:\d{2}/);
      expect(view.title).toMatch(/(\d+ of|all) \d+|fewer than 5|\bno\b|hardly any|only \d+|none/i);
      expect(all).not.toMatch(/\d{7}/);
      const told = view.body.filter(({ kind }) => kind !== 'chart');
      expect(outline({ ...view, body: told })).not.toMatch(/\d(?:[\s().-]{0,3}\d){6}/);
      expect(all).not.toMatch(/[\p{Cc}--\n]/v);
      expect(view.choices.length).toBeLessThanOrEqual(10);
      for (const block of view.body)
        if (block.kind === 'chart') {
          expect(block.labels.length).toBeLessThanOrEqual(20);
          expect(block.title.length).toBeLessThanOrEqual(50);
          expect(Math.max(...block.labels.map((label) => label.length))).toBeLessThanOrEqual(20);
          for (const { values } of block.series) {
            expect(values).toHaveLength(block.labels.length);
            expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
          }
        }
      const lists = view.body.filter(({ kind }) => kind === 'list');
      expect(outline({ ...view, body: lists, controls: [] })).not.toMatch(/: \*(?:all )?[1-4] /);
    }
  });
});
