import { describe, expect, it } from 'vitest';
import { type See, shownOf } from '#alerts/shown.ts';
import type { SliceSum } from '#store/store.ts';
import { alertView } from '#views/alert.ts';
import { failures, known, minute, noon, silence } from './cast.ts';

const sum = (different: Partial<SliceSum> = {}): SliceSum => ({
  workspace: 'main',
  provider: 'twilio',
  platform: 'notify',
  site: 'north',
  feature: 'recall',
  sender: '',
  carrier: 'T-Mobile',
  sent: 10,
  delivered: 8,
  failed: 2,
  unknown: 0,
  ...different,
});

/** The same sums in whatever minutes are asked for; remembers them. */
function receipts(rows: readonly SliceSum[]) {
  const asked: { workspace: string; from: number; to: number }[] = [];
  return {
    asked,
    slices: async (workspace: string, from: number, to: number) => {
      asked.push({ workspace, from: from * minute, to: to * minute });
      return rows;
    },
  };
}

const see = (rows: readonly SliceSum[], different: Partial<See> = {}): See => ({
  receipts: receipts(rows),
  chat: 'slack',
  details: false,
  now: noon,
  ...different,
});

describe('the series', () => {
  it('begins about twice the length of the incident before it, in at most 20 points on whole marks', async () => {
    for (const length of [1, 15, 30, 60, 95, 200, 600, 1440, 4000, 20_000]) {
      const asked = receipts([sum()]);
      const since = noon - length * minute;
      const shown = await shownOf(known(failures({ since })), see([], { receipts: asked }));
      const { minutes, points } = shown.series;
      expect(points.length).toBeLessThanOrEqual(20);
      expect(points.length).toBeGreaterThanOrEqual(Math.min(9, 3 * length));
      const [first] = points;
      expect(first!.from).toBeLessThanOrEqual(since - 2 * length * minute);
      expect(first!.from % (5 * minute)).toBe(0);
      expect(points.at(-1)!.from).toBeLessThan(noon);
      expect(points.at(-1)!.from + minutes * minute).toBeGreaterThanOrEqual(noon);
      expect(asked.asked.map(({ from }) => from)).toEqual(points.map(({ from }) => from));
      expect(asked.asked.every(({ from, to }) => to - from === minutes * minute)).toBe(true);
      expect(asked.asked[0]?.workspace).toBe('main');
    }
  });

  it('counts the part of the traffic, and what is usual there', async () => {
    const rows = [sum(), sum({ feature: 'reminder', failed: 1, delivered: 3 }), sum({ site: 'south' })];
    const { series } = await shownOf(known(failures({ baseline: 0.05 })), see(rows));
    expect(series.points[0]).toMatchObject({ failed: 3, total: 14, usual: expect.closeTo(0.7) });
  });

  it('of a silence shows what was heard, and what was expected since', async () => {
    const since = noon - 30 * minute;
    const { series } = await shownOf(known(silence({ since, expected: 36 })), see([sum({ sent: 9 })]));
    const before = series.points.filter(({ from }) => from + series.minutes * minute <= since);
    const after = series.points.filter(({ from }) => from >= since);
    expect(before.every(({ total, usual }) => total === 9 && usual === 9)).toBe(true);
    expect(after.reduce((all, { usual }) => all + usual, 0)).toBeCloseTo(36);
  });

  it('ends with the incident', async () => {
    const resolvedAt = noon - 60 * minute;
    const over = known(failures({ since: noon - 120 * minute, resolvedAt }));
    const shown = await shownOf(over, see([sum()]));
    expect(shown.resolvedAt).toBe(resolvedAt);
    expect(shown.series.points.at(-1)!.from).toBeLessThan(resolvedAt);
  });
});

describe('what is known beside the counts', () => {
  it('is the texting system where all goes through one that the books know, and whom to ask there', async () => {
    const support = { notify: 'help@example.com', other: 'the office' };
    const one = await shownOf(known(failures()), see([sum(), sum({ feature: 'x' })], { support }));
    expect(one).toMatchObject({ platform: 'notify', support: 'help@example.com' });
    const two = await shownOf(known(failures()), see([sum(), sum({ platform: 'cliniko' })], { support }));
    expect(two.platform).toBeUndefined();
    expect(two.support).toBe('the office');
    expect(one.site).toBeUndefined();
    const number = failures({ slice: { sender: '+12125550102' } });
    const sent = { sender: '+12125550102' };
    const alone = await shownOf(known(number), see([sum(sent), sum({ ...sent, feature: 'recall' })]));
    expect(alone.site).toBe('north');
    const shared = await shownOf(known(number), see([sum(sent), sum({ ...sent, site: 'south' })]));
    expect(shared.site).toBeUndefined();
    const unknown = await shownOf(known(failures()), see([sum({ platform: 'home-made' })]));
    expect(unknown.platform).toBeUndefined();
    const named = await shownOf(known(silence({ slice: { platform: 'cliniko' } })), see([]));
    expect(named.platform).toBe('cliniko');
  });

  it("is the provider's title of a code, where all went through one provider", async () => {
    const { codes } = await shownOf(known(failures()), see([sum()]));
    expect(codes).toEqual([{ code: '30032', failed: 12, title: expect.stringMatching(/toll/i) }]);
    const mixed = await shownOf(known(failures()), see([sum(), sum({ provider: 'vonage' })]));
    expect(mixed.codes).toEqual([{ code: '30032', failed: 12 }]);
  });

  it('is who did something: a person where the chat knows them, else only where it was', async () => {
    const by = { chat: 'slack', person: 'U2' };
    const incident = known(failures(), {
      doings: { taken: { by, at: noon }, snoozed: { by, at: noon, until: noon + 1 } },
    });
    const here = await shownOf(incident, see([], { zone: 'America/New_York' }));
    expect(here).toMatchObject({
      taken: { by: { person: 'U2' }, at: noon },
      snoozed: { by: { person: 'U2' }, until: noon + 1 },
      zone: 'America/New_York',
    });
    const there = await shownOf(incident, see([], { chat: 'teams' }));
    expect(there.taken?.by).toEqual({ chat: 'slack' });
    expect(JSON.stringify(there)).not.toContain('U2');
  });

  it('is over where somebody put it aside, though the receipts still show it', async () => {
    const dismissed = { by: { chat: 'slack', person: 'U2' }, at: noon - minute };
    const shown = await shownOf(known(failures(), { doings: { dismissed } }), see([]));
    expect(shown.resolvedAt).toBe(noon - minute);
  });
});

describe('the details', () => {
  it('are shown where they were asked for, without groups under five', async () => {
    const rows = [
      sum({ site: 'north', carrier: 'T-Mobile' }),
      sum({ site: 'south', carrier: 'AT&T', failed: 1, delivered: 1 }),
      sum({ site: '', carrier: '', failed: 6, delivered: 0 }),
    ];
    const facts = failures({
      slice: {},
      since: noon - 5 * minute,
      codes: [
        { code: '30032', failed: 12 },
        { code: '30003', failed: 4 },
      ],
    });
    expect((await shownOf(known(facts), see(rows))).details).toBeUndefined();
    const shown = await shownOf(
      known(facts),
      see(
        rows.map((row) => ({ ...row, sent: 0 })),
        { details: true },
      ),
    );
    const { details, series } = shown;
    const since = series.points.filter(({ from }) => from + series.minutes * minute > facts.since).length;
    expect(since).toBe(1);
    expect(details).toEqual({
      codes: [{ name: '30032', failed: 12, total: 60 }],
      sites: [{ name: 'north', failed: 2, total: 10 }],
      carriers: [{ name: 'T-Mobile', failed: 2, total: 10 }],
    });
  });

  it('can be drawn as they are', async () => {
    for (const facts of [failures(), silence(), failures({ slice: {}, resolvedAt: noon })]) {
      const shown = await shownOf(known(facts), see([sum()], { details: true, zone: 'America/New_York' }));
      const drawn = alertView(shown);
      expect(drawn.kind).toBe('alert');
      expect(drawn.title.length).toBeLessThanOrEqual(150);
    }
  });
});
